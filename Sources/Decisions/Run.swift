import Expressions
import Facts
import RuleBase

/// One pass of the plan over one set of facts: the facts completed, the formulas worked out, the
/// decisions made.
///
/// A value: a run over changed facts starts from a copy and works out only what depends on them.
struct Run: Sendable {
  let plan: Plan
  /// The client's choices and the weights of quality attributes.
  let wishes: Wishes
  /// Every field's fact, by its place in the vocabulary.
  private(set) var facts: [Fact]
  /// The values of all slots in the three named scenarios.
  private(set) var situations: ByScenario<Situation>
  /// For each slot, the facts that its value hangs on.
  private(set) var leaves: [FactBits]
  /// Facts that may well have another value.
  private(set) var uncertain = FactBits()
  /// The decisions made, by their place in the rule base.
  var results: [DecisionResult?]
  /// Whether the run serves a comparison only, and leaves out what merely explains.
  private(set) var isBrief = false
  /// In a brief run, the slots that may differ from those of the run it started from.
  private var dirty: [Bool] = []
  /// Situations at other points, for as long as no decision changes them.
  private var points = SituationCache()

  /// Runs the whole plan.
  init(_ plan: Plan, stated: FactSet, wishes: Wishes) {
    self.plan = plan
    self.wishes = wishes
    facts = plan.fields.map { field in
      stated[field.name] ?? Fact(name: field.name, knowledge: .unknown, origin: .missing)
    }
    let empty = Situation(count: plan.base.slotCount)
    situations = ByScenario(low: empty, base: empty, high: empty)
    leaves = Array(repeating: FactBits(), count: plan.base.slotCount)
    results = Array(repeating: nil, count: plan.base.decisions.count)
    for step in plan.base.order { perform(step) }
  }

  /// The same facts but for one, with everything that depends on it worked out anew.
  func changing(_ field: Int, to knowledge: Knowledge) -> Run {
    changing([(field, knowledge)], inScope: nil)
  }

  /// The same facts but for some.
  ///
  /// - Parameters:
  ///   - changes: what is known instead, by the place of the field.
  ///   - scope: decisions of other scopes keep their outcome; nil for none.
  /// - Returns: the run over them.
  func changing(
    _ changes: [(field: Int, knowledge: Knowledge)], inScope scope: DecisionModel.Scope?
  ) -> Run {
    let taken = changes.map { change in
      var fact = facts[change.field]
      fact.knowledge = change.knowledge
      if !fact.isStated { fact.origin = .assumed(because: "", source: "") }
      return (field: change.field, fact: fact)
    }
    return taking(taken, inScope: scope)
  }

  /// The same facts but for some, which have a strength and an origin of their own.
  func taking(_ changes: [(field: Int, fact: Fact)], inScope scope: DecisionModel.Scope?) -> Run {
    var run = self
    run.isBrief = true
    run.dirty = Array(repeating: false, count: plan.base.slotCount)
    run.points = SituationCache()
    for change in changes { run.record(change.fact, at: change.field, hangsOn: nil) }
    for place in Self.union(changes.map { plan.affected[$0.field] })
    where run.isDirty(plan.reads[place]) {
      let step = plan.base.order[place]
      if let scope, case .decision(let index) = step, plan.base.decisions[index].scope != scope {
        continue
      }
      run.perform(step)
    }
    return run
  }

  /// Whether any of some slots may differ from the run that this one started from.
  func isDirty(_ slots: [Int]) -> Bool {
    guard isBrief else { return true }
    return slots.contains { dirty[$0] }
  }

  private static func union(_ lists: [[Int]]) -> [Int] {
    lists.count == 1 ? lists[0] : Array(Set(lists.joined())).sorted()
  }

  private mutating func perform(_ step: PlanStep) {
    switch step {
    case .fact(let index): complete(index)
    case .formula(let index): workOut(index)
    case .decision(let index): decide(index)
    }
  }

  // MARK: - Facts and formulas

  /// Takes a stated fact as it is, derives one that is not stated, or assumes it.
  private mutating func complete(_ index: Int) {
    if case .stated = facts[index].origin, facts[index].knowledge != .unknown {
      return record(facts[index], at: index, hangsOn: nil)
    }
    if let derived = derive(index) {
      return record(derived.fact, at: index, hangsOn: derived.leaves)
    }
    record(assume(index), at: index, hangsOn: nil)
  }

