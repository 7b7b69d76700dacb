import Diagnostics
public import Facts
import LocatedYAML

/// Facts that can't be true together, told as a mistake in the specification.
public struct Contradiction: Sendable {
  public let id: String
  public let when: CompiledExpression
  /// The facts that take part; both places are shown.
  public let facts: [FactName]
  public let message: String
  public let help: String?
}

/// Reads contradictions.
struct ContradictionReader {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func read(_ node: Node, _ expressions: inout ExpressionReader) -> Contradiction? {
    var fields = FieldReader(node, of: "a contradiction", prefix: "rule")
    let id = fields.text("id")
    let when = expressions.condition(fields.node("when"))
    let facts = fields.texts("facts").map { FactName($0.value) }
    let message = fields.text("message")
    let help = fields.optionalText("help")
    diagnostics += fields.finish()
    guard let id, let when, let message else { return nil }
    return Contradiction(id: id, when: when, facts: facts, message: message, help: help)
  }
}
