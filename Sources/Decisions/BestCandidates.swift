import RuleBase

/// For each option of a joint decision the candidate by which it is judged in documents: the cheapest
/// that nothing sinks, else the cheapest that only the option itself stands against, else the cheapest.
struct BestCandidates {
  private struct Ranked {
    let candidate: Int
    /// 0 where nothing sinks it, 1 where only its option does, else 2.
    let obstacle: Int
    let cost: Double
  }

  /// By member and option.
  private var best: [[Ranked?]]

  /// Judges all candidates; nil for decisions that show no figures of their options.
  init?(_ run: Run, _ place: Int, _ result: DecisionResult) {
    let model = run.plan.base.decisions[place]
    guard let joint = run.plan.joints[place], result.applies, !model.shown.isEmpty else {
      return nil
    }
    let state = run.pass.states[place]
    var walk = Walk(run.pass, joint, state.memory, comparing: state.compared, isAgain: true)
    best = model.members.map { $0.options.map { _ in nil } }
    for (candidate, combination) in joint.combinations.enumerated() {
      guard let cost = walk.cost(candidate) else { continue }
      let isSunk = result.sunkBy[candidate] != nil
      let sinksItself = isSunk && walk.isSunkByItself(candidate)
      let out = combination.enumerated().filter { member, choice in
        let option = joint.choices[member][choice].option
        return result.excluded[member][safely: option]?.isEmpty == false
          || result.unassessed[member][safely: option] == true
      }.map(\.offset)
      for (member, choice) in combination.enumerated() {
        let isAlone = !sinksItself && out.allSatisfy { $0 == member }
        let ranked = Ranked(
          candidate: candidate, obstacle: !isSunk ? 0 : isAlone ? 1 : 2, cost: cost)
        let option = joint.choices[member][choice].option
        let known = best[member][option]
        if known.map({
          ranked.obstacle < $0.obstacle
            || ranked.obstacle == $0.obstacle && ranked.cost < $0.cost
        }) ?? true {
          best[member][option] = ranked
        }
      }
    }
    for (member, options) in best.enumerated() {
      // What was taken stands for its option, though another may cost the same.
      guard let winner = result.winner else { break }
      let option = joint.choices[member][joint.combinations[winner][member]].option
      if options.indices.contains(option) {
        best[member][option] = Ranked(
          candidate: winner, obstacle: 0, cost: walk.cost(winner) ?? .infinity)
      }
    }
  }

  /// The place of the candidate that stands for an option, if one has a known cost.
  func candidate(member: Int, option: Int) -> Int? { best[member][option]?.candidate }
}
