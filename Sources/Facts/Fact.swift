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
