public import Estimates

/// The errors over a file, by category and by what may explain them.
public struct Judgement: Sendable {
  public let comparisons: [Comparison]
  public let leftOut: [String: Int]

  /// Compares all rows with a model.
  ///
  /// - Parameters:
  ///   - measurements: the rows.
  ///   - model: the model.
  public init(_ measurements: Measurements, _ model: ServingModel) {
    comparisons = measurements.rows.flatMap { $0.compared(with: model) }
    leftOut = measurements.leftOut
  }

  /// The errors of a category; nil where no row belongs to it.
  ///
  /// - Parameter category: the category.
  /// - Returns: count, median and 90th percentile.
  public func summary(_ category: Comparison.Category) -> ErrorSummary? {
    ErrorSummary(comparisons.filter { $0.category == category })
  }

  /// All lines: what was left out, the errors by group, and last the categories.
  public var lines: [String] {
    leftOutLines + Comparison.Category.allCases.flatMap { detail($0) } + staticLines
      + Comparison.Category.allCases.map { category in
        "\(category.rawValue): \(summary(category)?.text ?? "n=0")"
      }
  }

  private var leftOutLines: [String] {
    let total = leftOut.values.reduce(0, +)
    return ["left out: \(total) rows"]
      + leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "  \(padded(String($0.value), 5))  \($0.key)" }
  }

  private var staticLines: [String] {
    let rows = comparisons.filter { $0.category == nil }
    return ErrorSummary(rows).map { ["", "static batches of dense models: \($0.text)", ""] } ?? [""]
  }

  private func detail(_ category: Comparison.Category) -> [String] {
    let rows = comparisons.filter { $0.category == category }
    guard let whole = ErrorSummary(rows) else { return [] }
    let groups: [(String, (Comparison) -> String)] = [
      ("GPU", { $0.measurement.replica.accelerator.id }),
      ("precision", { $0.measurement.replica.precision.rawValue }),
      ("model", { $0.measurement.replica.model.id }),
      ("engine", { $0.measurement.replica.engine.rawValue }),
      ("GPUs", { String($0.measurement.replica.gpus) }),
      ("concurrency", { Self.concurrencyClass($0.measurement.concurrency) }),
    ]
    return ["", "\(category.rawValue): \(whole.text)"]
      + groups.flatMap { name, key in
        Dictionary(grouping: rows, by: key).sorted { $0.key < $1.key }
          .compactMap { group, rows in
            ErrorSummary(rows).map { "  \(padded(name, 12))\(padded(group, 18))\($0.text)" }
          }
      }
  }

  private static func concurrencyClass(_ count: Double?) -> String {
    switch count {
    case nil: "not given"
    case .some(...8): "1 to 8"
    case .some(...32): "9 to 32"
    case .some(...128): "33 to 128"
    case .some: "more than 128"
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
