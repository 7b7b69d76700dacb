public import Binary
public import Diagnostics
public import Facts
import LocatedYAML

/// A requirement on which a client can give way, and what that means.
public struct Concession: Sendable {
  public let id: String
  public let fact: FactName
  /// The words of a choice, strictest first.
  ///
  /// Sets are relaxed word by word, and numbers away from the side on which the solution has to stay.
  public let order: [String]
  /// What giving way is paid with.
  public let price: Price
  /// What giving way means, in words.
  public let words: String
  public let location: SourceLocation

  /// What giving way is paid with.
  public enum Price: String, Hashable, Sendable, CaseIterable { case money, time, risk, quality }
}

/// Reads concessions.
struct ConcessionReader {
  let vocabulary: Vocabulary
  private(set) var diagnostics: [Diagnostic] = []

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  mutating func read(_ node: Node) -> Concession? {
    var fields = FieldReader(node, of: "a concession", prefix: "rule")
    let id = fields.text("id")
    let fact = fields.locatedText("fact")
    let order = fields.texts("order")
    let price = fields.choice("price", as: Concession.Price.self)
    let words = fields.text("words")
    diagnostics += fields.finish()
    guard let id, let fact, let price, let words else { return nil }
    guard let field = vocabulary[FactName(fact.value)] else {
      diagnostics.append(
        .unknownFact(fact.value, at: fact.location, known: vocabulary.fields.map(\.name.rawValue)))
      return nil
    }
    let known = field.choices.map(\.id) + (field.kind == .boolean ? ["yes", "no"] : [])
    for word in order where !known.contains(word.value) {
      diagnostics.append(
        Diagnostic(
          "value/unknown-choice", "'\(word.value)' is no value of '\(field.label)'",
          at: word.location, help: "it is one of \(known.joined(separator: ", "))"))
    }
    return Concession(
      id: id, fact: field.name, order: order.map(\.value), price: price, words: words,
      location: node.location)
  }
}

extension Concession: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), fact: try reader.read(), order: try reader.read(),
      price: try reader.read(), words: try reader.read(), location: try reader.read())
  }
}

extension Concession.Price: BinaryValue {}
