import Decisions
import Quantities
import RuleBase

extension Design {
  /// The designs that no other beats, with what each gains and loses beside the recommended one.
  var tradeoffsReport: ReportValue {
    guard let tradeoffs = resolution.tradeoffs else { return .null }
    let letters = tradeoffs.designs.indices.map(Self.letter)
    return [
      "enumerated": .number(Double(tradeoffs.enumerated)),
      "enumerated_text": .text(format(Double(tradeoffs.enumerated))),
      "bounded": .flag(tradeoffs.isBounded),
      "on_front": .number(Double(tradeoffs.designs.count { $0.isOnFront })),
      "chosen_on_front": .flag(tradeoffs.designs.first?.isOnFront ?? false),
      "chosen_beaten_by": .texts((tradeoffs.designs.first?.beatenBy ?? []).map { letters[$0] }),
      "criteria": .list(tradeoffs.criteria.map(criterionReport)),
      "designs": .list(
        tradeoffs.designs.enumerated().map { place, design in
          weighedReport(design, tradeoffs, letter: letters[place])
        }),
    ]
  }

  /// `A` for the first, `AA` for the twenty-seventh.
  private static func letter(_ place: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let last = String(letters[place % letters.count])
    return place < letters.count ? last : letter(place / letters.count - 1) + last
  }

  private func criterionReport(_ criterion: Criterion) -> ReportValue {
    var better = "first"
    var error: String?
    var unit = Unit.plain
    var words: [String] = []
    switch criterion.measure {
    case .figure(let name, let direction, let share):
      better = direction.rawValue
      error = share > 0 ? percentage(share) : nil
      unit = printedUnit(of: name)
    case .levels(let levels): words = levels.map(\.words)
    case .attribute(_, _, let levels): words = levels.map(\.words)
    }
    return [
      "id": .text(criterion.id), "label": .text(criterion.label), "better": .text(better),
      "error_text": .text(orNull: error), "unit": .text(unit.symbol), "levels": .texts(words),
      "sources": .texts(criterion.sources),
    ]
  }

  private func printedUnit(of name: String) -> Unit {
    ruleBase.formulas.first { $0.id == name }?.unit ?? .plain
  }

  private func weighedReport(
    _ design: Tradeoffs.Design, _ tradeoffs: Tradeoffs, letter: String
  ) -> ReportValue {
    let chosen = tradeoffs.designs[0]
    var values: [ReportValue] = []
    for (place, value) in design.values.enumerated() {
      let criterion = tradeoffs.criteria[place]
      var unit = Unit.plain
      if case .figure(let name, _, _) = criterion.measure { unit = printedUnit(of: name) }
      values.append([
        "criterion": .text(criterion.id), "label": .text(criterion.label),
        "value": .number(orNull: value.number.map { $0 / unit.factor }),
        "text": .text(value.words), "against_chosen": .text(value.standing.rawValue),
        "is_better": .flag(value.standing == .better),
        "is_worse": .flag(value.standing == .worse),
      ])
    }
    func differences(_ standing: Tradeoffs.Standing) -> ReportValue {
      .texts(
        tradeoffs.criteria.indices.filter { design.values[$0].standing == standing }.map { place in
          "\(tradeoffs.criteria[place].label): \(design.values[place].words) instead of "
            + chosen.values[place].words
        })
    }
    let differing = zip(design.choices, chosen.choices).filter { $0.label != $1.label }.map(\.0)
    return [
      "letter": .text(letter),
      "chosen": .flag(design.isChosen), "on_front": .flag(design.isOnFront),
      "like_it": .number(Double(design.likes)),
      "choices": .list(
        design.choices.map { choice in
          [
            "decision": .text(choice.decision), "code": .text(choice.code),
            "title": .text(choice.title), "outcome": .text(choice.label),
          ]
        }),
      "differs_in": .list(
        differing.map { choice in
          [
            "decision": .text(choice.decision), "code": .text(choice.code),
            "title": .text(choice.title), "outcome": .text(choice.label),
          ]
        }),
      "values": .list(values),
      "gains": differences(.better), "loses": differences(.worse),
      "wins_by": .texts(design.winsBy.map { tradeoffs.criteria[$0].id }),
      "wins_labels": .texts(design.winsBy.map { tradeoffs.criteria[$0].label }),
    ]
  }
}
