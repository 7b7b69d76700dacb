import Expressions
import Facts
import RuleBase

/// A pass with its reasons: every fact with its origin, how every rule stands, and what sank each
/// candidate.
///
/// The reasons are read off the values that the pass left in the slots.
struct Run: Sendable {
  let plan: Plan
  let pass: Pass
  /// Every field's fact, by its place in the vocabulary.
  let facts: [Fact]
  /// The values of all slots in the three named scenarios.
  let situations: ByScenario<Situation>
  /// The decisions with their reasons, by their place in the rule base.
  private(set) var results: [DecisionResult?] = []

  /// Explains a pass.
  ///
  /// - Parameters:
  ///   - plan: the plan of the pass.
  ///   - pass: the pass.
  ///   - isPart: whether it is told as a difference to another, so that only what it rests on counts.
  init(_ plan: Plan, _ pass: Pass, isPart: Bool = false) {
    self.plan = plan
    self.pass = pass
    facts = plan.fields.indices.map { pass.fact($0) }
    situations = ByScenario(
      low: pass.situation(.low), base: pass.situation(.base), high: pass.situation(.high))
    for index in plan.base.decisions.indices { results.append(result(index, isPart: isPart)) }
  }

  var wishes: Wishes { pass.wishes }

  /// The facts that some slots hang on, in vocabulary order, by their place.
  func leaves(of slots: [Int]) -> [Int] { pass.leaves(of: slots) }

  /// The facts of which nothing is known behind some slots, in vocabulary order.
  func missing(_ slots: [Int]) -> [FactName] {
    leaves(of: slots).filter { facts[$0].value == nil }.map { plan.fields[$0].name }
  }

  /// The weakest strength among the stated facts that a condition reads.
  func strength(of slots: [Int]) -> Strength {
    leaves(of: slots).reduce(.must) { strength, index in
      guard case .stated = facts[index].origin else { return strength }
      return min(strength, facts[index].strength)
    }
  }

  /// Whether a condition holds, and over the whole range of what is not certain.
  func standing(of condition: CompiledExpression, isPart: Bool = false) -> Firing.Standing {
    let expression = condition.expression
    var pass = pass
    switch expression.evaluate(situations.base) {
    case .value(.bool(true)):
      let isCertain = pass.holds(atOtherPointsOf: expression.slots) { cells, pool in
        expression.holds(CellBindings(cells, pool)) == true
      }
      return isCertain ? .holds : .holdsAtBase
    case .value:
      if isPart { return .fails }
      let alwaysFails = pass.holds(atOtherPointsOf: expression.slots) { cells, pool in
        expression.holds(CellBindings(cells, pool)) != true
      }
      return alwaysFails ? .fails : .mayHold
    case .unknown(let slots): return .unknown(missing: missing(slots))
    case .error: return .fails
    }
  }

  /// The figures of one candidate, in the order of the model.
  func quantities(
    of candidate: Int, decision index: Int, in scenario: Scenario
  ) -> [SlotValue] {
    guard let joint = plan.joints[index] else { return [] }
    let situation = situation(of: candidate, decision: index, in: scenario)
    return joint.figures.map { situation.value(atSlot: $0.slot) }
  }

  /// The values of all slots with one candidate of a joint decision in them.
  func situation(
    of candidate: Int, decision index: Int, in scenario: Scenario = .base
  ) -> Situation {
    var situation = situations[scenario]
    guard let joint = plan.joints[index] else { return situation }
    let memory = pass.states[index].memory
    situation.place(candidate, joint, plan.tables.programs) { figure in
      let group = joint.group(ofFigure: figure, candidate)
      let own = memory.figure(figure, scenario.place, group: group)
      let cell = own == .unset ? memory.figure(figure, Scenario.base.place, group: group) : own
      return cell == .unset ? .unknown : cell
    }
    return situation
  }
}
