import Expressions
import Facts
import RuleBase

extension Pass {
  /// Walks the candidates of a joint decision.
  ///
  /// - Returns: the figures of the winner, in the order of the model, nil for those not asked for; none
  ///   without a winner.
  mutating func decideJointly(
    _ index: Int, _ code: DecisionCode, _ joint: JointPlan, _ state: inout State
  ) -> [ByScenario<Cell>?] {
    let out = optionsOut(code, joint, &state)
    let members = tables.base.decisions[index].members
    let fixed = fixed(members, joint)
    state.compared = joint.candidates(without: out)
    var walk = Walk(self, joint, state.memory, comparing: state.compared)
    let none = members.map { _ in false }
    if let candidate = forced[index] {
      let imposed = fixed.map { $0 != nil }
      let isLeft =
        joint.candidates(without: out, fixed: fixed).containsBit(candidate)
        && !walk.isSunk(candidate, imposed: imposed)
      return finish(
        index, joint, &state, &walk,
        isLeft ? Selection(winner: candidate, winners: [candidate]) : Selection())
    }
    let free = walk.selection(among: state.compared, imposed: none)
    var taken = free
    if fixed.contains(where: { $0 != nil }) {
      let eligible = joint.candidates(without: out, fixed: fixed)
      taken = walk.selection(among: eligible, imposed: fixed.map { $0 != nil })
      if taken.winners.isEmpty, let first = eligible.bits.first {
        // The first with all that is fixed, though a rule sinks it.
        taken = Selection(winner: first, winners: [first])
      }
    }
    return finish(index, joint, &state, &walk, taken, free: free)
  }

  /// Notes what is taken, and what would be free of the client's choices, and works out its figures.
  private mutating func finish(
    _ index: Int, _ joint: JointPlan, _ state: inout State, _ walk: inout Walk,
    _ taken: Selection, free: Selection? = nil
  ) -> [ByScenario<Cell>?] {
    state.selection = taken
    state.verdicts = tables.base.decisions[index].members.indices.map { place in
      joint.verdict(place, of: isFixed(index, place) ? free ?? taken : taken)
    }
    var figures: [ByScenario<Cell>?] = []
    if let winner = taken.winner {
      figures = Array(repeating: nil, count: joint.figures.count)
      let asked = isBrief ? tables.readFigures[index] : Array(joint.figures.indices)
      let base = walk.figures(asked, of: winner, in: .base, &pool)
      let low = walk.figures(asked, of: winner, in: .low, &pool)
      let high = walk.figures(asked, of: winner, in: .high, &pool)
      for (place, figure) in asked.enumerated() {
        figures[figure] = ByScenario(low: low[place], base: base[place], high: high[place])
      }
    }
    state.memory = walk.memory
    return figures
  }

  /// The candidates of a joint decision that nothing stands against, in ladder order, with all that
  /// the client has fixed.
  ///
  /// What is found out on the way is kept for passes that start from this one.
  mutating func survivors(of index: Int) -> [Int] {
    guard let joint = tables.joints[index], states[index].applies,
      !states[index].verdicts.isEmpty
    else { return [] }
    let fixed = fixed(tables.base.decisions[index].members, joint)
    var eligible = states[index].compared
    for (member, wanted) in fixed.enumerated() {
      guard let wanted else { continue }
      for candidate in eligible.bits where !joint.has(candidate, wanted, member) {
        eligible.removeBit(candidate)
      }
    }
    var walk = Walk(
      self, joint, states[index].memory, comparing: states[index].compared, isAgain: true)
    let sunk = walk.sinkers(
      among: eligible, imposed: fixed.map { $0 != nil }, isBrief: false
    ).rules
    let left = eligible.bits.filter { sunk[$0] == nil }
    for candidate in left {
      for scenario in Scenario.allCases {
        walk.workOut(Array(joint.figures.indices), candidate, scenario)
      }
    }
    states[index].memory = walk.memory
    return left
  }

  /// Of candidates that take the same options and come to the same figures the first; others differ in
  /// their products only, which nothing else asks for.
  ///
  /// - Parameters:
  ///   - candidates: survivors of the decision, with all figures worked out.
  ///   - index: the place of the decision.
  /// - Returns: those to look at, in order.
  func withoutAlikes(_ candidates: [Int], of index: Int) -> [Int] {
    guard let joint = tables.joints[index] else { return candidates }
    let memory = states[index].memory
    let asked = tables.base.decisions[index].members.map { member in
      member.productSlot.map { slot in
        tables.dependencies.reads.contains { $0.contains(Int32(slot)) }
      } ?? false
    }
    var seen: Set<[Int]> = []
    return candidates.filter { candidate in
      var key: [Int] = []
      for (member, choice) in joint.combinations[candidate].enumerated() {
        key.append(asked[member] ? choice : joint.choices[member][choice].option)
      }
      for figure in joint.figures.indices {
        let group = joint.group(ofFigure: figure, candidate)
        for scenario in Scenario.allCases {
          let cell = memory.figure(figure, scenario.place, group: group)
          // What is no number tells candidates apart by its group.
          key.append(cell.numberValue.map { Int(bitPattern: UInt($0.bitPattern)) } ?? group)
        }
      }
      return seen.insert(key).inserted
    }
  }

  /// For each option of each member, whether it is excluded or can't be judged yet.
  mutating func optionsOut(
    _ code: DecisionCode, _ joint: JointPlan, _ state: inout State
  ) -> [[Bool]] {
    var out = excluded(code, &state) { joint.judgesOptions[$0] }
    for (member, parts) in code.members.enumerated() {
      for option in parts.needs.indices
      where parts.needs[option] != nil && !out[member][option] {
        if !isAssessed(parts.needs[option]) { out[member][option] = true }
      }
    }
    return out
  }

  /// By member, the choice that the client has fixed, if a candidate has it.
  func fixed(_ members: [DecisionModel.Member], _ joint: JointPlan) -> [String?] {
    // A choice that no candidate has leaves the others free; it stands all the same.
    members.indices.map { place in
      wishes.imposed.isEmpty
        ? nil : wishes.imposed[members[place].id].flatMap { joint.fixed($0.choice, member: place) }
    }
  }
}

extension JointPlan {
  /// The candidates of which no option is out, and which have all that is fixed.
  func candidates(without out: [[Bool]], fixed: [String?] = []) -> [UInt64] {
    var eligible = all
    for member in out.indices {
      if let wanted = fixed[safely: member] ?? nil {
        for candidate in combinations.indices where !has(candidate, wanted, member) {
          eligible.removeBit(candidate)
        }
        continue
      }
      for option in out[member].indices where out[member][option] {
        for word in eligible.indices { eligible[word] &= ~having[member][option][word] }
      }
    }
    return eligible
  }

  /// Whether a candidate has an option or product.
  func has(_ candidate: Int, _ id: String, _ member: Int) -> Bool {
    let choice = choices[member][combinations[candidate][member]]
    return choice.id == id || optionIDs[member][safely: choice.option] == id
  }

  func verdict(_ member: Int, of selection: Selection) -> Verdict {
    let options = selection.winners.map { choices[member][combinations[$0][member]].option }
      .uniqued
    switch options.count {
    case 0: return .contradicted
    case 1: return .chosen(options[0])
    default: return .anyOf(options)
    }
  }
}

extension Array {
  /// The element at an index, or nil beyond the ends.
  subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
