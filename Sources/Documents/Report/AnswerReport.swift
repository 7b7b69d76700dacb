import Decisions
import Facts
import RuleBase

extension Design {
  /// The outcome in few words, before any reason: what the first lines of all documents say.
  var answerReport: ReportValue {
    let leading = recorded.first { !$0.outcomeOptions.isEmpty }
    let others = recorded.filter { $0.id != leading?.id }
    return [
      "text": .text(answerText), "plain_text": .text(sentence(of: plainOutcome)),
      "headline": .text(leading?.outcomeLabel ?? "no outcome"),
      "summary": .text(orNull: leading?.outcomeOptions.first?.summary),
      "parts": .list(
        others.map { decision in
          [
            "id": .text(decision.id), "code": .text(decision.code),
            "title": .text(decision.member.title), "outcome": .text(decision.outcomeLabel),
            "file": .text(orNull: recordFile(decision)),
            "plain_outcome": .text(plainOutcome(decision)),
            "summary": .text(orNull: summary(decision)),
            "because": .text(orNull: shownReason(decision)),
          ]
        }),
      "turned_down": .list(turnedDown),
      "statements": statementCounts,
      "feasible": .flag(resolution.clashes.isEmpty),
    ]
  }

  /// The outcome without the names of products.
  private func plainOutcome(_ decision: Decision) -> String {
    let options = decision.outcomeOptions
    guard !options.isEmpty else { return decision.outcome.words }
    let labels = options.map(\.label)
    return (labels.prefix(1) + labels.dropFirst().map(lowercasedFirst)).joined(separator: ", ")
  }

  /// What the option chosen is, in a sentence; nil for several.
  private func summary(_ decision: Decision) -> String? {
    let options = decision.outcomeOptions
    return options.count == 1 ? options[0].summary : nil
  }

  /// What readers ask about is the next option, or one that lies no further and that another answer
  /// would bring (house).
  private static let nearbyOptions = 3

  /// The nearest alternatives of the recorded decisions, each with what sank it: an option before
  /// and one after what was chosen, so far as a rule excludes them for a reason of its own that is
  /// not the task itself.
  private var turnedDown: [ReportValue] {
    var reasons: Set<String> = []
    return recorded.flatMap { decision -> [ReportValue] in
      guard let chosen = decision.options.firstIndex(where: { $0.verdict == .chosen }) else {
        return []
      }
      if case .set = decision.outcome { return [] }
      let excluded = decision.options.indices.filter { index in
        decision.options[index].verdict == .excluded
          && decision.options[index].because.contains { $0.standing == .holds }
      }
      let near = excluded.filter { isNear(decision, $0, to: chosen) }
      let nearest = [near.last { $0 < chosen }, near.first { $0 > chosen }]
      return nearest.compactMap(\.self).compactMap { index in
        let verdict = decision.options[index]
        guard let firing = verdict.because.first(where: { $0.standing == .holds }),
          reasons.insert(firing.rule.because).inserted
        else { return nil }
        return [
          "code": .text(decision.code), "title": .text(decision.member.title),
          "record": .text(orNull: recordFile(decision)), "option": .text(verdict.option.label),
          "because": .text(firing.rule.because), "clause": .text(clause(firing.rule.because)),
          "evidence": .text(orNull: firing.evidence.isEmpty ? nil : firing.evidence),
        ]
      }
    }
  }

  /// Whether readers may well ask about an option, and its exclusion rests on more than the task.
  private func isNear(_ decision: Decision, _ index: Int, to chosen: Int) -> Bool {
    let verdict = decision.options[index]
    let isAboutTaskAlone = verdict.because.filter { $0.standing == .holds }.allSatisfy { firing in
      firing.reads.allSatisfy { ruleBase.vocabulary[$0]?.isRequired == true }
    }
    guard !isAboutTaskAlone else { return false }
    let distance = abs(index - chosen)
    return distance == 1
      || distance <= Self.nearbyOptions && !winningFlips(verdict, of: decision).isEmpty
  }

  /// The outcomes of the decisions that shape the design, in one sentence.
  var answerText: String { sentence(of: \.outcomeLabel) }

  /// What shapes the design in one sentence, each outcome in certain words.
  private func sentence(of words: (Decision) -> String) -> String {
    let parts = recorded.compactMap { decision -> String? in
      switch decision.outcome {
      case .chosen, .anyOf, .imposed: lowercasedFirst(words(decision))
      case .set, .open, .contradicted, .notApplicable: nil
      }
    }
    guard let first = parts.first else { return "Nothing can be recommended yet." }
    let rest = parts.dropFirst()
    let text = uppercasedFirst(first) + (rest.isEmpty ? "" : ": " + rest.joined(separator: "; "))
    return text + "."
  }

  /// How many stated facts ended in which way.
  private var statementCounts: ReportValue {
    let accounts = statementAccounts
    func count(_ status: Account.Status) -> ReportValue {
      .number(Double(accounts.count { $0.status == status }))
    }
    return [
      "total": .number(Double(accounts.count)),
      "met": count(.met), "to_be_shown": count(.toBeShown), "at_risk": count(.atRisk),
      "not_met": count(.notMet), "no_effect": count(.noEffect),
      "text": .text(statementCountWords),
    ]
  }

  /// The counts in words, with the names of what fails or may fail:
  /// `20 statements: 12 answered · 3 to be shown by a test · 2 at risk (availability, review)`.
  var statementCountWords: String {
    let statuses: [Account.Status] = [.met, .toBeShown, .atRisk, .notMet, .noEffect]
    let accounts = statementAccounts
    let parts = statuses.compactMap { status -> String? in
      let some = accounts.filter { $0.status == status }
      guard !some.isEmpty else { return nil }
      let names = some.map { label($0.fact.name) }.joined(separator: ", ")
      let isFailing = status == .atRisk || status == .notMet
      return "\(some.count) \(status.words)" + (isFailing ? " (\(names))" : "")
    }
    let total = accounts.count
    return "\(total) \(total == 1 ? "statement" : "statements"): " + parts.joined(separator: " · ")
  }
}

/// Whether the text begins with a name of several parts: `Amazon Web Services`, `Sarbanes-Oxley`.
private func beginsWithName(_ text: String) -> Bool {
  let words = text.split(separator: " ", maxSplits: 2)
  if words.first?.dropFirst().contains(where: \.isUppercase) == true { return true }
  return words.count > 1 && words[1].first?.isUppercase == true
}

/// The text with a small first letter, unless it begins with an abbreviation or a name in capitals.
func lowercasedFirst(_ text: String) -> String {
  guard let first = text.first, first.isUppercase else { return text }
  let word = text.prefix { $0.isLetter || $0.isNumber }
  guard word == "A" || word.count > 1 && word.dropFirst().allSatisfy(\.isLowercase),
    !beginsWithName(text)
  else { return text }
  return first.lowercased() + text.dropFirst()
}

/// The text with a capital first letter.
func uppercasedFirst(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}
