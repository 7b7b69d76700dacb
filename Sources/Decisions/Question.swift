public import Expressions
public import Facts
public import RuleBase

/// An unknown or assumed fact with what its answer could change.
public struct Question: Sendable {
  public let fact: FactName
  public let text: String
  public let ask: String?
  /// Codes of the decisions whose outcome another answer would change.
  public let changes: [String]
  /// Each other answer, in words, with the outcomes it would lead to.
  public let answers: [Answer]
  /// What is assumed until then, in words.
  public let assumed: String?
  /// What the answer does to the run cost a month; absent where it moves nothing that is known.
  public let cost: Cost?
  /// The breakdowns that have no total before it is answered.
  public let neededFor: [BreakdownModel]
  /// Whether other answers would change decisions, but lie too far from what is assumed to be told.
  public let isCutShort: Bool

  /// Whether a sum of money waits for it.
  public var isNeededForCost: Bool {
    neededFor.contains { $0.kind == .monthly || $0.kind == .once }
  }

  /// Whether an answer could change a decision, or a figure waits for it.
  public var matters: Bool { !changes.isEmpty || !neededFor.isEmpty }

  public struct Answer: Hashable, Sendable {
    public let value: String
    public let outcomes: [String]
    /// The answer itself.
    public let answer: Value
    /// The decisions that come out differently, and how.
    public let becomes: [Change]
    /// The run cost a month then, likely, decisions made anew; absent where it is not known.
    ///
    /// - Unit: US dollars a second.
    public let cost: Double?
    /// Whether the run cost is so many times what it is now that it rules the answer out.
    public let isPriceless: Bool
  }

  /// The run cost a month over what the answer may well be: the assumption's other points, or all
  /// answers where nothing is assumed.
  ///
  /// - Unit: US dollars a second.
  public struct Cost: Hashable, Sendable {
    /// As things stand.
    public let now: Double
    /// At the answer that costs least, the present one included.
    public let least: Double
    /// At the answer that costs most, the present one included.
    public let most: Double
    /// Answer by answer, in words.
    public let points: [Point]

    /// One answer.
    public struct Point: Hashable, Sendable {
      public let value: String
      public let cost: Double
    }

    /// Between the least and the most.
    public var spread: Double { most - least }
  }

  /// One decision that comes out differently.
  public struct Change: Hashable, Sendable {
    public let decision: String
    public let outcome: Outcome
  }
}
