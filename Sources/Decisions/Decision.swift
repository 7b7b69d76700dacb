public import Facts
public import RuleBase

/// The answer to one question of the design, with its reason as data.
public struct Decision: Sendable {
  /// The question, its options and their texts.
  public let member: DecisionModel.Member
  /// The decision it is part of: itself, or the joint decision.
  public let model: DecisionModel
  public let outcome: Outcome
  /// The products inside the outcome, for members that draw on the catalogue.
  public let products: [Catalogue.Entry]
  /// Where several products fit alike, the facts that would tell them apart.
  public let separatedBy: [FactName]
  /// Every option in the model's order with what became of it.
  public internal(set) var options: [OptionVerdict]
  /// The rules that hold, or that may hold because something is not known.
  public let firings: [Firing]
  /// Figures of the winning candidate; the same for all members of a joint decision.
  public let quantities: [Estimate]
  /// The candidates of a joint decision that were judged, winner first.
  public let candidates: [CandidateVerdict]
  /// What the figures of a joint decision come to in several cases; the same for all its members.
  public let cases: [CaseFigures]
  /// What must be true for the outcome to stand though nobody has said so.
  public let provisos: [Proviso]
  /// Parts of the traffic for which the outcome differs.
  public let branches: [Branch]
  /// Stated, derived or assumed facts that the decision read, in vocabulary order.
  public let reads: [FactName]
  /// The nearest changes of each fact that change the outcome: stated facts first, in the order of
  /// numbers, truth values, choices and sets.
  public let flips: [Flip]
  /// The facts that it reads and of which no value that was tried changes the outcome.
  public let steady: [FactName]

  public var id: String { member.id }
  public var code: String { member.code }
  /// The stable name of outputs: `workload/vector_store`.
  public var path: String { "\(model.scope == .platform ? "platform" : "workload")/\(id)" }
  /// The rules that hold beyond doubt and count, without warnings.
  public var reasons: [Firing] { firings.filter { $0.counts && $0.rule.effect != .warn } }
  public var warnings: [Firing] {
    firings.filter { $0.standing == .holds && $0.rule.effect == .warn }
  }
  /// Assumed facts under rules that hold.
  public let restsOn: [FactName]
  /// The rules that a client's fixed choice breaks.
  public let violations: [Firing]
  /// Rules that speak against the outcome but rest on a fact that is not a must.
  public let missed: [Firing]
  /// Whether the outcome is the same over the ranges that the client stated; absent where it reads
  /// none.
  public let holdsOverRange: Bool?
}

/// What became of one option.
public struct OptionVerdict: Sendable {
  public let option: DecisionModel.Option
  public let verdict: Verdict
  /// What sank it, first reason first; or what favours it.
  ///
  /// Where rules choose, those that would have taken it, and fail.
  public let because: [Firing]
  /// The sum of favouring points, under `score`.
  public let score: Double?
  /// Of a joint decision that compares its options by figures: what the option comes to.
  public let figures: OptionFigures?
  /// Of a defensible option: under which changes of facts it would be the outcome, and what stands in
  /// its way; absent where that was not asked for.
  public internal(set) var ways: Ways?

  public enum Verdict: String, Hashable, Sendable {
    /// The outcome, or part of it.
    case chosen
    /// Nothing excludes it, but a simpler option suffices or another scores higher.
    case defensible
    /// A rule excludes it, or each rule that would take it fails.
    case excluded
    /// It can't be judged before questions are answered.
    case notAssessed = "not_assessed"
  }
}

/// A table of cases filled in.
public struct CaseFigures: Sendable {
  /// One case.
  public struct Row: Sendable {
    /// The values of the facts that are varied, in words, in the order of the axes.
    public let values: [String]
    /// In the order of the columns.
    public let figures: [Figure]
  }

  /// One figure in one case, in the canonical unit.
  public enum Figure: Hashable, Sendable {
    case known(Double)
    /// There is none at any volume.
    case never
    case unknown
  }

