public import Binary
public import Diagnostics
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
  public let location: SourceLocation
}

/// Reads contradictions.
struct ContradictionReader {
  let vocabulary: Vocabulary
  private(set) var diagnostics: [Diagnostic] = []

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  mutating func read(_ node: Node, _ expressions: inout ExpressionReader) -> Contradiction? {
    var fields = FieldReader(node, of: "a contradiction", prefix: "rule")
    let id = fields.text("id")
    let when = expressions.condition(fields.node("when"))
    let facts = fields.texts("facts")
    let message = fields.text("message")
    let help = fields.optionalText("help")
    diagnostics += fields.finish()
    for fact in facts where vocabulary[FactName(fact.value)] == nil {
      diagnostics.append(
        .unknownFact(fact.value, at: fact.location, known: vocabulary.fields.map(\.name.rawValue)))
    }
    guard let id, let when, let message else { return nil }
    return Contradiction(
      id: id, when: when, facts: facts.map { FactName($0.value) }, message: message, help: help,
      location: node.location)
  }
}

extension Contradiction: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), when: try reader.read(), facts: try reader.read(),
      message: try reader.read(), help: try reader.read(), location: try reader.read())
  }
}
