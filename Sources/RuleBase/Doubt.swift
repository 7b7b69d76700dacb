public import Binary
public import Diagnostics
public import Facts
import LocatedYAML

/// Statements that may be true together but imply something hard to believe.
///
/// Told as a finding beside the design, with the arithmetic and the lines of the specification.
public struct Doubt: Sendable {
  public let id: String
  public let when: CompiledExpression
  /// It is not told where this holds.
  public let unless: CompiledExpression?
  /// The formula whose arithmetic shows it.
  public let figure: String
  /// The formula or fact that bounds what is plausible.
  public let limit: String
  /// The facts without which nothing is told, unless the client stated them.
  public let needs: [FactName]
  /// The facts whose places are shown, as far as the client stated them.
  public let facts: [FactName]
  public let message: String
  public let help: String
  public let sources: [String]
  public let location: SourceLocation
}

extension Doubt: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), when: try reader.read(), unless: try reader.read(),
      figure: try reader.read(), limit: try reader.read(), needs: try reader.read(),
      facts: try reader.read(),
      message: try reader.read(), help: try reader.read(), sources: try reader.read(),
      location: try reader.read())
  }
}

/// Reads doubts.
struct DoubtReader {
  let vocabulary: Vocabulary
  let names: SlotTable
  private(set) var diagnostics: [Diagnostic] = []

  init(vocabulary: Vocabulary, names: SlotTable) {
    self.vocabulary = vocabulary
    self.names = names
  }

  mutating func read(_ node: Node, _ expressions: inout ExpressionReader) -> Doubt? {
    var fields = FieldReader(node, of: "a doubt", prefix: "rule")
    let id = fields.text("id")
    let when = expressions.condition(fields.node("when"))
    let unless = expressions.condition(fields.optionalNode("unless"))
    let figure = fields.locatedText("figure")
    let limit = fields.locatedText("limit")
    let needs = fields.texts("needs")
    let facts = fields.texts("facts")
    let message = fields.text("message")
    let help = fields.text("help")
    let sources = fields.texts("sources").map(\.value)
    diagnostics += fields.finish()
    for fact in needs + facts where vocabulary[FactName(fact.value)] == nil {
      diagnostics.append(
        .unknownFact(fact.value, at: fact.location, known: vocabulary.fields.map(\.name.rawValue)))
    }
    for name in [figure, limit].compactMap(\.self) where names[name.value] == nil {
      diagnostics.append(.unknownFact(name.value, at: name.location, known: names.names))
    }
    guard let id, let when, let figure, let limit, let message, let help else { return nil }
    return Doubt(
      id: id, when: when, unless: unless, figure: figure.value, limit: limit.value,
      needs: needs.map { FactName($0.value) }, facts: facts.map { FactName($0.value) },
      message: message, help: help, sources: sources,
      location: node.location)
  }
}