  public let table: CaseTable
  /// The labels of the facts that are varied.
  public let axes: [String]
  /// The formulas of the columns.
  public let columns: [Formula]
  public let rows: [Row]
}

/// What an option of a joint decision comes to, with the best candidate that has it.
public struct OptionFigures: Sendable {
  /// The candidate: ids by member, in the order of members.
  public let candidate: [String]
  /// Whether no rule sinks the candidate.
  public let survives: Bool
  /// By the order of the decision's shown quantities; absent where not known.
  public let figures: [Estimate?]
}

/// One rule as it came out in one situation.
public struct Firing: Sendable, Hashable {
  public let rule: Rule
  public let standing: Standing
  /// The strength of its weakest stated premise.
  public let strength: Strength
  /// The terms of its condition with the values they saw.
  public let terms: [Term]
  /// The facts it read, in vocabulary order.
  public let reads: [FactName]

  /// Whether the rule had its effect: an exclusion needs a must.
  public var counts: Bool {
    standing == .holds && (strength == .must || rule.effect != .exclude)
  }

  /// Whether the condition is met.
  public enum Standing: Hashable, Sendable {
    /// It holds, over the whole range of every assumption.
    case holds
    /// It holds at the base value of an assumption, but not over all of its range.
    case holdsAtBase
    /// It fails at the base value but holds for other values that may well be true.
    case mayHold
    /// It depends on facts of which nothing is known.
    case unknown(missing: [FactName])
    case fails
  }

  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.rule.id == rhs.rule.id && lhs.standing == rhs.standing && lhs.terms == rhs.terms
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(rule.id) }
}

/// One comparison inside a condition, in words, with the value it saw.
public struct Term: Hashable, Sendable {
  /// For example: `documents is 40,000, above the limit of 200`.
  public let words: String
  /// Whether it holds; absent when unknown.
  public let holds: Bool?
  /// The facts it names.
  public let facts: [FactName]
  /// How far the value is from the limit, such as `40 % below`.
  public let margin: String?
}

/// A figure as a range, with where it comes from.
public struct Estimate: Sendable, Hashable {
  public let id: String
  public let label: String
  public let low: Double
  public let base: Double
  public let high: Double
  /// The unit's symbol, for `Quantities.format`.
  public let unit: String
  /// Whether it is a figure that a client asks for.
  public let isHeadline: Bool
  /// Whether a figure that a client asks for, a check or a rule that holds draws on it.
  public internal(set) var isUsed: Bool
  /// The arithmetic in words.
  public let words: String
  /// The arithmetic as an expression.
  public let expression: String
  /// The named inputs with their values as text, in the order of the expression.
  public let inputs: [Input]
  public let sources: [String]

  public struct Input: Hashable, Sendable {
    public let name: String
    public let label: String
    public let value: String
    /// The product whose attribute it is, if it is one.
    public let product: String?
  }
}

/// One combination that a joint decision considered.
public struct CandidateVerdict: Sendable {
  /// Ids by member, in the order of members.
  public let members: [String]
  public let isWinner: Bool
  /// What sank it first; absent for survivors.
  public let sunkBy: String?
  /// Base values of the quantities, in the order of the model; absent where unknown.
  public let quantities: [Double?]
}

/// A condition on which an outcome stands though nobody has stated it.
public struct Proviso: Hashable, Sendable {
  /// The facts that nobody has stated.
  public let facts: [FactName]
  /// What must hold, in words.
  public let words: String
  /// The rule that would otherwise overturn the outcome.
  public let rule: String
  /// What would be chosen instead, when the rule holds.
  public internal(set) var otherwise: String?
}

/// The outcome for a share of the traffic.
public struct Branch: Sendable {
  public let slice: String
  /// The share of the traffic, if stated.
  public let share: Double?
  public let outcome: Outcome
  public let because: [Firing]
}
