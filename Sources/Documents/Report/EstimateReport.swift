import Decisions
import Expressions
import Facts
import Quantities
import RuleBase

extension Design {
  /// A figure with its range, its arithmetic, what went in, and where that comes from.
  func estimateReport(_ estimate: Estimate) -> ReportValue {
    let unit = estimate.printed
    return [
      "id": .text(estimate.id),
      "label": .text(estimate.label),
      "text": .text(estimate.text),
      "base_text": .text(estimate.baseText),
      "range_text": .text(estimate.rangeText),
      "low": .number(estimate.low / unit.factor),
      "base": .number(estimate.base / unit.factor),
      "high": .number(estimate.high / unit.factor),
      "unit": .text(unit.symbol),
      "words": .text(estimate.words),
      "expression": .text(estimate.expression),
      "inputs": .list(
        estimate.inputs.filter { $0.value != "unknown" }.map { input in
          [
            "name": .text(input.name), "label": .text(input.label), "value": .text(input.value),
            "origin": .text(inputOrigin(input)),
          ]
        }),
      "sources": .texts(estimate.sources),
      "headline": .flag(estimate.isHeadline),
      "used": .flag(estimate.isUsed),
      "is_zero": .flag(estimate.isZero),
      "is_negative": .flag(estimate.base < 0),
      "house": .flag(estimate.sources.allSatisfy { $0 == "house" }),
    ]
  }

  /// A limit of the client beside what the design is reckoned to do.
  func checkReport(_ check: CheckResult) -> ReportValue {
    [
      "id": .text(check.check.id),
      "words": .text(check.check.words),
      "fact": factReference(check.fact.name),
      "limit": .text(words(for: check.fact)),
      "status": .text(check.status.rawValue),
      "status_words": .text(check.status.words),
      "needs_attention": .flag(check.status == .atRisk || check.status == .notMet),
      "estimate": check.estimate.map(estimateReport) ?? .null,
      "test": .text(check.check.test),
      "causes": .list(check.causes.map(causeReport)),
      "relax": .texts(check.relax),
      "decisions": .texts(check.check.decisions),
    ]
  }

  /// A line behind a limit that is not met.
  func causeReport(_ line: Breakdown.Line) -> ReportValue {
    [
      "id": .text(line.model.figure), "label": .text(line.model.label),
      "text": .text(line.estimate.text), "words": .text(line.words),
      "share": .number(orNull: line.share), "relax": .texts(line.relax),
    ]
  }

  /// Where an input of an estimate comes from: a place, an assumption, or another estimate.
  func inputOrigin(_ input: Estimate.Input) -> String {
    if let product = input.product { return product }
    let name = input.name
    if resolution.facts[FactName(name)] != nil { return origin(FactName(name)) }
    if let decision = resolution.decisions.first(where: { $0.id == name }) { return decision.code }
    if resolution.decisions.contains(where: { name.hasPrefix($0.model.id + ".") }) {
      return "computed"
    }
    if let formula = ruleBase.formulas.first(where: { $0.id == name }) {
      return formula.expression.expression.slots.isEmpty ? "knowledge base" : "computed"
    }
    if name.hasPrefix("candidate.") || resolution.estimates.contains(where: { $0.id == name }) {
      return "computed"
    }
    return "knowledge base"
  }
}
