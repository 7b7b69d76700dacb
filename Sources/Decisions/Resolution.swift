public import Facts
public import RuleBase

/// Everything that was decided and reckoned for one specification.
public struct Resolution: Sendable {
  /// In the order of documents; members of a joint decision stand one by one.
  public let decisions: [Decision]
  /// Every fact that is stated, derived or assumed, in vocabulary order.
  public let facts: FactSet
  /// Formulas whose inputs are known.
  public let estimates: [Estimate]
  public let checks: [CheckResult]
  /// Figures out of their parts: cost, time, availability.
  public let breakdowns: [Breakdown]
  /// The breakdowns that grow with the load, month by month; empty where not asked for.
  public let years: [YearAhead]
  /// What is hard to believe of the client's statements.
  public let implausible: [Implausible]
  /// What to ask, most consequential first.
  public let questions: [Question]
  /// Unknown or assumed facts that nothing in the design hangs on, in vocabulary order.
  public let idleQuestions: [FactName]
  /// What became of each stated fact.
  public let accounts: [Account]
  /// What cannot be had together.
  public let clashes: [Clash]
  /// The smallest sets of requirements that clash, and where giving way would help; absent where
  /// nothing clashes or it was not asked for.
  public let conflicts: Conflicts?
  /// Designs that no other beats; absent where it was not asked for.
  public let tradeoffs: Tradeoffs?
  /// How much each input moves the money of a month; absent where it was not asked for.
  public let sensitivity: Sensitivity?
  /// What every name in a condition stands for.
  public let values: ResolvedValues

  /// The decision under an id or a code such as `D05`.
  public func decision(_ name: String) -> Decision? {
    decisions.first { $0.id == name || $0.code.lowercased() == name.lowercased() }
  }
}

/// A limit of the client against what the design is reckoned to do.
public struct CheckResult: Sendable {
  public let check: Check
  public let fact: Fact
  public let status: Status
  public let estimate: Estimate?
  /// Where the limit is not met, or may not be: the heaviest lines of what the estimate is made of.
  public let causes: [Breakdown.Line]
  /// What could be relaxed.
  public let relax: [String]

  /// Met if the pessimistic end meets the limit, not met if the optimistic end breaks it.
  public enum Status: String, Hashable, Sendable {
    case met
    case atRisk = "at_risk"
    case notMet = "not_met"
    /// No estimate: a test has to show it.
    case toBeShown = "to_be_shown"
  }
}

/// What became of one stated fact.
public struct Account: Sendable {
  public let fact: Fact
  public let status: Status
  /// Ids of the decisions whose rules it made hold.
  public let decisions: [String]
  /// A sentence: the check, the test, or that it had no effect.
  public let note: String

  public enum Status: String, Hashable, Sendable {
    /// Rules or components answer it.
    case met
    case atRisk = "at_risk"
    case notMet = "not_met"
    case toBeShown = "to_be_shown"
    /// Recorded; nothing in the design depends on it.
    case noEffect = "no_effect"
  }
}

/// Requirements that can't be met together.
public struct Clash: Sendable {
  /// What fails, in words.
  public let summary: String
  public let decision: String?
  /// The stated facts that take part, with their places.
  public let facts: [Fact]
  /// What could be relaxed, in words.
  public let relax: [String]
  /// The heaviest lines behind a limit that is not met.
  public let causes: [Breakdown.Line]
}
