public import Facts
public import RuleBase

/// What can't be had together, and where giving way would help.
public struct Conflicts: Sendable {
  /// One thing that the client asks for: a stated fact, or a choice made in advance.
  public struct Requirement: Hashable, Sendable {
    /// The stated fact; for a choice made in advance, the list of them.
    public let fact: Fact
    /// The decision whose choice is fixed; absent for other facts.
    public let decision: String?
    /// What the requirement asks for, in words.
    public let words: String
  }

  /// A smallest set of requirements that clash: without any one of them the others can be met.
  public struct ClashingSet: Sendable {
    public let requirements: [Requirement]
    /// The weakest strength among them.
    public let strength: Strength
    /// For each limit among them, what the design comes to that keeps the others and is best by it.
    public let figures: [Figure]
    /// Titles of decisions that are left without an option; for limits none.
    public let decisions: [String]
  }

  /// A limit beside its figure.
  public struct Figure: Sendable {
    public let check: Check
    public let limit: Double
    public let low: Double
    public let base: Double
    public let high: Double
    /// The unit of both, as `Quantities` names it.
    public let unit: String
  }

  /// The least change of one requirement with which all others can be met.
  public struct Relaxation: Sendable {
    public let requirement: Requirement
    /// What is asked for now and what would be enough, in words.
    public let from: String
    public let to: String
    /// The same as numbers in canonical units, for numbers.
    public let fromNumber: Double?
    public let toNumber: Double?
    /// The value with which the limit is met whatever the assumptions, for limits with a figure.
    public let sure: Double?
    /// What giving way means, where the rules say so.
    public let concession: Concession?
    /// What the design comes to then and before, for the figures that differ.
    public let effects: [Effect]
    /// The places of the sets that it settles.
    public let settles: [Int]
  }

  /// A figure before and after giving way, in canonical units.
  public struct Effect: Sendable {
    public let label: String
    public let before: Double
    public let after: Double
    /// As `Quantities` names it.
    public let unit: String
  }

  public let sets: [ClashingSet]
  /// Where nothing clashes but the design as decided breaks a limit: what a design that keeps all of
  /// them takes instead.
  public let metBy: [Tradeoffs.Choice]
  /// Musts are given up last: wishes first, then shoulds.
  public let relaxations: [Relaxation]
  /// Whether the search ended before every set was found.
  public let isBounded: Bool
  /// How many sets of requirements were tried.
  public let tried: Int
}
