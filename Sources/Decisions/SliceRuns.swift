import Facts
import RuleBase

/// The plan run for each part of the traffic that differs from the rest.
struct SliceRuns: Sendable {
  /// One part with its run.
  struct SliceRun: Sendable {
    let slice: Slice
    let run: Run
  }

  let runs: [SliceRun]

  init(_ run: Run, _ stated: FactSet) {
    runs = stated.slices(run.plan.base.vocabulary).map { slice in
      let changes = slice.facts.all.compactMap { fact in
        run.plan.fieldIndex(fact.name).map { (field: $0, fact: fact) }
      }
      let pass = run.pass.taking(changes, inScope: .slice)
      return SliceRun(slice: slice, run: Run(run.plan, pass, isPart: true))
    }
  }

  /// The parts for which one decision comes out differently.
  func branches(_ place: Int, _ member: Int, of run: Run) -> [(slice: SliceRun, outcome: Outcome)] {
    guard let usual = run.results[place]?.outcomes[member] else { return [] }
    return runs.compactMap { slice in
      guard let outcome = slice.run.results[place]?.outcomes[member],
        outcome.options != usual.options || outcome.status != usual.status
      else { return nil }
      return (slice, outcome)
    }
  }
}
