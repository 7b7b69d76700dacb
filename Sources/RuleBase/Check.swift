public import Binary
public import Diagnostics
public import Facts

/// A comparison of what the client demands with what the design is reckoned to do.
public struct Check: Sendable {
  public let id: String
  public let fact: FactName
  /// The id of the formula that estimates it.
  public let estimate: String?
  /// The id of the breakdown whose lines tell what causes a breach.
  public let breakdown: String?
  public let compare: Field.Limit
  public let words: String
  /// How it would be shown in practice.
  public let test: String
  /// What could be relaxed, where that is a way.
  public let relax: [ConditionalWords]
  public let decisions: [String]
  public let location: SourceLocation
}

extension Check: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), fact: try reader.read(), estimate: try reader.read(),
      breakdown: try reader.read(), compare: try reader.read(), words: try reader.read(),
      test: try reader.read(),
      relax: try reader.read(), decisions: try reader.read(), location: try reader.read())
  }
}
