import Decisions
import Diagnostics
import Facts
import Quantities
import RuleBase
import Specifications

extension Design {
  /// How much each input moves the money of a month.
  var sensitivityReport: ReportValue {
    guard let sensitivity = resolution.sensitivity else { return .null }
    let unit = Unit.named(sensitivity.unit) ?? .plain
    let mattering = sensitivity.mattering
    return [
      "figure": .text(sensitivity.breakdown.total),
      "label": .text(
        "\(lowercasedFirst(sensitivity.breakdown.title)), \(sensitivity.breakdown.totalLabel)"),
      "base": .number(sensitivity.base / unit.factor),
      "base_text": .text(moneyWords(sensitivity.base, in: unit)), "unit": .text(unit.symbol),
      "inputs": .list(
        sensitivity.inputs.enumerated().compactMap { place, input -> ReportValue? in
          // What rounding hides is no more than none.
          let ends = [input.low, input.high].map { moneyWords($0, in: unit) }
          guard ends[0] != ends[1] else { return nil }
          let field = ruleBase.vocabulary[input.fact]
          return [
            "fact": factReference(input.fact),
            "low_value_text": .text(valueWords(input.lowValue, of: field)),
            "high_value_text": .text(valueWords(input.highValue, of: field)),
            "low": .number(input.low / unit.factor),
            "low_text": .text(ends[0]),
            "high": .number(input.high / unit.factor),
            "high_text": .text(ends[1]),
            "span": .number(input.span / unit.factor),
            "span_text": .text(moneyWords(input.span, in: unit)),
            "share": .number(sensitivity.share(of: input)),
            "share_text": .text(percentage(sensitivity.share(of: input))),
            "matters": .flag(place < mattering), "changes": .texts(input.changes),
          ]
        }),
    ]
  }

  /// The scenarios of the specification, with what each changes.
  var scenariosReport: ReportValue {
    .list(
      specification.scenarios.map { scenario in
        [
          "name": .text(scenario.name), "words": .text(orNull: scenario.words),
          "line": .number(Double(scenario.location.start.line)),
          "changes": .list(
            scenario.facts.all.map { fact in
              let before = resolution.facts[fact.name].map { words(for: $0) } ?? "not stated"
              return [
                "name": .text(fact.name.rawValue), "label": .text(label(fact.name)),
                "before": .text(before), "after": .text(words(for: fact)),
                "origin": .text(fact.statement.map(place) ?? ""),
              ]
            }),
        ]
      })
  }
}
