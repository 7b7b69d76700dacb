import Facts
import RuleBase

extension Pass {
  /// How a decision ended for one of its members.
  ///
  /// - Parameters:
  ///   - decision: the place of the decision.
  ///   - member: the place of the member.
  ///   - missing: facts that have to be given first, where they are of interest.
  ///   - separatedBy: facts that would tell equal options apart, where they are of interest.
  /// - Returns: the outcome with the client's choice, if there is one.
  func outcome(
    _ decision: Int, _ member: Int, missing: [FactName] = [], separatedBy: [FactName] = []
  ) -> Outcome {
    let state = states[decision]
    let model = tables.base.decisions[decision].members[member]
    func id(_ option: Int) -> String { model.options[safely: option]?.id ?? "" }
    let outcome: Outcome
    switch state.verdicts[member] {
    case .notApplicable: outcome = .notApplicable
    case .contradicted: outcome = .contradicted
    case .chosen(let option): outcome = .chosen(id(option))
    case .set(let options): outcome = .set(options.map(id))
    case .anyOf(let options): outcome = .anyOf(options.map(id), separatedBy: separatedBy)
    case .open: outcome = .open(missing: missing)
    }
    guard state.applies, let imposed = wishes.imposed[model.id] else { return outcome }
    return .imposed(imposed.choice, free: outcome)
  }

  /// Whether a decision ends otherwise than in another pass, for one of its members.
  func differs(from other: Pass, in decision: Int, _ member: Int) -> Bool {
    let areBothMade = states[decision].applies && other.states[decision].applies
    // What a client has fixed stays, whatever the rules say.
    if areBothMade, isFixed(decision, member) { return false }
    return states[decision].applies != other.states[decision].applies
      || states[decision].verdicts[member] != other.states[decision].verdicts[member]
  }

  /// Whether a client has made the choice already.
  func isFixed(_ decision: Int, _ member: Int) -> Bool {
    !wishes.imposed.isEmpty && wishes.imposed[tables.memberIDs[decision][member]] != nil
  }
}
