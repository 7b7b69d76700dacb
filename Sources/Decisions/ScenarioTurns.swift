import Expressions
import Facts
import RuleBase

/// The plan run where all ranges are at their low ends, and where all are at their high ends.
///
/// Figures of a range are reckoned with the decisions of the base case. Where a decision would come
/// out otherwise at an end, that end is of another design, and it is told so.
struct ScenarioTurns: Sendable {
  private let words: Words
  private let runs: [(scenario: Scenario, pass: Pass, members: [(place: Int, member: Int)])]

  init(_ run: Run, _ words: Words) {
    self.words = words
    runs = [Scenario.low, .high].map { scenario in
      let changes = run.plan.fields.indices.compactMap {
        index -> (field: Int, knowledge: Knowledge)? in
        guard run.pass.sources[index] != .derived, let value = run.facts[index].value,
          value.range != nil
        else { return nil }
        return (index, .known(FactValue(value.value(in: scenario))))
      }
      let pass = run.pass.changing(changes)
      let members = run.plan.base.decisions.enumerated().flatMap { place, model in
        model.members.indices.filter { pass.differs(from: run.pass, in: place, $0) }
          .map { (place: place, member: $0) }
      }
      return (scenario, pass, members)
    }
  }

  /// The decisions that differ, with what one figure comes to then.
  func turns(of figure: String) -> [Turn] {
    let base = words.run.plan.base
    return runs.flatMap { run in
      let total = base.names[figure].flatMap { run.pass.cells.base[$0].numberValue }
      return run.members.map { place, index in
        let member = base.decisions[place].members[index]
        return Turn(
          scenario: run.scenario.rawValue, decision: member.id, code: member.code,
          title: member.title,
          outcome: words.text(run.pass.outcome(place, index), of: member),
          total: total.flatMap { $0.isFinite ? $0 : nil })
      }
    }
  }
}
