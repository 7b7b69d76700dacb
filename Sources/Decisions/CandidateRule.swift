import Expressions
import RuleBase

/// A rule about candidates, reduced to what judging thousands of them takes.
struct CandidateRule: Sendable {
  /// Its place among the rules of the decision.
  let index: Int
  let expression: Expression
  /// The member whose options it names; absent when it judges each candidate by itself.
  let member: Int?
  /// For each option of the member, whether the rule acts on candidates that have it.
  let acts: [Bool]
  /// Under `favour`: points before the attribute's priority.
  let points: Double
  /// Under `favour`: the quality attribute.
  let attribute: String

  /// Reduces a rule of a joint decision; nil for one that neither sinks nor favours candidates.
  init?(_ rule: Rule, _ index: Int, in model: DecisionModel) {
    self.index = index
    expression = rule.when.expression
    let actsOnListed: Bool
    switch rule.effect {
    case .exclude:
      actsOnListed = true
      (points, attribute) = (0, "")
    case .require:
      actsOnListed = false
      (points, attribute) = (0, "")
    case .favour(let weight, let name):
      actsOnListed = true
      (points, attribute) = (weight.points, name)
    case .choose, .warn: return nil
    }
    guard !rule.options.isEmpty else {
      guard actsOnListed else { return nil }
      member = nil
      acts = []
      return
    }
    guard let place = model.members.firstIndex(where: { $0.id == rule.member }) else { return nil }
    member = place
    acts = model.members[place].options.map { rule.options.contains($0.id) == actsOnListed }
  }

  /// Whether the rule has a say about a candidate.
  func acts(on combination: JointPlan.Combination, _ joint: JointPlan) -> Bool {
    guard let member else { return true }
    return acts[joint.options[member][combination[member]]]
  }
}
