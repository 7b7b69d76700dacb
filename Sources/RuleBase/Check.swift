public import Diagnostics
public import Facts

/// A comparison of what the client demands with what the design is reckoned to do.
public struct Check: Sendable {
  public let id: String
  public let fact: FactName
  /// The id of the formula that estimates it.
  public let estimate: String?
  public let compare: Field.Limit
  public let words: String
  /// How it would be shown in practice.
  public let test: String
  /// What could be relaxed.
  public let relax: [String]
  public let decisions: [String]
  public let location: SourceLocation
}
