import Decisions
import Facts
import Quantities
import RuleBase

extension Design {
  /// What to ask the client, with what the answers would change.
  func questionReport(_ question: Question, number: Int) -> ReportValue {
    [
      "number": .number(Double(number)),
      "fact": factReference(question.fact),
      "text": .text(question.text),
      "ask": .text(orNull: question.ask),
      "changes": .texts(question.changes),
      "changes_text": .text(orNull: question.changesText),
      "changes_something": .flag(question.matters),
      "needed_for": .texts(question.neededFor.map(\.title)),
      "is_needed_for_cost": .flag(question.isNeededForCost),
      "needed_words": .text(orNull: question.neededWords),
      "assumed": .text(orNull: question.assumed),
      "answers": .list(
        question.answers.map { answer in
          [
            "value": .text(answer.value), "outcomes": .texts(answer.outcomes),
            "text": .text(sequel(of: answer)),
            "run_cost": .text(orNull: runCostWords(of: answer)),
          ]
        }),
      "answer_groups": .list(
        answerGroups(question).map { group in
          [
            "values": .text(group.answers.text), "text": .text(group.sequel),
            "run_cost": .text(orNull: group.runCost),
          ]
        }),
      "run_cost": runCostReport(question.cost),
      "is_cut_short": .flag(question.isCutShort),
    ]
  }

  private func runCostReport(_ cost: Question.Cost?) -> ReportValue {
    // What rounding hides is no more than none.
    guard let cost, runCostWords(cost.least) != runCostWords(cost.most) else { return .null }
    return [
      "now": .text(runCostWords(cost.now)), "least": .text(runCostWords(cost.least)),
      "most": .text(runCostWords(cost.most)),
      "points": .list(
        cost.points.map {
          ["value": .text($0.value), "run_cost": .text(runCostWords($0.cost))]
        }),
      "words": .text(runCostWords(of: cost)),
    ]
  }

  /// A run cost in words, with three digits.
  func runCostWords(_ cost: Double) -> String {
    let unit = Unit.named("USD/month") ?? .plain
    return readable(roundedToSignificantDigits(cost / unit.factor, 3) * unit.factor, in: unit)
  }

  /// The run cost after an answer, or that it is out of all proportion; nil where it is not known.
  func runCostWords(of answer: Question.Answer) -> String? {
    answer.isPriceless ? "more than 100 times as much" : answer.cost.map(runCostWords)
  }

  /// What an answer does to the run cost: `run cost $4,300/month to $17,000/month, now $9,000/month`.
  func runCostWords(of cost: Question.Cost) -> String {
    "run cost from \(runCostWords(cost.least)) to \(runCostWords(cost.most)), "
      + "\(runCostWords(cost.now)) as assumed"
  }
}

extension Question {
  /// The codes of the decisions that its answer could change, of many the first few and how many, and
  /// the figures that wait for it.
  fileprivate var changesText: String? {
    let codes =
      changes.count > 8
      ? changes.prefix(6).joined(separator: " ") + " and \(changes.count - 6) others"
      : changes.joined(separator: " ")
    let parts = [codes, neededWords ?? ""].filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
