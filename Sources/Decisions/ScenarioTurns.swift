import Expressions
import Facts
import RuleBase

/// The plan run where all ranges are at their light ends, and where all are at their heavy ends.
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
        return (index, .known(FactValue(run.plan.fields[index].value(value, in: scenario))))
      }
      let pass = run.pass.changing(changes)
      let members = run.plan.base.decisions.enumerated().flatMap { place, model in
        model.members.indices.filter { pass.differs(from: run.pass, in: place, $0) }
          .map { (place: place, member: $0) }
      }
      return (scenario, pass, members)
    }
  }

  /// The decisions that differ and that one figure is made from, with what it comes to then.
  func turns(of figure: String) -> [Turn] {
    let base = words.run.plan.base
    guard let slot = base.names[figure] else { return [] }
    let read = decisions(behind: slot)
    return runs.flatMap { run in
      let total = run.pass.cells.base[slot].numberValue
      return run.members.compactMap { place, index -> Turn? in
        let member = base.decisions[place].members[index]
        guard read.contains(member.id) || read.contains(base.decisions[place].id) else {
          return nil
        }
        return Turn(
          scenario: run.scenario.rawValue, decision: member.id, code: member.code,
          title: member.title,
          outcome: words.text(run.pass.outcome(place, index), of: member),
          total: total.flatMap { $0.isFinite ? $0 : nil })
      }
    }
  }

  /// The ids of the decisions and members that a figure is worked out from.
  private func decisions(behind slot: Int) -> Set<String> {
    let base = words.run.plan.base
    let formulas = Dictionary(base.formulas.map { ($0.id, $0) }) { first, _ in first }
    var open = [slot]
    var seen: Set<Int> = []
    var found: Set<String> = []
    while let next = open.popLast() {
      guard base.names.meanings.indices.contains(next), seen.insert(next).inserted else { continue }
      switch base.names.meanings[next] {
      case .formula(let id): open += formulas[id]?.expression.expression.slots ?? []
      case .fact(let name):
        guard let field = words.run.plan.fieldIndex(name) else { continue }
        open += base.derivations[field]?.expression.slots ?? []
        open += (base.assumptionConditions[field] ?? []).flatMap { $0?.expression.slots ?? [] }
      case .outcome(let id), .product(let id), .quantity(let id, _): found.insert(id)
      }
    }
    return found
  }
}
