import Diagnostics
import Expressions
import LocatedYAML
import Quantities

/// Reads named formulas.
struct FormulaReader {
  /// Keys that are read by others, and so are not unknown.
  private let otherKeys: [String]
  private(set) var diagnostics: [Diagnostic] = []

  init(besides otherKeys: [String] = []) { self.otherKeys = otherKeys }

  /// Reads one formula with its expression compiled in the reader's environment.
  mutating func read(_ node: Node, _ expressions: inout ExpressionReader) -> Formula? {
    var fields = FieldReader(node, of: "a formula", prefix: "rule")
    let id = fields.text("id")
    let text = fields.node("expression")
    let unitText = fields.optionalText("unit") ?? ""
    _ = fields.optionalText("kind")
    for key in otherKeys { _ = fields.optionalNode(key) }
    let label = fields.text("label")
    let words = fields.optionalText("words") ?? ""
    let isHeadline = fields.boolean("headline", default: false)
    let sources = fields.texts("sources").map(\.value)
    let unit = unitText.isEmpty ? Unit.plain : Unit.named(unitText)
    if unit == nil {
      fields.report(
        Diagnostic("rule/unknown-unit", "'\(unitText)' is not a known unit", at: node.location))
    }
    diagnostics += fields.finish()
    guard let id, let text, let label, let unit else { return nil }
    guard let expression = expressions.compile(text, expecting: node.declaredType) else {
      return nil
    }
    return Formula(
      id: id, expression: expression, unit: unit, label: label, words: words,
      isHeadline: isHeadline, sources: sources,
      location: node.location)
  }
}
