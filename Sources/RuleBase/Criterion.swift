public import Binary
public import Diagnostics
import Facts
import LocatedYAML
import OrderedCollections
import Quantities

/// What designs are weighed by when none is better in everything.
public struct Criterion: Sendable {
  public let id: String
  public let label: String
  public let measure: Measure
  /// The quality attribute of the client's priorities that it belongs to.
  public let attribute: String?
  public let sources: [String]
  public let location: SourceLocation

  /// How a design is measured.
  public enum Measure: Sendable {
    /// A number: a fact, a formula or a figure of a joint decision. Designs whose numbers lie within
    /// a share of each other are alike.
    case figure(String, better: Direction, error: Double)
    /// The first level, best first, whose condition holds.
    case levels([Level])
    /// An attribute of the product that a member of a joint decision takes, its words best first.
    case attribute(member: String, name: String, levels: [AttributeLevel])
  }

  /// Which way is better.
  public enum Direction: String, Hashable, Sendable, CaseIterable { case less, more }

  /// One of several levels.
  public struct Level: Sendable {
    public let when: CompiledExpression
    /// In few words.
    public let words: String
  }

  /// One value of an attribute.
  public struct AttributeLevel: Hashable, Sendable {
    public let value: String
    /// In few words.
    public let words: String
  }
}

/// Reads criteria.
struct CriterionReader {
  let names: SlotTable
  let catalogue: Catalogue
  let decisions: [DecisionModel]
  private(set) var diagnostics: [Diagnostic] = []

  init(names: SlotTable, catalogue: Catalogue, decisions: [DecisionModel]) {
    self.names = names
    self.catalogue = catalogue
    self.decisions = decisions
  }

  mutating func read(_ node: Node, _ expressions: inout ExpressionReader) -> Criterion? {
    var fields = FieldReader(node, of: "a criterion", prefix: "rule")
    let id = fields.text("id")
    let label = fields.text("label")
    let figure = fields.optionalLocatedText("figure")
    let better = fields.optionalChoice("better", as: Criterion.Direction.self)
    let error = fields.optionalLocatedText("error")
    let attribute = fields.optionalLocatedText("attribute")
    let levels = fields.list("levels")
    let priority = fields.optionalText("priority")
    let sources = fields.texts("sources").map(\.value)
    diagnostics += fields.finish()
    let measure: Criterion.Measure?
    if let figure {
      measure = read(figure, better, error)
    } else if let attribute {
      measure = read(attribute, levels)
    } else {
      measure = .levels(levels.compactMap { level($0, &expressions) })
      if levels.count < 2 {
        report("measure", "a criterion has a figure, or at least two levels", node.location)
      }
    }
    guard let id, let label, let measure else { return nil }
    return Criterion(
      id: id, label: label, measure: measure, attribute: priority, sources: sources,
      location: node.location)
  }

  private mutating func read(
    _ figure: Located<String>, _ better: Criterion.Direction?, _ error: Located<String>?
  ) -> Criterion.Measure? {
    if names[figure.value] == nil {
      diagnostics.append(.unknownFact(figure.value, at: figure.location, known: names.names))
    }
    var share = 0.0
    if let error {
      guard let reading = try? readQuantity(error.value, in: .percent), reading.base >= 0 else {
        report("error", "'\(error.value)' is no share, such as 10 %", error.location)
        return nil
      }
      share = reading.base
    }
    return .figure(figure.value, better: better ?? .less, error: share)
  }

  private mutating func read(
    _ attribute: Located<String>, _ nodes: [Node]
  ) -> Criterion.Measure? {
    let parts = attribute.value.split(separator: ".").map(String.init)
    let member = decisions.flatMap(\.members).first { $0.id == parts.first }
    guard parts.count == 2, let member, let role = member.role.flatMap({ catalogue.roles[$0] }),
      role.attributes.contains(where: { $0.name.rawValue == parts[1] })
    else {
      report(
        "attribute", "'\(attribute.value)' is no attribute of a product that a decision takes",
        attribute.location)
      return nil
    }
    let levels = nodes.compactMap { node -> Criterion.AttributeLevel? in
      var fields = FieldReader(node, of: "a level", prefix: "rule")
      let value = fields.text("value")
      let words = fields.text("say")
      diagnostics += fields.finish()
      guard let value, let words else { return nil }
      return Criterion.AttributeLevel(value: value, words: words)
    }
    return .attribute(member: parts[0], name: parts[1], levels: levels)
  }

  private mutating func level(
    _ node: Node, _ expressions: inout ExpressionReader
  ) -> Criterion.Level? {
    var fields = FieldReader(node, of: "a level", prefix: "rule")
    let when = expressions.condition(fields.node("when"))
    let words = fields.text("say")
    diagnostics += fields.finish()
    guard let when, let words else { return nil }
    return Criterion.Level(when: when, words: words)
  }

  private mutating func report(_ name: String, _ message: String, _ place: SourceLocation) {
    diagnostics.append(
      Diagnostic(Diagnostic.ID(rawValue: "rule/criterion-\(name)"), message, at: place))
  }
}

extension Criterion: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), label: try reader.read(), measure: try reader.read(),
      attribute: try reader.read(), sources: try reader.read(), location: try reader.read())
  }
}

extension Criterion.Measure: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case figure, levels, attribute }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .figure:
      self = .figure(try reader.read(), better: try reader.read(), error: try reader.read())
    case .levels: self = .levels(try reader.read())
    case .attribute:
      self = .attribute(
        member: try reader.read(), name: try reader.read(), levels: try reader.read())
    }
  }
}

extension Criterion.Direction: BinaryValue {}

extension Criterion.Level: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(when: try reader.read(), words: try reader.read())
  }
}

extension Criterion.AttributeLevel: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(value: try reader.read(), words: try reader.read())
  }
}
