import Facts
import RuleBase

/// What one decision came to in one run, without words.
struct DecisionResult: Sendable {
  /// By member.
  var outcomes: [Outcome]
  /// The products inside the outcome, by member.
  var products: [[Catalogue.Entry]]
  /// For each member and option, the rules that exclude it.
  var excluded: [[[Int]]]
  /// For each member and option, whether it can't be judged yet.
  var unassessed: [[Bool]]
  /// For each member and option, points under `score`.
  var scores: [[Double]]
  /// By rule; absent where the rule judges candidates.
  var standings: [Firing.Standing?]
  /// The winning candidate by its place, first of its equals.
  var winner: Int?
  /// Candidates that no stated fact tells from the winner, the winner included.
  var winners: [Int] = []
  /// For each combination of the plan, the rule that sank it first; absent for survivors.
  var sunkBy: [Int: Int] = [:]
  /// Facts that would tell equal candidates apart.
  var separatedBy: [FactName] = []
  /// Whether the question arises.
  var applies = true

  init(_ model: DecisionModel, outcome: Outcome) {
    outcomes = model.members.map { _ in outcome }
    products = model.members.map { _ in [] }
    excluded = model.members.map { $0.options.map { _ in [] } }
    unassessed = model.members.map { $0.options.map { _ in false } }
    scores = model.members.map { $0.options.map { _ in 0 } }
    standings = model.rules.map { _ in nil }
  }
}
