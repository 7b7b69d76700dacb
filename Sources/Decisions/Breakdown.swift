public import Facts
public import RuleBase

/// How a figure of the design is made up: each part in each scenario, with its arithmetic.
///
/// - Unit: amounts are canonical (seconds, US dollars, shares of one, per second where a rate).
public struct Breakdown: Sendable {
  /// An amount in the three joint scenarios, in which all ranges move together.
  public struct Amounts: Hashable, Sendable {
    public let low: Double
    public let base: Double
    public let high: Double

    public init(low: Double, base: Double, high: Double) {
      self.low = low
      self.base = base
      self.high = high
    }

    /// The same amount whatever is assumed.
    public init(_ amount: Double) { self.init(low: amount, base: amount, high: amount) }

    /// All three, lowest scenario first.
    public var all: [Double] { [low, base, high] }
  }

  /// One part of the whole.
  public struct Line: Sendable {
    public let model: BreakdownModel.Line
    /// The label of its group.
    public let group: String
    public let amounts: Amounts
    /// The part of the total in the base scenario; for parts that multiply, of the whole that is
    /// lost.
    public internal(set) var share: Double?
    /// The figure with its arithmetic, inputs and sources.
    public let estimate: Estimate
    /// The uncertain fact that moves it most; absent where none does or it was not asked for.
    public let movedBy: FactName?

    /// What would make it smaller, or more available.
    public let relax: [String]

    /// Whether it leaves the whole as it is in every scenario.
    public var isIdle: Bool { amounts.all.allSatisfy { $0 == idle } }
    let idle: Double
  }

  /// A figure over some of the groups.
  public struct Subtotal: Sendable {
    public let model: BreakdownModel.Subtotal
    public let amounts: Amounts
    /// Its part of the total in the base scenario.
    public let share: Double?
  }

  /// A figure that is set against the total; not finite where there is no such amount.
  public struct Comparison: Sendable {
    public let model: BreakdownModel.Comparison
    public let amounts: Amounts
    /// The unit in which it is printed, as `Quantities` names it.
    public let unit: String
    /// The figure with its arithmetic, where it has a finite value.
    public let estimate: Estimate?
  }

  /// The part that one group has of the total in the base scenario.
  public struct GroupShare: Sendable {
    public let group: BreakdownModel.Group
    public let share: Double
  }

  public let model: BreakdownModel
  /// The unit in which amounts are printed, as `Quantities` names it.
  public let unit: String
  /// The lines that are known, in the order of the model.
  public let lines: [Line]
  /// Absent where a part is not known.
  public let total: Amounts?
  /// The total with its arithmetic.
  public let totalEstimate: Estimate?
  /// The uncertain fact that moves the total most.
  public let movedBy: FactName?
  public let subtotals: [Subtotal]
  public let comparisons: [Comparison]
  /// Labels of lines that can't be worked out from what is known.
  public let unknown: [String]
  /// What the lines leave of the total in each scenario; absent where they come to it.
  public let difference: Amounts?
  /// Decisions that come out otherwise where all ranges are at one end, with what the total is then.
  public let turns: [Turn]

  /// The lines that count for something: the heaviest groups first, and in them the heaviest lines.
  ///
  /// Stages of a time keep their order.
  public var shown: [Line] {
    let counting = lines.filter { !$0.isIdle }
    guard model.kind != .time else { return counting }
    return counting.enumerated().sorted { first, second in
      let weights = (weight(first.element), weight(second.element))
      return weights.0 == weights.1 ? first.offset < second.offset : weights.0 > weights.1
    }.map(\.element)
  }

  /// The line that weighs most in the base scenario.
  public var heaviest: Line? {
    lines.filter { !$0.isIdle }.max { weight($0) < weight($1) }
  }

  /// The parts of the groups, largest first; for sums only.
  public var groupShares: [GroupShare] {
    guard model.kind != .product else { return [] }
    return model.groups.compactMap { group in
      let shares = lines.filter { $0.model.group == group.id }.compactMap(\.share)
      let share = shares.reduce(0, +)
      return share == 0 ? nil : GroupShare(group: group, share: share)
    }.sorted { $0.share > $1.share }
  }

  func weight(_ line: Line) -> Double {
    model.kind == .product ? 1 - line.amounts.base : line.amounts.base
  }
}

/// A decision that differs where all ranges are at their light or heavy ends.
public struct Turn: Sendable {
  /// `low` or `high`.
  public let scenario: String
  public let decision: String
  public let code: String
  public let title: String
  /// What it comes to there, in words.
  public let outcome: String
  /// What the total is where that is decided, in canonical units; absent where it is not known.
  public let total: Double?
}
