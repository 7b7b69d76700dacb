import Expressions
import RuleBase

/// A rule about candidates, reduced to what judging thousands of them takes.
final class CandidateRule: Sendable {
  /// Its place among the rules of the decision.
  let index: Int
  let place: Programs.Place
  /// The member whose options it names; absent when it judges each candidate by itself.
  let member: Int?
  /// The candidates that it has a say about; absent for all.
  let acts: [UInt64]?
  /// Under `favour`: points before the attribute's priority.
  let points: Double
  /// Under `favour`: the quality attribute.
  let attribute: String
  /// The slots outside candidates that it hangs on.
  let globals: [Int32]
  /// The figures that it draws on.
  let needs: [Int]
  /// Candidates that it can't tell apart.
  let grouping: JointPlan.Grouping

  /// Reduces a rule of a joint decision; nil for one that neither sinks nor favours candidates.
  init?(
    _ rule: Rule, _ code: DecisionCode.RuleCode, _ reads: CandidateReading.Reads,
    _ grouping: JointPlan.Grouping, _ having: [[[UInt64]]]
  ) {
    guard code.effect == .exclude || code.effect == .favour else { return nil }
    index = code.index
    place = code.place
    points = code.points
    attribute = code.attribute
    globals = reads.globals.map { Int32($0) }
    needs = reads.figures
    self.grouping = grouping
    guard !rule.options.isEmpty else {
      if case .require = rule.effect { return nil }
      member = nil
      acts = nil
      return
    }
    member = code.member
    let empty = having.first?.first.map { [UInt64](repeating: 0, count: $0.count) } ?? []
    acts = code.options.reduce(empty) { bits, option in
      zip(bits, having[code.member][option]).map { $0 | $1 }
    }
  }

  /// Whether the rule has a say about a candidate.
  func acts(on candidate: Int) -> Bool { acts?.containsBit(candidate) ?? true }
}
