import Expressions
import Facts
import RuleBase

/// Says of every stated fact what became of it.
struct Accounts {
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

  func all() -> [Account] {
    run.plan.fields.indices.compactMap { index in
      let fact = run.facts[index]
      guard fact.isStated, fact.knowledge != .unknown else { return nil }
      return account(fact, run.plan.fields[index])
    }
  }

  /// What became of a fact that is about decisions: a part of the traffic, a choice, a weight.
  private func aboutDecisions(_ fact: Fact, _ field: Field) -> Account? {
    let concerned: [Decision]
    let note: (String) -> String
    let otherwise: String
    if field.overridesFacts {
      concerned = decisions.filter { !$0.branches.isEmpty }
      note = { "Decided for each part; \($0) come out differently for one." }
      otherwise = "Decided for each part; all come out alike."
    } else if fact.name == Wishes.decisionsName {
      concerned = decisions.filter { $0.outcome.isImposed }
      note = { "Taken as fixed in \($0)." }
      otherwise = "No decision is made here for which a choice is fixed."
    } else if fact.name == Wishes.prioritiesName {
      concerned = decisions.filter { decision in
        decision.firings.contains { firing in
          if case .favour = firing.rule.effect { return firing.standing == .holds }
          return false
        }
      }
      note = { "Weighs the options in \($0)." }
      otherwise = "No decision was a matter of weighing."
    } else {
      return nil
    }
    let codes = concerned.map(\.code).uniqued.joined(separator: ", ")
    return Account(
      fact: fact, status: concerned.isEmpty ? .noEffect : .met, decisions: concerned.map(\.id),
      note: concerned.isEmpty ? otherwise : note(codes))
  }

  /// Whether the chosen option is enough for a reason that draws on a fact.
  private func isEnough(_ decision: Decision, by name: FactName) -> Bool {
    guard decision.model.hitPolicy == .ladder,
      let chosen = decision.options.first(where: { $0.verdict == .chosen })
    else { return false }
    return chosen.option.suffices.contains { reason in
      guard let condition = reason.when, run.standing(of: condition) == .holds else { return false }
      return run.leaves(of: condition.expression.slots).contains {
        run.plan.fields[$0].name == name
      }
    }
  }

  private func account(_ fact: Fact, _ field: Field) -> Account {
    let behind = decisions.filter { decision in
      decision.firings.contains { $0.standing == .holds && $0.reads.contains(fact.name) }
        || isEnough(decision, by: fact.name)
    }
    let ids = behind.map(\.id)
    let codes = behind.map(\.code).uniqued.joined(separator: ", ")
    func account(_ status: Account.Status, _ note: String) -> Account {
      Account(fact: fact, status: status, decisions: ids, note: note)
    }
    if let special = aboutDecisions(fact, field) { return special }
    if let check = checks.first(where: { $0.fact.name == fact.name }) {
      switch check.status {
      case .met: return account(.met, "Reckoned and met: \(check.check.words).")
      case .atRisk: return account(.atRisk, "At risk: \(check.check.words).")
      case .notMet: return account(.notMet, "Not met: \(check.check.words).")
      case .toBeShown: return account(.toBeShown, check.check.test)
      }
    }
    if let violated = decisions.first(where: { decision in
      decision.violations.contains { $0.reads.contains(fact.name) }
    }) {
      return account(.notMet, "The choice fixed for \(violated.code) breaks it.")
    }
    if fact.strength != .must,
      let missed = decisions.first(where: { decision in
        decision.missed.contains { $0.reads.contains(fact.name) }
      }), let firing = missed.missed.first(where: { $0.reads.contains(fact.name) })
    {
      let choice = words.text(missed.outcome, of: missed.member)
      return account(
        .notMet,
        "Missed by \(missed.code), \(choice), as it is no must: \(firing.rule.because)")
    }
    if !ids.isEmpty { return account(.met, "Settles \(codes).") }
    if let shownBy = field.shownBy { return account(.toBeShown, shownBy) }
    let readers = decisions.filter {
      $0.outcome != .notApplicable && $0.reads.contains(fact.name)
    }.map(\.code).uniqued
    if !readers.isEmpty {
      let weighed = "Weighed in \(readers.joined(separator: ", "))"
      // What the client requires is not met because somebody has thought of it.
      return fact.statement?.requirement == nil
        ? account(.met, "\(weighed); it forces nothing there.")
        : account(
          .toBeShown,
          "\(weighed), where it forces nothing; the acceptance test has to show it.")
    }
    return account(.noEffect, "Recorded; no decision depends on it.")
  }
}
