import Decisions
import Facts
import RuleBase

extension Design {
  /// What became of one stated fact.
  func accountReport(_ account: StatementAccount) -> ReportValue {
    let decisions = account.decisions.compactMap { id in
      resolution.decisions.first { $0.id == id }
    }
    return [
      "fact": factReference(account.fact.name),
      "strength": .text(account.fact.strength.rawValue),
      "requirement": .text(orNull: account.fact.statement?.requirement),
      "client_source": .text(orNull: account.fact.statement?.source),
      "status": .text(account.status.rawValue),
      "status_words": .text(account.status.words),
      "decisions": .list(decisions.map(decisionReference)),
      "note": .text(account.note),
    ]
  }

  /// A question to the client, with what its answer would change.
  func questionReport(_ question: Question, number: Int) -> ReportValue {
    [
      "number": .number(Double(number)),
      "fact": factReference(question.fact),
      "text": .text(question.text),
      "ask": .text(orNull: question.ask),
      "changes": .texts(question.changes),
      "changes_text": .text(orNull: question.changesText),
      "changes_something": .flag(!question.changes.isEmpty),
      "assumed": .text(orNull: question.assumed),
      "answers": .list(
        question.answers.map { answer in
          [
            "value": .text(answer.value), "outcomes": .texts(answer.outcomes),
            "text": .text(answer.outcomeText),
          ]
        }),
    ]
  }

  /// Requirements that can't be met together.
  func clashReport(_ clash: Clash) -> ReportValue {
    [
      "summary": .text(clash.summary), "decision": .text(orNull: clash.decision),
      "facts": .list(clash.facts.map { factReference($0.name) }),
      "relax": .texts(clash.relax),
      "causes": .list(clash.causes.map(causeReport)),
    ]
  }

  /// A decision as others point to it.
  func decisionReference(_ decision: Decision) -> ReportValue {
    [
      "id": .text(decision.id), "code": .text(decision.code),
      "title": .text(decision.member.title), "outcome": .text(decision.outcomeLabel),
      "record": .text(orNull: recordFile(decision)),
    ]
  }
}

extension Fact {
  /// The place and the words in the specification, if the client stated it.
  var statement: Statement? {
    if case .stated(let statement) = origin { return statement }
    return nil
  }
}

extension Question {
  /// The codes of the decisions that its answer could change; of many the first few and how many.
  fileprivate var changesText: String? {
    guard changes.count > 8 else { return changes.isEmpty ? nil : changes.joined(separator: " ") }
    return changes.prefix(6).joined(separator: " ") + " and \(changes.count - 6) others"
  }
}

extension Question.Answer {
  /// The outcomes that it would lead to; questions that would no longer arise are only counted.
  fileprivate var outcomeText: String {
    let ending = " " + Outcome.notApplicable.words
    let others = outcomes.filter { !$0.hasSuffix(ending) }
    let ended = outcomes.count - others.count
    var parts = others
    if ended > 0 { parts.append("\(ended) \(ended == 1 ? "question" : "questions") less") }
    return parts.joined(separator: ", ")
  }
}
