public import Binary
public import Diagnostics

/// Whether and what is known.
public enum Knowledge: Hashable, Sendable {
  case known(FactValue)
  /// The client wrote `none`: there is no such thing.
  case absent
  /// Not stated, or stated as `unknown`.
  case unknown
}

/// One fact with where it came from.
public struct Fact: Hashable, Sendable {
  public let name: FactName
  public var knowledge: Knowledge
  public var strength: Strength
  public var origin: Origin

  public init(name: FactName, knowledge: Knowledge, strength: Strength = .must, origin: Origin) {
    self.name = name
    self.knowledge = knowledge
    self.strength = strength
    self.origin = origin
  }

  /// The value, where one is known.
  public var value: FactValue? {
    guard case .known(let value) = knowledge else { return nil }
    return value
  }

  /// The client's own words for it, where they state it.
  public var statement: Statement? {
    guard case .stated(let statement) = origin else { return nil }
    return statement
  }
}

/// Where a fact came from.
public enum Origin: Hashable, Sendable {
  /// The client's file says so.
  case stated(Statement)
  /// Reckoned from other facts by an expression of the vocabulary.
  case derived(from: [FactName], expression: String)
  /// Nobody said so: a named assumption.
  case assumed(because: String, source: String)
  /// Nothing is known and nothing is assumed.
  case missing
}

/// One value in a specification: the place, the words, and what the client hangs on it.
public struct Statement: Hashable, Sendable {
  public let location: SourceLocation
  /// The value as written.
  public let text: String
  /// The document or person that the client names for the value.
  public let source: String?
  /// The client's own requirement id.
  public let requirement: String?

  public init(
    location: SourceLocation, text: String, source: String? = nil, requirement: String? = nil
  ) {
    self.location = location
    self.text = text
    self.source = source
    self.requirement = requirement
  }
}

extension Fact: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      name: try reader.read(), knowledge: try reader.read(), strength: try reader.read(),
      origin: try reader.read())
  }
}

extension Statement: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      location: try reader.read(), text: try reader.read(), source: try reader.read(),
      requirement: try reader.read())
  }
}

extension Knowledge: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case known, absent, unknown }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .known: self = .known(try reader.read())
    case .absent: self = .absent
    case .unknown: self = .unknown
    }
  }
}

extension Origin: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case stated, derived, assumed, missing }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .stated: self = .stated(try reader.read())
    case .derived: self = .derived(from: try reader.read(), expression: try reader.read())
    case .assumed: self = .assumed(because: try reader.read(), source: try reader.read())
    case .missing: self = .missing
    }
  }
}
