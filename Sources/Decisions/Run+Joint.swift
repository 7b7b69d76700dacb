import Expressions
import Facts
import RuleBase

extension Run {
  /// Walks the candidates of a joint decision in ladder order and ranks those on the first rung.
  mutating func decideJointly(
    _ index: Int, _ result: inout DecisionResult, before previous: DecisionResult?
  ) {
    guard let joint = plan.joints[index] else { return }
    let model = plan.base.decisions[index]
    result.standings = standings(of: joint.optionRules, model, before: previous)
    exclude(model, standings: result.standings, &result)
    for (place, member) in model.members.enumerated() {
      assess(member.options, &result.unassessed[place])
    }
    // A choice that no candidate has leaves the others free; it stands all the same.
    let imposed = model.members.enumerated().map { place, member in
      wishes.imposed[member.id]?.choice.known(among: joint.choices[place], of: member)
    }
    let isImposed = imposed.contains { $0 != nil }
    var walk = Walk(self, index, joint, result, imposed: imposed.map { _ in nil })
    // What sank a candidate before is only known of the walk that was kept.
    let free = walk.selection(before: isImposed ? nil : previous)
    var taken = free
    if isImposed {
      var walk = Walk(self, index, joint, result, imposed: imposed)
      taken = walk.selection(before: previous)
      if taken.winners.isEmpty { taken.winner = walk.leastBad(taken) }
      if taken.winners.isEmpty { taken.winners = taken.winner.map { [$0] } ?? [] }
    }
    result.winner = taken.winner
    result.winners = taken.winners
    result.sunkBy = taken.sunkBy
    result.fates = taken.fates
    result.standing = taken.standing
    result.separatedBy = taken.separatedBy
    for (place, member) in model.members.enumerated() {
      let isFixed = wishes.imposed[member.id] != nil
      let outcome = self.outcome(place, of: isFixed ? free : taken, joint, member)
      result.outcomes[place] = imposedOutcome(member.id, outcome)
      let isUnknown = isFixed && imposed[place] == nil
      result.products[place] = isUnknown ? [] : products(place, of: taken, joint)
    }
  }

  private func outcome(
    _ place: Int, of selection: Walk.Selection, _ joint: JointPlan,
    _ member: DecisionModel.Member
  ) -> Outcome {
    let ids = selection.winners.compactMap { combination -> String? in
      let option = joint.choices[place][combination[place]].option
      return member.options.indices.contains(option) ? member.options[option].id : nil
    }.uniqued
    switch ids.count {
    case 0: return .contradicted
    case 1: return .chosen(ids[0])
    default: return .anyOf(ids, separatedBy: selection.separatedBy)
    }
  }

  private func products(
    _ place: Int, of selection: Walk.Selection, _ joint: JointPlan
  ) -> [Catalogue.Entry] {
    selection.winners.map { $0[place] }.uniqued.compactMap { joint.choices[place][$0].entry }
  }

  /// The figures of one candidate, in the order of the model.
  func quantities(
    of combination: JointPlan.Combination, decision index: Int, in scenario: Scenario
  ) -> [SlotValue] {
    guard let joint = plan.joints[index] else { return [] }
    var situation = situations[scenario]
    situation.place(combination, joint)
    situation.workOut(joint)
    return joint.figures.map { situation.value(atSlot: $0.slot) }
  }
}

extension Situation {
  /// Puts a candidate's ids and attributes into their slots.
  mutating func place(_ combination: JointPlan.Combination, _ joint: JointPlan) {
    for (choices, index) in zip(joint.choices, combination) {
      for assignment in choices[index].assignments { set(assignment.slot, assignment.value) }
    }
  }

  /// Works out a candidate's figures in order, each able to use those before it.
  mutating func workOut(_ joint: JointPlan) {
    for figure in joint.figures { workOut(figure) }
  }

  /// Works out one figure, which may use those before it.
  mutating func workOut(_ figure: JointPlan.Figure) {
    guard figure.isNumber else { return set(figure.slot, figure.expression.evaluate(self)) }
    let number = figure.expression.number(self)
    set(
      figure.slot,
      number.flatMap { $0.isFinite ? .known(.double($0.atSixDigits)) : nil } ?? .unknown)
  }
}

extension String {
  /// The id of an option or product, if some candidate has it.
  fileprivate func known(
    among choices: [JointPlan.Choice], of member: DecisionModel.Member
  ) -> String? {
    choices.contains { $0.id == self || member.options[safely: $0.option]?.id == self } ? self : nil
  }
}
