/// A decision of an example specification that ends differently under other rules or prices.
public struct ExampleFlip: Hashable, Sendable {
  /// The name of the example.
  public let example: String
  /// The id of the decision.
  public let decision: String
  public let code: String
  public let title: String
  /// How it ended, in words.
  public let before: String
  /// How it ends now, in words.
  public let after: String

  public init(
    example: String, decision: String, code: String, title: String, before: String, after: String
  ) {
    self.example = example
    self.decision = decision
    self.code = code
    self.title = title
    self.before = before
    self.after = after
  }
}
