import Expressions
import Facts
import RuleBase

/// Compares the client's limits with what the design is reckoned to do.
struct Checks {
  private let run: Run
  private let words: Words
  private let values: ResolvedValues
  private let breakdowns: [Breakdown]

  init(_ run: Run, _ words: Words, _ breakdowns: [Breakdown]) {
    self.run = run
    self.words = words
    values = ResolvedValues(words)
    self.breakdowns = breakdowns
  }

  /// One result for each check whose fact is stated.
  func all() -> [CheckResult] {
    run.plan.base.checks.compactMap { check in
      guard let index = run.plan.fieldIndex(check.fact), run.facts[index].isStated,
        let value = run.facts[index].value
      else { return nil }
      let fact = run.facts[index]
      let relax = values.possible(check.relax)
      guard let id = check.estimate, let limit = value.base.number,
        let estimate = Estimates(run).figure(id, words)
      else {
        return CheckResult(
          check: check, fact: fact, status: .toBeShown, estimate: nil, causes: [], relax: relax)
      }
      let status = status(estimate, limit, check.compare)
      return CheckResult(
        check: check, fact: fact, status: status, estimate: estimate,
        causes: status == .met ? [] : causes(check), relax: relax)
    }
  }

  /// How many lines are named as the causes of a breach.
  private static let mostCauses = 3
  /// A line with a smaller part of the whole is no cause (house).
  private static let leastShare = 0.01

  /// The heaviest lines of the figure's breakdown, of those that the figure is made from.
  private func causes(_ check: Check) -> [Breakdown.Line] {
    guard let breakdown = breakdowns.first(where: { $0.model.id == check.breakdown }) else {
      return []
    }
    let subtotal = breakdown.model.subtotals.first { $0.figure == check.estimate }
    let lines = breakdown.shown.filter { line in
      subtotal?.groups.contains(line.model.group) ?? true
    }
    let whole = breakdown.subtotals.first { $0.model.figure == check.estimate }?.amounts.base
    let heaviest = lines.sorted { breakdown.weight($0) > breakdown.weight($1) }
    return heaviest.prefix(Self.mostCauses).map { line in
      var cause = line
      if let whole { cause.share = whole > 0 ? line.amounts.base / whole : nil }
      return cause
    }.filter { $0.share.map { $0 >= Self.leastShare } ?? true }
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