  private func derive(_ index: Int) -> (fact: Fact, leaves: FactBits)? {
    guard let derivation = plan.base.derivations[index]?.expression,
      let value = derivation.evaluate(situations.base).value
    else { return nil }
    var bits = FactBits()
    for slot in derivation.slots { bits.formUnion(leaves[slot]) }
    var known = FactValue(value)
    if let low = derivation.evaluate(situations.low).number,
      let high = derivation.evaluate(situations.high).number, low != high
    {
      known.range = min(low, high)...max(low, high)
    }
    let from = bits.members.map { plan.fields[$0].name }
    let fact = Fact(
      name: plan.fields[index].name, knowledge: .known(known),
      origin: .derived(from: from, expression: derivation.source))
    return (fact, bits)
  }

  private func assume(_ index: Int) -> Fact {
    let field = plan.fields[index]
    let conditions = plan.base.assumptionConditions[index] ?? []
    for (assumption, condition) in zip(field.assumptions, conditions)
    where condition.map({ $0.expression.evaluate(situations.base).truth == true }) ?? true {
      return Fact(
        name: field.name, knowledge: .known(assumption.value),
        origin: .assumed(because: assumption.because, source: assumption.source))
    }
    return Fact(
      name: field.name, knowledge: .unknown, origin: facts[index].origin)
  }

  private mutating func record(_ fact: Fact, at index: Int, hangsOn derived: FactBits?) {
    facts[index] = fact
    let slot = plan.fieldSlots[index]
    for scenario in Scenario.allCases {
      situations[scenario].set(slot, SlotValue(fact.knowledge, in: scenario))
    }
    if isBrief { dirty[slot] = true }
    var own = FactBits()
    own.insert(index)
    if leaves[slot] != derived ?? own { leaves[slot] = derived ?? own }
    if derived == nil, let value = fact.value, !value.isExact {
      uncertain.insert(index)
    } else {
      uncertain.remove(index)
    }
  }

  private mutating func workOut(_ index: Int) {
    let formula = plan.base.formulas[index]
    guard let slot = plan.base.names[formula.id] else { return }
    let expression = formula.expression.expression
    for scenario in Scenario.allCases {
      situations[scenario].set(slot, expression.evaluate(situations[scenario]).rounded)
    }
    var bits = FactBits()
    for read in expression.slots { bits.formUnion(leaves[read]) }
    if leaves[slot] != bits { leaves[slot] = bits }
    if isBrief { dirty[slot] = true }
  }

  /// Puts a value that a decision yields into its slot.
  mutating func yield(_ slot: Int, _ value: SlotValue, in scenario: Scenario) {
    guard situations[scenario].value(atSlot: slot) != value else { return }
    situations[scenario].set(slot, value)
    if isBrief { dirty[slot] = true }
    points = SituationCache()
  }

  // MARK: - Other points

  /// The facts that an expression hangs on.
  func leaves(of slots: [Int]) -> FactBits {
    var bits = FactBits()
    for slot in slots { bits.formUnion(leaves[slot]) }
    return bits
  }

  /// The base situation with some facts at other values, decisions kept as they are.
  func situation(with changes: [SituationCache.Change]) -> Situation {
    points.situation(for: changes) {
      var situation = situations.base
      for change in changes {
        situation.set(plan.fieldSlots[change.field], .known(change.value))
      }
      for place in Self.union(changes.map { plan.recomputed[$0.field] }) {
        workOut(plan.base.order[place], in: &situation)
      }
      return situation
    }
  }

  private func workOut(_ step: PlanStep, in situation: inout Situation) {
    switch step {
    case .fact(let index):
      guard case .derived = facts[index].origin, let derivation = plan.base.derivations[index]
      else { return }
      situation.set(plan.fieldSlots[index], derivation.expression.evaluate(situation))
    case .formula(let index):
      let formula = plan.base.formulas[index]
      guard let slot = plan.base.names[formula.id] else { return }
      situation.set(slot, formula.expression.expression.evaluate(situation).rounded)
    case .decision: return
    }
  }
}

extension Evaluation {
  /// Numbers at six significant digits, so that every processor compares the same ones.
  var rounded: Evaluation {
    guard case .value(.double(let number)) = self else { return self }
    return .value(.double(number.atSixDigits))
  }
}
