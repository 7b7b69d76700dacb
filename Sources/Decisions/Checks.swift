import Expressions
import Facts
import RuleBase

/// Compares the client's limits with what the design is reckoned to do.
struct Checks {
  private let run: Run
  private let words: Words

  init(_ run: Run, _ words: Words) {
    self.run = run
    self.words = words
  }

  /// One result for each check whose fact is stated.
  func all() -> [CheckResult] {
    run.plan.base.checks.compactMap { check in
      guard let index = run.plan.fieldIndex(check.fact), run.facts[index].isStated,
        let value = run.facts[index].value
      else { return nil }
      let fact = run.facts[index]
      guard let id = check.estimate, let limit = value.base.number,
        let estimate = estimate(id)
      else { return CheckResult(check: check, fact: fact, status: .toBeShown, estimate: nil) }
      return CheckResult(
        check: check, fact: fact, status: status(estimate, limit, check.compare),
        estimate: estimate)
    }
  }

  private func estimate(_ id: String) -> Estimate? {
    let base = run.plan.base
    guard let slot = base.names[id] else { return nil }
    let values = ByScenario(
      low: run.situations.low.value(atSlot: slot),
      base: run.situations.base.value(atSlot: slot),
      high: run.situations.high.value(atSlot: slot))
    switch base.names.meanings[slot] {
    case .formula:
      guard let formula = base.formulas.first(where: { $0.id == id }) else { return nil }
      return Estimates(run).estimate(
        formula, id: id, values: values, in: run.situations.base, words: words, model: nil)
    case .quantity(let decision, let quantity):
      guard let model = base.decisions.first(where: { $0.id == decision }),
        let formula = model.quantities.first(where: { $0.id == quantity })?.formula
      else { return nil }
      return Estimates(run).estimate(
        formula, id: id, values: values, in: run.situations.base, words: words, model: model)
    case .fact, .outcome, .product: return nil
    }
  }

  private func status(
    _ estimate: Estimate, _ limit: Double, _ compare: Field.Limit
  ) -> CheckResult.Status {
    switch compare {
    case .atMost: estimate.high <= limit ? .met : estimate.low > limit ? .notMet : .atRisk
    case .atLeast: estimate.low >= limit ? .met : estimate.high < limit ? .notMet : .atRisk
    }
  }
}
