public import Estimates

/// A measured figure beside the one that the model gives.
public struct Comparison: Sendable {
  public var measurement: MeasuredRow
  public var quantity: ServingQuantity
  public var measured: Double
  public var predicted: Double

  /// By how much the prediction is off, as a share of what was measured.
  public var error: Double { abs(predicted / measured - 1) }

  /// The categories that errors are told for.
  public enum Category: String, Hashable, Sendable, CaseIterable {
    case maximumThroughput = "maximum throughput"
    case timePerToken = "TPOT"
    case mixtureOfExperts = "mixture-of-experts"
    case timeToFirstToken = "TTFT"
  }

  /// The category; nil for static batches of dense models, which are told apart.
  public var category: Category? {
    switch (quantity, measurement.replica.model.kind, measurement.mode) {
    case (.timeToFirstToken, _, _): .timeToFirstToken
    case (_, .mixtureOfExperts, _): .mixtureOfExperts
    case (_, .dense, .maximum): .maximumThroughput
    case (_, .dense, .concurrency): .timePerToken
    case (_, .dense, .staticBatch): nil
    }
  }
}

extension MeasuredRow {
  /// Everything that the row measured, beside what the model says.
  ///
  /// - Parameter model: the model.
  /// - Returns: one comparison for each figure of the row.
  public func compared(with model: ServingModel) -> [Comparison] {
    let scenario = model.scenario(replica, traffic)
    func comparison(
      _ quantity: ServingQuantity, _ measured: Double?, _ predicted: @autoclosure () -> Double
    ) -> [Comparison] {
      guard let measured, measured > 0 else { return [] }
      return [
        Comparison(
          measurement: self, quantity: quantity, measured: measured, predicted: predicted())
      ]
    }
    switch mode {
    case .maximum:
      return comparison(
        .maximumThroughput, throughput?.value, scenario.maximumThroughput.value.value)
    case .staticBatch(let count):
      return comparison(
        .maximumThroughput, throughput?.value,
        scenario.throughput(concurrency: count).value.value)
    case .concurrency(let count):
      return comparison(
        .timePerOutputToken, timePerToken?.value,
        scenario.timePerToken(concurrency: count).value.value)
        + comparison(
          .timeToFirstToken, timeToFirstToken?.value,
          scenario.timeToFirstToken(concurrency: count).value.value)
    }
  }
}

/// Median and 90th percentile of absolute errors.
public struct ErrorSummary: Hashable, Sendable {
  public var count: Int
  public var median: Double
  public var p90: Double

  /// The summary of some comparisons; nil where there are none.
  public init?(_ comparisons: [Comparison]) {
    guard !comparisons.isEmpty else { return nil }
    let errors = comparisons.map(\.error).sorted()
    count = errors.count
    median = Self.quantile(errors, 0.5)
    p90 = Self.quantile(errors, 0.9)
  }

  /// The quantile of sorted numbers, between neighbours in proportion.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }

  /// The summary as it ends a judgement: `n=306 median 5.9 % p90 18.2 %`.
  public var text: String {
    "n=\(count) median \(Self.percent(median)) % p90 \(Self.percent(p90)) %"
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1_000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
