import Expressions
import Facts
import RuleBase

/// One decision of a pass with its reasons.
extension Run {
  func result(_ index: Int, isPart: Bool) -> DecisionResult? {
    let model = plan.base.decisions[index]
    let state = pass.states[index]
    guard !state.verdicts.isEmpty else { return nil }
    var result = DecisionResult(model, outcome: .notApplicable)
    result.applies = state.applies
    guard state.applies else {
      result.outcomes = outcomes(index, model, result)
      return result
    }
    let joint = plan.joints[index]
    for (place, rule) in model.rules.enumerated() where joint?.judgesOptions[place] ?? true {
      result.standings[place] = standing(of: rule, place, index, isPart: isPart)
    }
    exclude(model, &result)
    for (place, member) in model.members.enumerated() {
      for (option, needs) in member.options.map(\.needs).enumerated() {
        guard let needs else { continue }
        result.unassessed[place][option] = standing(of: needs) != .holds
      }
    }
    addScores(model, &result)
    if let joint { judge(index, joint, state, &result, isPart: isPart) }
    result.outcomes = outcomes(index, model, result)
    return result
  }

  /// The way a rule stands: at once where nothing behind it is uncertain or unknown.
  private func standing(
    of rule: Rule, _ place: Int, _ index: Int, isPart: Bool
  ) -> Firing.Standing {
    let tables = plan.tables
    let program = tables.decisions[index].rules[place].place
    if !tables.programs.marks(program, in: pass.marks).contains(.doubtful) {
      switch tables.programs.truth(program, pass.cells.base, pass.pool) {
      case .holds: return .holds
      case .fails: return .fails
      case .undecided: break
      }
    }
    return standing(of: rule.when, isPart: isPart)
  }

  /// Notes which options the rules that hold exclude.
  private func exclude(_ model: DecisionModel, _ result: inout DecisionResult) {
    for (index, rule) in model.rules.enumerated() where result.standings[index] == .holds {
      guard strength(of: rule.when.expression.slots) == .must, !rule.options.isEmpty else {
        continue
      }
      let place = model.members.firstIndex { $0.id == rule.member } ?? 0
      for (option, candidate) in model.members[place].options.enumerated() {
        let isListed = rule.options.contains(candidate.id)
        switch rule.effect {
        case .exclude where isListed: result.excluded[place][option].append(index)
        case .require where !isListed && model.hitPolicy != .collect:
          result.excluded[place][option].append(index)
        case .exclude, .require, .favour, .choose, .warn: break
        }
      }
    }
  }

  private func addScores(_ model: DecisionModel, _ result: inout DecisionResult) {
    guard model.hitPolicy == .score, !model.isJoint else { return }
    for (index, rule) in model.rules.enumerated() {
      guard case .favour(let weight, let attribute) = rule.effect,
        result.standings[index] == .holds || result.standings[index] == .holdsAtBase
      else { continue }
      for (option, candidate) in model.members[0].options.enumerated()
      where rule.options.contains(candidate.id) {
        result.scores[0][option] += weight.points * wishes.priority(of: attribute)
      }
    }
  }

  // MARK: - Candidates

  /// Notes what sank each candidate, the winners, and what would tell them apart.
  private func judge(
    _ index: Int, _ joint: JointPlan, _ state: Pass.State, _ result: inout DecisionResult,
    isPart: Bool
  ) {
    let members = plan.base.decisions[index].members
    let fixed = pass.fixed(members, joint)
    result.winner = state.selection.winner
    result.winners = state.selection.winners
    var eligible = joint.all
    for candidate in joint.combinations.indices {
      if let rule = excludedBy(candidate, joint, result, fixed) {
        result.sunkBy[candidate] = rule
        eligible.removeBit(candidate)
      } else if isUnassessed(candidate, joint, result, fixed) {
        eligible.removeBit(candidate)
      }
    }
    var walk = Walk(
      pass, joint, state.memory, comparing: state.compared, isAgain: true)
    let isFixed = fixed.map { $0 != nil }
    let sunk = walk.sinkers(among: eligible, imposed: isFixed, isBrief: isPart)
    result.sunkBy.merge(sunk.rules) { first, _ in first }
    for (place, member) in members.enumerated() {
      let choices = pass.products(place, joint, state, member.id)
      result.products[place] = choices.compactMap { joint.choices[place][$0].entry }
    }
    guard !isPart, sunk.firstRung.count > 1 else { return }
    result.separatedBy = separators(sunk.firstRung, joint, index)
  }

