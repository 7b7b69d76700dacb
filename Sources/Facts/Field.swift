public import Binary
public import Diagnostics
public import Expressions
public import LocatedYAML
public import Quantities

/// One field of the vocabulary: what may be asked of a client, and how the answer is typed.
public struct Field: Hashable, Sendable {
  /// The full name of the fact, or the plain name of a record's field.
  public let name: FactName
  public let kind: Kind
  /// What a number is written in when no unit stands beside it.
  public let unit: Unit
  /// The smallest and largest legal value of a number, in canonical units.
  public let domain: Domain
  /// Reads inside a sentence: "<label> is 12,000 requests/day".
  public let label: String
  /// One sentence for the schema and for editors.
  public let about: String
  public let isRequired: Bool
  /// Why a required field is required.
  public let neededBy: String?
  public let aliases: [String]
  /// The expression that gives the value when it is not stated and its facts are known.
  public let derive: Text?
  /// What is assumed when nothing is stated or derived; the first case whose condition holds.
  public let assumptions: [Assumption]
  public let question: String?
  /// Whom to ask.
  public let ask: String?
  /// The test that shows that a stated requirement is met, where no check computes it.
  public let shownBy: String?
  /// Whether a stated value limits the solution instead of describing the world.
  public let limit: Limit?
  /// Whether a higher value makes the case lighter, as a longer time limit does: where all uncertain
  /// facts are at the light end, this one is at the upper end of its range.
  public let isLighterWhenHigh: Bool
  /// How its text has to be written.
  public let form: Form?
  /// The fact that a record's field replaces for the share of the traffic that the record is about.
  public let overrides: FactName?
  public let location: SourceLocation

  /// How a value is typed.
  public indirect enum Kind: Hashable, Sendable {
    case boolean
    case number
    case text
    case texts
    /// One of the listed words, or any word where the list is open.
    case choice([Choice], isOpen: Bool)
    /// A set of the listed words.
    case choices([Choice], isOpen: Bool)
    /// A list of mappings, or a mapping of mappings whose key is the field `keyedBy`.
    case records([Field], keyedBy: String?)
  }

  /// One legal word of a choice.
  public struct Choice: Hashable, Sendable {
    public let id: String
    public let label: String
  }

  /// The legal numbers; an end that is absent is open.
  public struct Domain: Hashable, Sendable {
    public let low: Double?
    public let high: Double?

    public func contains(_ number: Double) -> Bool {
      (low.map { $0 <= number } ?? true) && (high.map { number <= $0 } ?? true)
    }
  }

  /// On which side of the stated value the solution has to stay.
  public enum Limit: String, Hashable, Sendable, CaseIterable {
    case atMost = "at_most"
    case atLeast = "at_least"
  }

  /// At which end of its range a fact makes the case lighter: cheaper or easier to meet.
  public enum End: String, Hashable, Sendable, CaseIterable { case low, high }

  /// A way in which a text has to be written.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// A day, a month or a year of the calendar.
    case date
  }

  /// Text as it stands in its file, so that a mistake inside it can be shown.
  public struct Text: Hashable, Sendable {
    public let node: Node

    public var text: String { node.plainText }
    public var location: SourceLocation { node.location }
  }

  /// A named assumption.
  public struct Assumption: Hashable, Sendable {
    /// When it applies; always, if absent.
    public let when: Text?
    public let value: FactValue
    public let because: String
    public let source: String
    public let location: SourceLocation
  }

  /// What a value of this field comes to where all ranges are at one end; everything but ranges stays.
  public func value(_ value: FactValue, in scenario: Scenario) -> Value {
    guard let range = value.range else { return value.base }
    switch isLighterWhenHigh ? scenario.opposite : scenario {
    case .low: return .double(range.lowerBound)
    case .base: return value.base
    case .high: return .double(range.upperBound)
    }
  }

  /// The words of a choice, empty for other kinds.
  public var choices: [Choice] {
    switch kind {
    case .choice(let choices, _), .choices(let choices, _): choices
    case .boolean, .number, .text, .texts, .records: []
    }
  }

  /// Whether a label of one of its choices is a name, such as that of a product, which keeps its
  /// capital inside a sentence: a single word among words of which one has a capital within.
  public func isName(_ label: String) -> Bool {
    !label.contains(" ")
      && choices.contains { choice in
        zip(choice.label, choice.label.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
      }
  }

  /// The label of one of the choices, or the word itself.
  public func label(of word: String) -> String {
    choices.first { $0.id == word }?.label ?? word
  }
}

extension Field: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      name: try reader.read(), kind: try reader.read(), unit: try reader.read(),
      domain: try reader.read(), label: try reader.read(), about: try reader.read(),
      isRequired: try reader.read(), neededBy: try reader.read(), aliases: try reader.read(),
      derive: try reader.read(), assumptions: try reader.read(), question: try reader.read(),
      ask: try reader.read(), shownBy: try reader.read(), limit: try reader.read(),
      isLighterWhenHigh: try reader.read(), form: try reader.read(), overrides: try reader.read(),
      location: try reader.read())
  }
}

extension Field.Choice: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(id: try reader.read(), label: try reader.read())
  }
}

extension Field.Domain: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(low: try reader.read(), high: try reader.read())
  }
}

extension Field.Limit: BinaryValue {}

extension Field.Form: BinaryValue {}

extension Field.Text: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(node: try reader.read())
  }
}

extension Field.Assumption: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      when: try reader.read(), value: try reader.read(), because: try reader.read(),
      source: try reader.read(), location: try reader.read())
  }
}

extension Field.Kind: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue {
    case boolean, number, text, texts, choice, choices, records
  }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .boolean: self = .boolean
    case .number: self = .number
    case .text: self = .text
    case .texts: self = .texts
    case .choice: self = .choice(try reader.read(), isOpen: try reader.read())
    case .choices: self = .choices(try reader.read(), isOpen: try reader.read())
    case .records: self = .records(try reader.read(), keyedBy: try reader.read())
    }
  }
}
