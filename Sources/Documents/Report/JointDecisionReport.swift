import Decisions
import OrderedCollections
import Quantities
import RuleBase

extension Design {
  /// The joint decisions with all candidates, each decision once.
  var jointDecisionReports: [ReportValue] {
    var first: OrderedDictionary<String, Decision> = [:]
    for decision in resolution.decisions
    where decision.model.isJoint && decision.outcome != .notApplicable {
      if first[decision.model.id] == nil { first[decision.model.id] = decision }
    }
    return first.values.map(jointDecisionReport)
  }

  private func jointDecisionReport(_ decision: Decision) -> ReportValue {
    let quantities = decision.model.quantities
    return [
      "id": .text(decision.model.id), "code": .text(decision.model.code),
      "title": .text(decision.model.title),
      "members": .texts(decision.model.members.map(\.id)),
      "quantities": .list(decision.quantities.map(estimateReport)),
      "candidate_quantities": .list(
        quantities.map { ["id": .text($0.id), "unit": .text($0.formula.unit.symbol)] }),
      "candidates": .list(
        decision.candidates.map { candidate in
          [
            "members": .texts(candidate.members),
            "is_winner": .flag(candidate.isWinner),
            "sunk_by": .text(orNull: candidate.sunkBy),
            "values": .list(
              zip(quantities, candidate.quantities).map { quantity, value in
                value.map { .number($0 / quantity.formula.unit.factor) } ?? .null
              }),
          ]
        }),
    ]
  }

  /// The first few candidates that did not win, with their cost and what sank them.
  func nearestCandidates(_ decision: Decision) -> [ReportValue] {
    decision.candidates.filter { !$0.isWinner }.prefix(6).map { candidate in
      [
        "members": .text(labels(of: candidate, in: decision)),
        "cost": .text(costText(candidate, in: decision) ?? "no price known"),
        "survives": .flag(candidate.sunkBy == nil),
        "result": .text(candidate.sunkBy ?? "possible"),
      ]
    }
  }

  /// The parts of a candidate by their labels.
  func labels(of candidate: CandidateVerdict, in decision: Decision) -> String {
    labels(of: candidate.members, in: decision)
  }

  /// The parts of a candidate, given by their ids, by their labels.
  func labels(of candidate: [String], in decision: Decision) -> String {
    zip(decision.model.members, candidate).map { member, id in
      let entry = member.role.flatMap { ruleBase.catalogue.roles[$0] }?.entries.first {
        $0.id == id
      }
      return entry?.label ?? member.options.first { $0.id == id }?.label ?? id
    }.joined(separator: " + ")
  }

  /// The cost of a candidate, where it is known.
  func costText(_ candidate: CandidateVerdict, in decision: Decision) -> String? {
    guard let index = decision.model.quantities.firstIndex(where: { $0.id == decision.model.cost }),
      candidate.quantities.indices.contains(index), let value = candidate.quantities[index]
    else { return nil }
    return readable(value, in: decision.model.quantities[index].formula.unit)
  }
}
