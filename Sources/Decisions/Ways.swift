public import Expressions
public import Facts

/// The smallest changes of facts under which an option or product would be the outcome of a decision,
/// and what keeps it from being that.
public struct Ways: Hashable, Sendable {
  /// One change of facts.
  public struct Way: Hashable, Sendable {
    /// The facts that change together, in vocabulary order: one or two; more only where no two do.
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

  /// One thing that keeps a choice from being the outcome as things stand.
  public struct Obstacle: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// The question does not arise.
      case notArising = "not_arising"
      /// A rule excludes the option.
      case excluded
      /// What the option needs is not known to hold.
      case notAssessed = "not_assessed"
      /// An option that comes before it is not excluded.
      case behind
      /// No rule asks for it or chooses it.
      case notAskedFor = "not_asked_for"
      /// A rule before those that choose it chooses another.
      case chosenBefore = "chosen_before"
      /// Every combination with it is excluded.
      case noCombination = "no_combination"
      /// Combinations with another option come before those with it, or another scores more.
      case outranked
    }

    public let kind: Kind
    /// The option that stands in its way, by its id.
    public let option: String?
    /// The rules whose conditions decide whether the obstacle stands, by their ids.
    public let rules: [String]
    /// The nearest change of one fact that takes the obstacle away; nil where none was found, or none
    /// was searched for.
    public let lifting: Change?
  }

  /// The changes of one fact, else of two, else one of more, smallest first; empty where none was
  /// found.
  public let all: [Way]
  /// What stands in the way in the base run.
  public let obstacles: [Obstacle]
  /// The facts that were changed one by one; 0 where nothing was searched.
  public let facts: Int
  /// The facts that were changed two at a time, and the pairs of values tried; 0 where one was enough.
  public let pairedFacts: Int
  public let pairs: Int
}
