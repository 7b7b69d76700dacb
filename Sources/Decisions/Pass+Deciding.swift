import Expressions
import Facts
import RuleBase

extension Pass {
  /// Makes one decision and puts its outcome where other rules read it.
  mutating func decide(_ index: Int) {
    let code = tables.decisions[index]
    // Taken out while it is worked on, so that changing it copies nothing.
    var state = State.none
    swap(&state, &states[index])
    let wasMade = !state.verdicts.isEmpty && state.applies
    let before = state.verdicts
    state.applies = true
    if let applies = code.applies {
      let truth = tables.programs.truth(applies, cells.base, pool)
      state.applies = truth == .holds
      if truth != .holds {
        let isOpen = truth == .undecided && isUnknown(applies)
        state.verdicts = code.members.map { _ in isOpen ? .open : .notApplicable }
        state.selection = Selection()
      }
    }
    var figures: [ByScenario<Cell>?] = []
    if state.applies {
      if !wasMade { state = State(code) }
      if let joint = tables.joints[index] {
        figures = decideJointly(index, code, joint, &state)
      } else {
        decideAlone(code, &state)
      }
    }
    publish(index, code, state, figures, before: wasMade ? before : [])
    states[index] = state
  }

  /// Whether a condition that is not decided hangs on something unknown, and is no error.
  private func isUnknown(_ place: Programs.Place) -> Bool {
    if case .unknown = tables.programs.expression(place).evaluate(situation(.base)) { return true }
    return false
  }

  /// The values of all slots in a scenario.
  func situation(_ scenario: Scenario) -> Situation {
    Situation(CellBindings(cells[scenario], pool))
  }

  // MARK: - Plain decisions

  /// Makes a plain decision and puts its outcome nowhere but into the state.
  mutating func decideAlone(_ code: DecisionCode, _ state: inout State) {
    switch code.hitPolicy {
    case .first: state.verdicts = [first(code, &state)]
    case .ladder: state.verdicts = [ladder(code, &state)]
    case .collect: state.verdicts = [collected(code, &state)]
    case .score: state.verdicts = [score(code, &state)]
    case .unique: state.verdicts = [unique(code, &state)]
    }
  }

  /// How a rule stands; one that reads nothing changed stands as it did before.
  private mutating func standing(
    of rule: DecisionCode.RuleCode, _ state: inout State
  ) -> Standing {
    let before = state.standings[rule.index]
    if before != .unasked, !tables.programs.marks(rule.place, in: marks).contains(.changed) {
      return before
    }
    let standing = standing(of: rule.place, certainly: rule.effect.needsCertainty)
    state.standings[rule.index] = standing
    return standing
  }

  /// For each option of each member, whether one of the rules that judge options takes it out.
  mutating func excluded(
    _ code: DecisionCode, _ state: inout State, where judges: (Int) -> Bool
  ) -> [[Bool]] {
    var excluded = code.members.map { [Bool](repeating: false, count: $0.options.count) }
    for rule in code.rules where rule.effect.needsCertainty && judges(rule.index) {
      guard standing(of: rule, &state) == .holds, rule.effect == .exclude,
        !tables.programs.marks(rule.place, in: marks).contains(.weak)
      else { continue }
      for option in rule.options { excluded[rule.member][option] = true }
    }
    return excluded
  }

  /// Whether an option can be judged: what it needs is known to hold.
  mutating func isAssessed(_ needs: Programs.Place?) -> Bool {
    guard let needs else { return true }
    return standing(of: needs, certainly: true) == .holds
  }

  private mutating func ladder(_ code: DecisionCode, _ state: inout State) -> Verdict {
    let excluded = excluded(code, &state) { _ in true }[0]
    let needs = code.members[0].needs
    var isOpen = false
    for option in needs.indices where !excluded[option] {
      if isAssessed(needs[option]) { return .chosen(option) }
      isOpen = true
    }
    return isOpen ? .open : .contradicted
  }

  private mutating func collected(_ code: DecisionCode, _ state: inout State) -> Verdict {
    let excluded = excluded(code, &state) { _ in true }[0]
    var isIn = [Bool](repeating: false, count: excluded.count)
    for rule in code.rules
    where rule.effect == .include && state.standings[rule.index] == .holds {
      for option in rule.options { isIn[option] = true }
    }
    return .set(isIn.indices.filter { isIn[$0] && !excluded[$0] })
  }