  /// The rule that excludes one of the options of a candidate, or that keeps it from being imposed.
  private func excludedBy(
    _ candidate: Int, _ joint: JointPlan, _ result: DecisionResult, _ fixed: [String?]
  ) -> Int? {
    for (place, index) in joint.combinations[candidate].enumerated() {
      if let wanted = fixed[place] {
        if !joint.has(candidate, wanted, place) { return -1 }
        continue
      }
      let option = joint.choices[place][index].option
      if let rule = result.excluded[place][safely: option]?.first { return rule }
    }
    return nil
  }

  private func isUnassessed(
    _ candidate: Int, _ joint: JointPlan, _ result: DecisionResult, _ fixed: [String?]
  ) -> Bool {
    joint.combinations[candidate].enumerated().contains { place, index in
      fixed[place] == nil
        && result.unassessed[place][safely: joint.choices[place][index].option] == true
    }
  }

  /// Facts that would tell the survivors of a rung apart.
  private func separators(
    _ survivors: [Int], _ joint: JointPlan, _ index: Int
  ) -> [FactName] {
    let model = plan.base.decisions[index]
    var names: [FactName] = []
    for candidate in survivors {
      let situation = situation(of: candidate, decision: index)
      for rule in joint.rules[joint.favouringRules] where rule.acts(on: candidate) {
        let expression = model.rules[rule.index].when.expression
        guard case .unknown(let slots) = expression.evaluate(situation) else { continue }
        names += missing(slots.filter { $0 < plan.base.names.count })
      }
    }
    return names.uniqued
  }

  // MARK: - Outcomes

  private func outcomes(
    _ index: Int, _ model: DecisionModel, _ result: DecisionResult
  ) -> [Outcome] {
    let missing = missing(model, result)
    let separatedBy = model.isJoint ? result.separatedBy : undecided(model, result)
    return model.members.indices.map {
      pass.outcome(index, $0, missing: missing, separatedBy: separatedBy)
    }
  }

  /// The facts that have to be given before anything can be chosen.
  private func missing(_ model: DecisionModel, _ result: DecisionResult) -> [FactName] {
    if model.isJoint, result.applies { return [] }
    guard result.applies else {
      guard case .unknown(let slots)? = model.applies?.expression.evaluate(situations.base) else {
        return []
      }
      return missing(slots)
    }
    guard model.hitPolicy == .ladder else { return undecided(model, result) }
    let options = model.members[0].options
    let open = options.indices.filter {
      result.excluded[0][$0].isEmpty && result.unassessed[0][$0]
    }
    return missing(open.flatMap { options[$0].needs?.expression.slots ?? [] })
  }

  /// The facts on which it hangs whether rules that favour or choose hold.
  private func undecided(_ model: DecisionModel, _ result: DecisionResult) -> [FactName] {
    var names: [FactName] = []
    for (index, rule) in model.rules.enumerated() {
      switch rule.effect {
      case .favour, .choose: break
      case .exclude, .require, .warn: continue
      }
      switch result.standings[index] {
      case .unknown(let missing): names += missing
      case .mayHold where model.hitPolicy == .score:
        names += pass.doubts(of: rule.when.expression.slots).map { plan.fields[$0].name }
      case .mayHold, .holds, .holdsAtBase, .fails, nil: break
      }
    }
    return names.uniqued
  }
}
