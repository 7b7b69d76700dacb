import Facts
import RuleBase

/// Names what cannot be had together.
struct Clashes {
  private let run: Run
  private let words: Words
  private let decisions: [Decision]
  private let checks: [CheckResult]

  init(_ run: Run, _ words: Words, _ decisions: [Decision], _ checks: [CheckResult]) {
    self.run = run
    self.words = words
    self.decisions = decisions
    self.checks = checks
  }

  func all() -> [Clash] {
    contradicted() + violated() + unmet()
  }

  /// Decisions of which no option is left, one clash for each joint decision.
  private func contradicted() -> [Clash] {
    var seen: Set<String> = []
    return decisions.compactMap { decision in
      guard case .contradicted = decision.outcome, seen.insert(decision.model.id).inserted else {
        return nil
      }
      let reasons = decision.options.compactMap(\.because.first)
      let facts = stated(reasons.flatMap(\.reads))
      return Clash(
        summary: "\(decision.code) \(decision.member.title): every option is excluded.",
        decision: decision.id, facts: facts,
        relax: facts.map { "\(label($0)) (\(words.text($0)))" }, causes: [])
    }
  }

  private func violated() -> [Clash] {
    decisions.filter { !$0.violations.isEmpty }.map { decision in
      let facts = stated(decision.violations.flatMap(\.reads))
      return Clash(
        summary: "\(decision.code) \(decision.member.title): "
          + "\(words.text(decision.outcome, of: decision.member)), but "
          + decision.violations[0].rule.because.lowercasedFirst,
        decision: decision.id, facts: facts,
        relax: ["the fixed choice"] + facts.map { "\(label($0)) (\(words.text($0)))" },
        causes: [])
    }
  }

  private func unmet() -> [Clash] {
    checks.filter { $0.status == .notMet && $0.fact.strength == .must }.map { result in
      Clash(
        summary: "\(label(result.fact)) (\(words.text(result.fact))) can't be met.",
        decision: nil, facts: [result.fact], relax: result.relax, causes: result.causes)
    }
  }

  private func label(_ fact: Fact) -> String {
    run.plan.base.vocabulary[fact.name]?.label ?? fact.name.rawValue
  }

  private func stated(_ names: [FactName]) -> [Fact] {
    names.uniqued.compactMap { name in
      run.plan.fieldIndex(name).map { run.facts[$0] }.flatMap { $0.isStated ? $0 : nil }
    }
  }
}