  private mutating func score(_ code: DecisionCode, _ state: inout State) -> Verdict {
    let excluded = excluded(code, &state) { _ in true }[0]
    var scores = [Double](repeating: 0, count: excluded.count)
    for rule in code.rules where rule.effect == .favour {
      guard standing(of: rule, &state).isMet else { continue }
      let points = rule.points * wishes.priority(of: rule.attribute)
      for option in rule.options { scores[option] += points }
    }
    let needs = code.members[0].needs
    var alive: [Int] = []
    for option in needs.indices where !excluded[option] {
      if isAssessed(needs[option]) { alive.append(option) }
    }
    guard let best = alive.map({ scores[$0] }).max() else { return .contradicted }
    let equals = alive.filter { scores[$0] == best }
    return equals.count == 1 ? .chosen(equals[0]) : .anyOf(equals)
  }

  private mutating func first(_ code: DecisionCode, _ state: inout State) -> Verdict {
    for rule in code.choosing where isMet(rule.place, rule.index, &state) {
      return .chosen(rule.option)
    }
    return .open
  }

  private mutating func unique(_ code: DecisionCode, _ state: inout State) -> Verdict {
    var chosen: Int?
    for rule in code.rules where rule.effect == .choose {
      guard isMet(rule.place, rule.index, &state) else { continue }
      for option in rule.options {
        if let chosen, chosen != option { return .contradicted }
        chosen = option
      }
    }
    return chosen.map { .chosen($0) } ?? .open
  }

  /// Asks a rule for which it does not matter what other values of its facts would say.
  @inline(__always)
  private func isMet(_ place: Programs.Place, _ index: Int, _ state: inout State) -> Bool {
    switch tables.programs.truth(place, cells.base, pool) {
    case .holds: state.standings[index] = .holds
    case .undecided: state.standings[index] = .undecided
    case .fails: state.standings[index] = .fails
    }
    return state.standings[index] == .holds
  }

  // MARK: - What other rules read

  /// Puts the outcome, the products and the winner's figures into their slots.
  private mutating func publish(
    _ index: Int, _ code: DecisionCode, _ state: State, _ figures: [ByScenario<Cell>?],
    before: [Verdict]
  ) {
    for (place, member) in code.members.enumerated() {
      if before.isEmpty || before[place] != state.verdicts[place] {
        let imposed = state.applies ? imposed(index, place) : nil
        let cell =
          imposed.map { pool.cell(.string($0.choice)) }
          ?? cell(of: state.verdicts[place], member, isSet: code.hitPolicy == .collect)
        write(member.outcomeSlot, ByScenario(all: cell), [])
      }
      guard let slot = member.productSlot, let joint = tables.joints[index],
        state.applies || before.isEmpty
      else { continue }
      let products = products(place, joint, state, tables.memberIDs[index][place])
      let cell =
        products.count == 1 ? joint.choices[place][products[0]].cell : pool.cell(.string(""))
      write(slot, ByScenario(all: cell), [])
    }
    for (offset, slot) in code.quantitySlots.enumerated() {
      guard let cells = figures.isEmpty ? ByScenario(all: .unknown) : figures[offset] else {
        continue
      }
      let isVarying = cells.low != cells.base || cells.high != cells.base
      write(slot, cells, isVarying ? .varies : [])
    }
  }

  private func imposed(_ decision: Int, _ member: Int) -> Wishes.Imposed? {
    isFixed(decision, member) ? wishes.imposed[tables.memberIDs[decision][member]] : nil
  }

  private mutating func cell(
    of verdict: Verdict, _ member: DecisionCode.MemberCode, isSet: Bool
  ) -> Cell {
    switch verdict {
    case .chosen(let option):
      member.options.indices.contains(option) ? member.options[option] : pool.cell(.string(""))
    case .anyOf(let options): options.first.map { member.options[$0] } ?? .unknown
    case .set(let options): pool.list(options.map { member.options[$0] })
    case .notApplicable: isSet ? pool.list([Cell]()) : pool.cell(.string("not_applicable"))
    case .open, .contradicted: .unknown
    }
  }

  /// The products inside an outcome, by the places of choices.
  func products(_ place: Int, _ joint: JointPlan, _ state: State, _ member: String) -> [Int] {
    guard state.applies else { return [] }
    let isUnknown = wishes.imposed[member].map {
      joint.fixed($0.choice, member: place) == nil
    }
    if isUnknown == true { return [] }
    return state.selection.winners.map { joint.combinations[$0][place] }.uniqued
      .filter { joint.choices[place][$0].entry != nil }
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repetitions, in the order in which they first came.
  package var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
