import Architectures
import Decisions
import Facts
import Quantities
import RuleBase
import Specifications

extension DesignComparison {
  /// What differs, as one value: what `compare --format json` prints and the template is filled with.
  public func report() -> ReportValue {
    [
      "format": .number(1),
      "reference": named(reference).adding([
        "project": .text(reference.design.specification.name)
      ]),
      "alternatives": .list(alternatives.map(alternativeReport)),
      "differs": .flag(differs),
    ]
  }

  private func named(_ alternative: Alternative) -> ReportValue {
    [
      "name": .text(alternative.name), "words": .text(orNull: alternative.words),
      "file": .text(alternative.design.specificationFile),
      "digest": .text(alternative.design.specification.digest),
    ]
  }

  private func alternativeReport(_ alternative: Alternative) -> ReportValue {
    let (before, after) = (reference.design, alternative.design)
    let changes = Self.changes(from: before, to: after)
    let raised = after.risks.filter { risk in
      !before.risks.contains { $0.risk.id == risk.risk.id }
    }
    let gone = before.risks.filter { risk in
      !after.risks.contains { $0.risk.id == risk.risk.id }
    }
    let difference = difference(to: alternative)
    return named(alternative).adding([
      "changes": .list(factReports(before, after)),
      "decisions_that_differ": .number(Double(changes.count)),
      "decisions": .list(changes.map { decisionReport($0, before, after) }),
      "figures": .list(figureReports(before, after)),
      "limits": .list(limitReports(before, after)),
      "clashes": .list(after.resolution.clashes.map(after.clashReport)),
      "risks_raised": .list(raised.map(riskReport)),
      "risks_gone": .list(gone.map(riskReport)),
      "components": .list(componentReports(difference, before, after)),
    ])
  }

  /// The stated facts that differ, in the order of the vocabulary.
  private func factReports(_ before: Design, _ after: Design) -> [ReportValue] {
    after.ruleBase.vocabulary.fields.compactMap { field in
      let facts = [before, after].map { $0.resolution.facts[field.name] }
      guard facts.contains(where: { $0?.isStated == true }) else { return nil }
      let words = zip([before, after], facts).map { design, fact in
        fact.map { design.words(for: $0) } ?? "not stated"
      }
      let strengths = facts.map { $0?.strength ?? .must }
      guard words[0] != words[1] || strengths[0] != strengths[1] else { return nil }
      let texts = zip(words, strengths).map { text, strength in
        strengths[0] == strengths[1] ? text : "\(text) (\(strength.rawValue))"
      }
      return [
        "name": .text(field.name.rawValue), "label": .text(field.label),
        "before": .text(texts[0]), "after": .text(texts[1]),
        "origin": .text(after.origin(field.name)),
      ]
    }
  }

  private func decisionReport(
    _ change: DecisionChange, _ before: Design, _ after: Design
  ) -> ReportValue {
    let causes = change.causes(before, after)
    let isGone = change.after.outcome == .notApplicable
    return [
      "id": .text(change.after.id), "code": .text(change.after.code),
      "title": .text(change.after.member.title),
      "before": .text(change.before.labelWithProducts),
      "after": .text(change.after.labelWithProducts),
      "because": .list(
        causes.map { cause in
          let rule = cause.firing.rule
          return [
            "rule": .text(rule.id), "holds_now": .flag(cause.holdsNow),
            "words": .text(rule.requirement ?? rule.because),
            "saw": .texts(
              cause.firing.terms.filter { $0.holds == true }.map(\.wordsWithMargin)),
          ]
        }),
      "same_option": .flag(change.isSameOption),
      "otherwise": .text(
        orNull: causes.isEmpty && !change.isSameOption
          ? isGone
            ? change.after.model.otherwise : after.shownReason(change.after)
          : nil),
    ]
  }

