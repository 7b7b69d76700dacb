import Decisions
import Facts
import RuleBase

extension Design {
  /// How many changes a record tells one by one.
  static let toldFlips = 12

  /// The changes of facts that the client did not state, the most telling first.
  func assumptionFlips(_ decision: Decision) -> [Flip] {
    decision.flips.filter { !$0.isStated && !$0.isFar && !isAnotherProject($0) }
  }

  /// The changes under which an option would be the outcome, or part of it, the nearest first.
  func winningFlips(_ verdict: OptionVerdict, of decision: Decision) -> [Flip] {
    guard verdict.verdict != .chosen else { return [] }
    return (tellingFlips(decision) + assumptionFlips(decision)).filter {
      $0.becomes.options.contains(verdict.option.id)
    }
  }

  /// The facts that a decision reads and of which no value changes it, as a sentence; nil for none.
  func steadyWords(_ decision: Decision) -> String? {
    let labels = decision.steady.map(label)
    guard !labels.isEmpty else { return nil }
    let shown = labels.count <= 9 ? labels : Array(labels.prefix(8))
    let rest = labels.count - shown.count
    let list = shown.joined(separator: "; ") + (rest > 0 ? "; and \(rest) others" : "")
    return "No value that was tried changes it by itself: \(list)."
  }

  /// Whether a change concerns what every project has to state, such as its task.
  func isAnotherProject(_ flip: Flip) -> Bool {
    ruleBase.vocabulary[flip.fact]?.isRequired == true
  }
}

extension Flip {
  /// The changed value, and in brackets how far the present one is from it.
  var toldWords: String { margin.map { "\(words) (\($0))" } ?? words }
}

extension Design {
  /// The most outcomes of an answer that are told one by one.
  private static let toldOutcomes = 5

  /// What an answer would lead to: decisions with a record of their own first, each as what differs.
  func sequel(of answer: Question.Answer) -> String {
    let changes = answer.becomes.compactMap { change in
      resolution.decision(change.decision).map { (decision: $0, outcome: change.outcome) }
    }
    let ended = changes.count { $0.outcome == .notApplicable }
    let others = changes.filter { $0.outcome != .notApplicable }
    let ordered =
      others.filter { $0.decision.member.hasRecord }
      + others.filter { !$0.decision.member.hasRecord }
    var parts = ordered.prefix(Self.toldOutcomes).map { change in
      "\(change.decision.code) \(lowercasedFirst(change.decision.words(for: change.outcome)))"
    }
    let rest = ordered.count - parts.count
    if rest > 0 { parts.append("\(rest) more \(rest == 1 ? "decision" : "decisions")") }
    if ended > 0 {
      parts.append(ended == 1 ? "1 decision falls away" : "\(ended) decisions fall away")
    }
    return parts.joined(separator: "; ")
  }
}

extension Decision {
  /// Another outcome in words: of options chosen together what differs.
  func words(for other: Outcome) -> String {
    if case .set(let old) = outcome, case .set(let new) = other, old != new {
      return difference(from: old, to: new)
    }
    if case .set(let options) = other, options.isEmpty { return "none" }
    return other.options.isEmpty ? other.words : labels(other.options)
  }
}
