import Decisions
import Expressions
import Facts
import RuleBase

extension Design {
  /// The client's own requirements in their order and wording, each with what became of it.
  var requirementReports: [ReportValue] {
    let field = ruleBase.vocabulary["requirements"]
    var nested: [Field] = []
    if case .records(let fields, _)? = field?.kind { nested = fields }
    let level = nested.first { $0.name.rawValue == "level" }
    let records = resolution.facts["requirements"]?.value?.records ?? []
    let accounts = statementAccounts + sliceAccounts
    return records.enumerated().map { offset, record in
      let id = record.text("id") ?? "\(offset + 1)"
      let answers = accounts.filter { $0.fact.statement?.requirement == id }
      let status = RequirementStatus(answers.map(\.status))
      let binding = record.text("level")
      let facts = Set(answers.map(\.fact.name))
      let limits = Set(answers.filter { $0.slice == nil }.map(\.fact.name))
      let involved = resolution.decisions.filter { decision in
        answers.contains { $0.decisions.contains(decision.id) }
      }
      let forced = involved.filter { !options(of: $0, forcedBy: facts).isEmpty }
      let checks = resolution.checks.filter { limits.contains($0.fact.name) }
      // A limit is answered by a figure; decisions that merely weighed it would say nothing.
      let decisions = forced.isEmpty && checks.isEmpty ? involved : forced
      return [
        "number": .number(Double(offset + 1)), "id": .text(id),
        "section": .text(orNull: record.text("section")),
        "text": .text(orNull: record.text("text")),
        "level": .text(orNull: binding),
        "level_words": .text(orNull: binding.map { level?.label(of: $0) ?? $0 }),
        "is_mandatory": .flag(binding == "mandatory"),
        "status": .text(status.rawValue), "status_words": .text(status.words),
        "is_met": .flag(status == .met), "is_open": .flag(status == .open),
        "needs_attention": .flag(status == .partly || status == .notMet),
        "answers": .list(answers.map(accountReport)),
        "decisions": .list(decisions.map(decisionReference)),
        "checks": .list(checks.map(checkReport)),
        "confirmations": .list(
          forced.flatMap { decision in
            options(of: decision, forcedBy: facts, isDirect: true)
              .compactMap { decision.member.confirmations[$0] }
          }.map(confirmationReport)),
      ]
    }
  }

  /// The options of an outcome that stand because of certain facts: of options chosen together those
  /// that a rule on the facts asks for, and else the one that such a rule decided or stepped up to.
  ///
  /// - Parameters:
  ///   - decision: the decision.
  ///   - facts: the facts.
  ///   - isDirect: whether the rule has to name one of them itself, not a figure made from it.
  /// - Returns: the ids of the options.
  private func options(
    of decision: Decision, forcedBy facts: Set<FactName>, isDirect: Bool = false
  ) -> [String] {
    let meanings = ruleBase.names.meanings
    func reads(_ firing: Firing) -> Bool {
      guard isDirect else { return !facts.isDisjoint(with: firing.reads) }
      return firing.rule.when.expression.slots.contains { slot in
        guard meanings.indices.contains(slot), case .fact(let name) = meanings[slot] else {
          return false
        }
        return facts.contains(name)
      }
    }
    let outcome = decision.outcome.options
    if case .set = decision.outcome {
      let asked = Set(decision.reasons.filter(reads).flatMap(\.rule.options))
      return outcome.filter(asked.contains)
    }
    let chosen = decision.options.firstIndex { $0.verdict == .chosen } ?? 0
    let stepped = decision.options[..<chosen].contains { $0.because.contains(where: reads) }
    return stepped || mainFiring(decision).map(reads) == true ? outcome : []
  }

  /// What would prove the outcome of a decision wrong.
  func confirmationReports(_ decision: Decision) -> [ReportValue] {
    let confirmed = decision.outcome.options.isEmpty ? [] : decision.outcome.options + ["any"]
    return confirmed.compactMap { decision.member.confirmations[$0] }.map(confirmationReport)
  }

  private func confirmationReport(_ confirmation: DecisionModel.Confirmation) -> ReportValue {
    [
      "metric": .text(confirmation.metric), "threshold": .text(confirmation.threshold),
      "by": .text(confirmation.by), "source": .text(confirmation.source),
    ]
  }
}

/// What became of a requirement: the worst of the statements that name it.
private enum RequirementStatus: String {
  case met, partly, open
  case toBeShown = "to_be_shown"
  case notMet = "not_met"

  init(_ statuses: [Account.Status]) {
    if statuses.contains(.notMet) {
      self = .notMet
    } else if statuses.contains(.atRisk) {
      self = .partly
    } else if statuses.contains(.toBeShown) {
      self = .toBeShown
    } else {
      self = statuses.contains(.met) ? .met : .open
    }
  }

  var words: String {
    switch self {
    case .met: "met"
    case .partly: "partly met"
    case .notMet: "not met"
    case .toBeShown: "to be shown"
    case .open: "open"
    }
  }
}

extension Record {
  /// The text of a field, if it has one.
  func text(_ field: String) -> String? {
    guard let value = entries.first(where: { $0.field == field })?.fact.value?.base,
      case .string(let text) = value, !text.isEmpty
    else { return nil }
    return text
  }
}