  /// The totals and subtotals of all breakdowns that either design has.
  private func figureReports(_ before: Design, _ after: Design) -> [ReportValue] {
    after.ruleBase.breakdowns.flatMap { model -> [ReportValue] in
      let breakdowns = [before, after].map { design in
        design.resolution.breakdowns.first { $0.model.id == model.id }
      }
      guard let shown = breakdowns.compactMap(\.self).first else { return [] }
      func row(
        _ id: String, _ label: String, _ amounts: (Breakdown) -> Breakdown.Amounts?
      ) -> ReportValue? {
        let both = breakdowns.map { $0.flatMap(amounts) }
        guard both.contains(where: { $0 != nil }) else { return nil }
        func text(_ amount: Double?) -> String { amount.map(shown.words) ?? "not known" }
        let range = both.map { amounts in
          amounts.map { moneyWordsOfRange($0.all.min() ?? 0, $0.all.max() ?? 0, in: shown.printed) }
            ?? "not known"
        }
        let factor = both[0].flatMap { old in
          both[1].flatMap { new in old.base > 0 ? new.base / old.base : nil }
        }
        let isSame = both[0] == both[1]
        return [
          "id": .text(id), "label": .text(label),
          "before": .number(orNull: both[0].map { $0.base / shown.printed.factor }),
          "after": .number(orNull: both[1].map { $0.base / shown.printed.factor }),
          "unit": .text(shown.printed.symbol),
          "before_text": .text(text(both[0]?.base)), "after_text": .text(text(both[1]?.base)),
          "before_range": .text(range[0]), "after_range": .text(range[1]),
          "factor_text": .text(
            isSame
              ? "the same"
              : factor.map { "× \(format(roundedToSignificantDigits($0, 3)))" } ?? ""),
          "differs": .flag(!isSame),
        ]
      }
      let total = row(model.total, "\(model.title): \(model.totalLabel)") { $0.total }
      let others = model.subtotals.compactMap { subtotal in
        row(subtotal.figure, "\(model.title): \(subtotal.label)") { breakdown in
          breakdown.subtotals.first { $0.model.figure == subtotal.figure }?.amounts
        }
      }
      return [total].compactMap(\.self) + others
    }
  }

  /// The client's limits in both designs.
  private func limitReports(_ before: Design, _ after: Design) -> [ReportValue] {
    after.ruleBase.checks.compactMap { check in
      let results = [before, after].map { design in
        design.resolution.checks.first { $0.check.id == check.id }
      }
      guard results.contains(where: { $0 != nil }) else { return nil }
      func words(_ place: Int) -> String {
        guard let result = results[place] else { return "not asked" }
        let design = [before, after][place]
        let reckoned = result.estimate.map { ", reckoned \($0.rangeText)" } ?? ""
        return "asked \(design.words(for: result.fact))\(reckoned): \(result.status.words)"
      }
      return [
        "id": .text(check.id), "words": .text(check.words),
        "before": .text(words(0)), "after": .text(words(1)),
        "before_status": .text(results[0]?.status.rawValue ?? "not_asked"),
        "after_status": .text(results[1]?.status.rawValue ?? "not_asked"),
        "differs": .flag(results[0]?.status != results[1]?.status),
      ]
    }
  }

  private func riskReport(_ raised: RaisedRisk) -> ReportValue {
    [
      "id": .text(raised.risk.id), "title": .text(raised.risk.title),
      "score": .number(Double(raised.residualScore)),
      "text": .text("\(raised.risk.title) (\(raised.residualScore) of 25)"),
    ]
  }

  /// Components that only one design has or that are not the same in both.
  private func componentReports(
    _ difference: ArchitectureDifference, _ before: Design, _ after: Design
  ) -> [ReportValue] {
    difference.union.components.compactMap { component in
      guard let change = difference.components[component.id] else { return nil }
      return [
        "id": .text(component.id), "name": .text(component.name),
        "role": .text(component.roleLabel), "change": .text(change.kind.rawValue),
        "before": .text(orNull: change.before),
      ]
    }
  }
}

extension Decision {
  /// The outcome, with its products where several remain.
  var labelWithProducts: String {
    let labels = products.map(\.label)
    guard labels.count > 1 else { return outcomeLabel }
    let shown = labels.prefix(3).joined(separator: ", ")
    let rest = labels.count > 3 ? " and \(labels.count - 3) more" : ""
    return "\(outcomeLabel): any of \(shown)\(rest)"
  }
}

/// A range of amounts as people say it, money with three digits at most.
func moneyWordsOfRange(_ low: Double, _ high: Double, in unit: Unit) -> String {
  guard unit.symbol.hasPrefix("USD") else { return readable(low: low, high: high, in: unit) }
  func rounded(_ amount: Double) -> Double {
    roundedToSignificantDigits(amount / unit.factor, 3) * unit.factor
  }
  return readable(low: rounded(low), high: rounded(high), in: unit)
}
