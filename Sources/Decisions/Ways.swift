public import Expressions
public import Facts

/// The smallest changes of facts under which an option or product would be the outcome of a decision.
public struct Ways: Sendable {
  /// One change of facts.
  public struct Way: Hashable, Sendable {
    /// The facts that change, in vocabulary order: one or two.
    public let changes: [Change]
    /// How the decision ends then.
    public let outcome: Outcome
  }

  /// One fact at another value.
  public struct Change: Hashable, Sendable {
    public let fact: FactName
    /// The changed value in words: `requests a day: above 90,000 requests/day`.
    public let words: String
    /// The value itself; of a number the nearest one.
    public let value: Value
    /// How far the present value is from it, in words.
    public let margin: String?
    /// Whether the client has stated the fact.
    public let isStated: Bool
  }

  /// The changes of one fact, else of two, smallest first; empty where none was found.
  public let all: [Way]
  /// The facts that were changed one by one.
  public let facts: Int
  /// The facts that were changed two at a time, and the pairs of values tried; 0 where one was enough.
  public let pairedFacts: Int
  public let pairs: Int
}
