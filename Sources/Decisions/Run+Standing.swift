import Expressions
import Facts
import RuleBase

extension Run {
  /// Whether a condition holds, and over the whole range of what is not certain.
  func standing(of condition: CompiledExpression) -> Firing.Standing {
    let expression = condition.expression
    switch expression.evaluate(situations.base) {
    case .value(.bool(true)):
      let others = otherSituations(for: expression)
      return others.allSatisfy { expression.evaluate($0).truth == true } ? .holds : .holdsAtBase
    case .value:
      if isBrief { return .fails }
      let others = otherSituations(for: expression)
      return others.contains { expression.evaluate($0).truth == true } ? .mayHold : .fails
    case .unknown(let slots):
      return .unknown(missing: missing(slots))
    case .error: return .fails
    }
  }

  /// The facts of which nothing is known behind some slots, in vocabulary order.
  func missing(_ slots: [Int]) -> [FactName] {
    leaves(of: slots).members.filter { facts[$0].value == nil }.map { plan.fields[$0].name }
  }

  /// The weakest strength among the stated facts that a condition reads.
  func strength(of slots: [Int]) -> Strength {
    leaves(of: slots).members.reduce(.must) { strength, index in
      guard case .stated = facts[index].origin else { return strength }
      return min(strength, facts[index].strength)
    }
  }

  /// The situations at the other points of the uncertain facts that an expression hangs on.
  ///
  /// Up to two facts: every corner. More: each fact alone, and all ranges low or high together.
  func otherSituations(for expression: Expression) -> [Situation] {
    let fields = leaves(of: expression.slots).intersection(uncertain).members
    guard !fields.isEmpty else { return [] }
    let points = fields.map { field in
      (facts[field].value?.otherPoints ?? []).map { SituationCache.Change(field: field, value: $0) }
    }
    let alone = points.joined().map { situation(with: [$0]) }
    if fields.count == 1 { return alone }
    if fields.count == 2 {
      return alone
        + points[0].flatMap { first in points[1].map { situation(with: [first, $0]) } }
    }
    return alone + [situations.low, situations.high]
  }
}
