public import Binary
public import Expressions

/// What is known of one fact: a value to reckon with, and the others that may well be true.
///
/// - Shape: a number known exactly, or any single choice, has no `low`, `high` or `alternatives`.
/// - Unit: numbers are canonical (seconds, US dollars, bytes, rates a second, shares of one).
public struct FactValue: Hashable, Sendable {
  /// The value used where one is needed: the geometric mean of a range.
  public var base: Value
  /// The ends of a range of numbers.
  public var range: ClosedRange<Double>?
  /// Other values of a choice or a boolean that may well be true.
  public var alternatives: [Value]
  /// The entries of a list of records, in the order written.
  public var records: [Record]

  public init(
    _ base: Value, range: ClosedRange<Double>? = nil, alternatives: [Value] = [],
    records: [Record] = []
  ) {
    self.base = base
    self.range = range
    self.alternatives = alternatives
    self.records = records
  }

  /// Whether nothing but the base value is possible.
  public var isExact: Bool { range == nil && alternatives.isEmpty }

  /// The values other than the base at which a conclusion has to be tried.
  public var otherPoints: [Value] {
    guard let range else { return alternatives }
    return [.double(range.lowerBound), .double(range.upperBound)]
  }
}

/// A named point of all ranges together: each at the end that makes the case light, at its likely value,
/// or at the end that makes it heavy.
public enum Scenario: String, Sendable, Hashable, CaseIterable {
  case low, base, high

  /// The other end.
  public var opposite: Scenario {
    switch self {
    case .low: .high
    case .base: .base
    case .high: .low
    }
  }
}

/// One entry of a list of records: its fields in the order of the vocabulary.
public struct Record: Hashable, Sendable {
  /// One field of the entry.
  public struct Entry: Hashable, Sendable {
    public let field: String
    public let fact: Fact
  }

  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }

  /// The fact under a field's name.
  public subscript(_ field: String) -> Fact? { entries.first { $0.field == field }?.fact }

  /// The text of a field, when it is known and is text.
  public func text(_ field: String) -> String? {
    guard case .known(let value)? = self[field]?.knowledge, case .string(let text) = value.base
    else { return nil }
    return text
  }

  /// The number of a field in canonical units, when it is known.
  public func number(_ field: String) -> Double? {
    guard case .known(let value)? = self[field]?.knowledge, case .double(let number) = value.base
    else { return nil }
    return number
  }
}

extension FactValue: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      try reader.read(), range: try reader.read(), alternatives: try reader.read(),
      records: try reader.read())
  }
}

extension Record.Entry: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(field: try reader.read(), fact: try reader.read())
  }
}

extension Record: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(entries: try reader.read())
  }
}
