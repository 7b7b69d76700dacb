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
      "fact": account.slice.map { factReference(account.fact, of: $0) }
        ?? factReference(account.fact.name),
      "strength": .text(account.fact.strength.rawValue),
      "requirement": .text(orNull: account.fact.statement?.requirement),
      "client_source": .text(orNull: account.fact.statement?.source),
      "status": .text(account.status.rawValue),
      "status_words": .text(account.status.words),
      "decisions": .list(decisions.map(decisionReference)),
      "note": .text(account.note),
    ]
  }

  /// A fact that holds for a part of the traffic alone, with the value that it has there.
  private func factReference(_ fact: Fact, of slice: String) -> ReportValue {
    factReference(fact.name).adding([
      "label": .text("\(label(fact.name)) (\(slice))"), "value": .text(words(for: fact)),
      "origin": .text(fact.statement.map(place) ?? ""), "status": "stated",
    ])
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
