import Diagnostics
import LocatedYAML

/// Reads the constants of estimators.
struct EstimatorReader {
  /// Ids of `sources.yaml`.
  let sources: Set<String>
  private(set) var diagnostics: [Diagnostic] = []

  init(sources: Set<String>) { self.sources = sources }

  mutating func read(_ root: Node) -> Estimator? {
    var fields = FieldReader(root, of: "an estimator", prefix: "rule")
    let id = fields.text("id")
    let label = fields.text("label")
    let method = fields.text("method")
    let asOf = fields.text("as_of")
    let cited = fields.texts("sources").map(\.value)
    let constants = fields.list("constants").compactMap {
      constant($0, sources: cited, asOf: asOf ?? "")
    }
    var tables: [String: [Estimator.Row]] = [:]
    for table in fields.entries("tables") {
      tables[table.key] = (table.value.elements ?? []).map { row($0) }
    }
    diagnostics += fields.finish()
    check(cited, at: root)
    guard let id, let label, let method else { return nil }
    return Estimator(
      id: id, label: label, method: method, constants: constants, tables: tables,
      location: root.location)
  }

  private mutating func constant(
    _ node: Node, sources cited: [String], asOf: String
  ) -> Estimator.Constant? {
    var fields = FieldReader(node, of: "a constant", prefix: "rule")
    let id = fields.text("id")
    let value = fields.number("value")
    let unit = fields.optionalText("unit") ?? ""
    let words = fields.text("words")
    let fit = fields.text("fit")
    let rows = fields.number("rows") ?? 0
    let own = fields.texts("sources").map(\.value)
    let ownDate = fields.optionalText("as_of")
    diagnostics += fields.finish()
    check(own, at: node)
    guard let id, let value, let words, let fit else {
      if value == nil { diagnostics.append(.withoutValue(at: node)) }
      return nil
    }
    return Estimator.Constant(
      id: id, value: value, unit: unit, words: words, fit: fit, rows: Int(rows),
      sources: own.isEmpty ? cited : own, asOf: ownDate ?? asOf)
  }

  /// Every cell of a row is kept as it is written: the estimator knows what it is.
  private func row(_ node: Node) -> Estimator.Row {
    let cells = (node.entries ?? []).map { ($0.key, $0.value.text ?? "") }
    return Estimator.Row(
      cells: Dictionary(cells) { _, last in last }, location: node.location)
  }

  private mutating func check(_ cited: [String], at node: Node) {
    for source in cited where !sources.contains(source) {
      diagnostics.append(.unknownSource(source, at: node.location, known: sources))
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func withoutValue(at node: Node) -> Diagnostic {
    Diagnostic("rule/no-value", "a constant has a number under 'value'", at: node.location)
  }

  static func missingConstants(_ names: [String], of estimator: Estimator) -> Diagnostic {
    Diagnostic(
      "rule/missing-constants",
      "the estimator '\(estimator.id)' lacks \(names.joined(separator: ", "))",
      at: estimator.location)
  }
}
