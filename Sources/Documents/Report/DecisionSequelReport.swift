import Decisions
import Facts
import OrderedCollections
import Quantities
import RuleBase

extension Design {
  /// What is known of the facts behind the rules that decided.
  func contextReport(_ decision: Decision) -> ReportValue {
    let firings = decision.reasons + decision.options.flatMap(\.because) + decision.violations
    let read = Set(firings.flatMap(\.reads))
    func references(_ isIncluded: (Fact) -> Bool) -> ReportValue {
      .list(
        resolution.facts.all.filter { read.contains($0.name) && isIncluded($0) }
          .map { factReference($0.name) })
    }
    return [
      "context": [
        "stated": references { $0.statement != nil },
        "derived": references { if case .derived = $0.origin { true } else { false } },
      ]
    ]
  }

  /// Why a decision came out as it did.
  func reasonsReport(_ decision: Decision) -> ReportValue {
    func firings(_ list: [Firing]) -> ReportValue {
      .list(list.map { firingReport($0, of: decision) })
    }
    let report: ReportValue = [
      "main_reason": .text(orNull: shownReason(decision)),
      "main_clause": .text(orNull: shownReason(decision).map(clause)),
      "reasons": firings(decision.decidingReasons),
      "warnings": firings(decision.warnings),
      "violations": firings(decision.violations),
      "unsettled": firings(decision.firings.filter(\.isUnsettled)),
      "quantities": .list(decision.quantities.map(estimateReport)),
      "provisos": .list(provisoReports(decision)),
      "reads": .list(decision.reads.map(factReference)),
      "rests_on": .list(decision.restsOn.map(factReference)),
      "branches": .list(
        decision.branches.map { branch in
          [
            "slice": .text(branch.slice),
            "share": branch.share.map { .number($0) } ?? .null,
            "share_text": .text(orNull: branch.share.map { format($0, in: .percent) }),
            "outcome": outcomeReport(branch.outcome, of: decision),
            "because": firings(branch.because),
          ]
        }),
    ]
    return report.adding(flipsReport(decision))
  }

  /// What follows from a decision, how it would be proved wrong, and what it draws on.
  func sequelReport(_ decision: Decision) -> ReportValue {
    let chosen = decision.outcome.options
    let consequences = chosen.compactMap { decision.member.consequences[$0] }
    // Of options chosen together each line says to which it belongs.
    func lines(_ part: KeyPath<DecisionModel.Consequences, [String]>) -> ReportValue {
      .texts(
        chosen.flatMap { id in
          (decision.member.consequences[id]?[keyPath: part] ?? []).map { text in
            chosen.count == 1
              ? uppercasedFirst(text)
              : "\(decision.label(ofOption: id)): \(lowercasedFirst(text))"
          }
        })
    }
    return [
      "consequences": [
        "good": lines(\.good), "bad": lines(\.bad), "follow_up": lines(\.followUp),
      ],
      "is_without_consequences": .flag(consequences.isEmpty && decision.warnings.isEmpty),
      "nearest_candidates": .list(nearestCandidates(decision)),
      "confirmations": .list(confirmationReports(decision)),
      "disputes": .list(
        decision.member.disputes.map { dispute in
          ["text": .text(dispute.text), "sources": .texts(dispute.sources)]
        }),
    ]
  }

  /// The conditions on which a decision stands though nobody has stated them.
  private func provisoReports(_ decision: Decision) -> [ReportValue] {
    var found: OrderedDictionary<String, (proviso: Proviso, otherwise: [String])> = [:]
    for proviso in decision.provisos {
      let otherwise = proviso.otherwise.map(decision.labels(inOutcome:))
      var entry = found[proviso.words] ?? (proviso, [])
      if let otherwise, !entry.otherwise.contains(otherwise) { entry.otherwise.append(otherwise) }
      found[proviso.words] = entry
    }
    return found.values.map { proviso, otherwise in
      [
        "words": .text(sentence(proviso.words)), "facts": .list(proviso.facts.map(factReference)),
        "rule": .text(orNull: proviso.rule.isEmpty ? nil : proviso.rule),
        "otherwise": .text(
          orNull: otherwise.isEmpty ? nil : otherwise.joined(separator: ", or ")),
      ]
    }
  }

  /// The provisos of all decisions, equal ones together.
  var sharedProvisoReports: [ReportValue] {
    sharedProvisos.map { shared in
      [
        "words": .text(sentence(shared.proviso.words)),
        "facts": .list(shared.proviso.facts.map(factReference)),
        "decisions": .list(
          shared.decisions.map { decision, otherwise in
            [
              "id": .text(decision.id), "code": .text(decision.code),
              "otherwise": .text(orNull: otherwise),
            ]
          }),
      ]
    }
  }
}
