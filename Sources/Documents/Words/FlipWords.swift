import Decisions
import Facts
import RuleBase

extension Design {
  /// How many changes a record tells one by one.
  static let toldFlips = 12

  /// The changes of facts that the client did not state, the most telling first.
  func assumptionFlips(_ decision: Decision) -> [Flip] {
    decision.flips.filter { !$0.isStated && !isAnotherProject($0) }
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

extension Question.Answer {
  /// The outcomes that it would lead to; questions that would no longer arise are only counted.
  var outcomeText: String {
    let ending = " " + Outcome.notApplicable.words
    let others = outcomes.filter { !$0.hasSuffix(ending) }
    let ended = outcomes.count - others.count
    var parts = others
    if ended > 0 { parts.append("\(ended) \(ended == 1 ? "question" : "questions") less") }
    return parts.joined(separator: ", ")
  }
}
