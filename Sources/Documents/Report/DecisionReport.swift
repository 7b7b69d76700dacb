import Decisions
import Facts
import Quantities
import RuleBase

extension Design {
  /// One decision with its options, reasons, figures, and what would change it.
  func decisionReport(_ decision: Decision) -> ReportValue {
    let member = decision.member
    var told = Set(decision.decidingReasons.map(\.rule.id))
    let options = decision.options.map { verdict in
      let report = optionReport(verdict, of: decision, told: told)
      told.formUnion(verdict.because.map(\.rule.id))
      return report
    }
    let head: ReportValue = [
      "id": .text(decision.id), "code": .text(decision.code), "path": .text(decision.path),
      "number": .text(fourDigits(decision.code)), "title": .text(member.title),
      "question": .text(member.question),
      "scope": .text(decision.model.scope.rawValue),
      "hit_policy": .text(decision.model.hitPolicy.rawValue),
      "joint_decision": .text(orNull: decision.model.isJoint ? decision.model.id : nil),
      "record": .text(orNull: recordFile(decision)),
      "supersedes": .list([]),
      "record_status": .text(decision.outcome.status == "imposed" ? "accepted" : "proposed"),
      "applies": .flag(decision.outcome != .notApplicable),
      "not_applicable_because": .text(orNull: decision.model.otherwise),
      "outcome": outcomeReport(decision.outcome, of: decision),
      "products": .list(decision.products.map(productReport)),
      "drivers": .texts(member.drivers.map(driverLabel)),
      "shown": shownReport(decision),
      "options": .list(options),
      "cases": .list(decision.cases.filter(\.isTelling).map(casesReport)),
    ]
    let whole = head.adding(contextReport(decision)).adding(reasonsReport(decision))
      .adding(sequelReport(decision))
    let shown = whole.adding(["unsettled": .null])
    return whole.adding(["cited": sourcesReport(citedIn: shown)])
  }

  /// An outcome: its status, its options, and what is open about it.
  func outcomeReport(_ outcome: Outcome, of decision: Decision) -> ReportValue {
    var separatedBy: [FactName] = []
    var missing: [FactName] = []
    var free: ReportValue = .null
    switch outcome {
    case .anyOf(_, let facts): separatedBy = facts
    case .open(let facts): missing = facts
    case .imposed(_, let other):
      free = .text(other.options.isEmpty ? other.words : decision.labels(other.options))
    case .chosen: separatedBy = decision.separatedBy
    case .set, .contradicted, .notApplicable: break
    }
    let isOwn = outcome == decision.outcome
    let label = outcome.options.isEmpty ? outcome.words : decision.labels(outcome.options)
    return [
      "status": .text(outcome.status), "status_words": .text(outcome.words),
      "label": .text(isOwn ? decision.outcomeLabel : label),
      "options": .list(
        outcome.options.map { id in
          ["id": .text(id), "label": .text(decision.label(ofOption: id))]
        }),
      "is_chosen": .flag(outcome.status == "chosen"),
      "is_any_of": .flag(outcome.status == "any_of"),
      "is_set": .flag(outcome.status == "set"),
      "is_imposed": .flag(outcome.status == "imposed"),
      "is_open": .flag(outcome.status == "open"),
      "is_contradicted": .flag(outcome.status == "contradicted"),
      "free_choice": free,
      "separated_by": .list(separatedBy.map(factReference)),
      "missing": .list(missing.map(factReference)),
    ]
  }

  /// A product with what a buyer asks first.
  func productReport(_ entry: Catalogue.Entry) -> ReportValue {
    [
      "id": .text(entry.id), "label": .text(entry.label), "provider": .text(entry.provider),
      "licence": .text(entry.licence), "status": .text(entry.status.rawValue),
      "as_of": .text(entry.asOf), "sources": .texts(entry.sources),
    ]
  }

  /// One option; rules that were `told` of the decision or of an option before are marked.
  private func optionReport(
    _ verdict: OptionVerdict, of decision: Decision, told: Set<String>
  ) -> ReportValue {
    let option = verdict.option
    let report: ReportValue = [
      "id": .text(option.id), "label": .text(option.label), "summary": .text(option.summary),
      "verdict": .text(verdict.verdict.rawValue),
      "verdict_words": .text(decision.words(for: verdict)),
      "is_chosen": .flag(verdict.verdict == .chosen),
      "is_excluded": .flag(verdict.verdict == .excluded),
      "is_unmet": .flag(verdict.isUnmet),
      "score": verdict.score.map { .number($0) } ?? .null,
      "good": .texts(option.good.map(uppercasedFirst)),
      "bad": .texts(option.bad.map(uppercasedFirst)),
      "questions": .texts(verdict.verdict == .notAssessed ? option.questions : []),
      "first_reason": .text(orNull: firstReason(verdict, of: decision)),
      "because": .list(
        verdict.because.map { firing in
          briefFiringReport(firing).adding(["is_told": .flag(told.contains(firing.rule.id))])
        }),
      "figures": figuresReport(verdict.figures, of: decision),
    ]
    return report.adding(standingReport(verdict, of: decision))
  }

  /// What an option comes to, figure by figure, and the combination that stands for it.
  private func figuresReport(_ figures: OptionFigures?, of decision: Decision) -> ReportValue {
    guard let figures else { return .null }
    return [
      "combination": .text(labels(of: figures.candidate, in: decision)),
      "survives": .flag(figures.survives),
      "values": .list(
        figures.figures.map { figure in
          [
            "text": .text(figure?.text ?? "not known"),
            "figure": figure.map(estimateReport) ?? .null,
          ]
        }),
    ]
  }

  /// The figures by which options stand beside each other.
  private func shownReport(_ decision: Decision) -> ReportValue {
    .list(
      decision.model.shown.compactMap { id in
        decision.model.quantities.first { $0.id == id }.map { quantity in
          [
            "id": .text(id), "label": .text(uppercasedFirst(quantity.formula.label)),
            "words": .text(quantity.formula.words), "unit": .text(quantity.formula.unit.symbol),
          ]
        }
      })
  }

  /// A table of cases, without the figures that are known in none of them.
  private func casesReport(_ cases: CaseFigures) -> ReportValue {
    let shown = cases.columns.indices.filter { column in
      cases.rows.contains { $0.figures[column] != .unknown }
    }
    let headings = cases.axes + shown.map { cases.columns[$0].label }
    return [
      "title": .text(cases.table.title), "about": .text(cases.table.about),
      "headings": .texts(headings.map(uppercasedFirst)),
      "rows": .list(
        cases.rows.map { row in
          [
            "cells": .texts(
              row.values
                + shown.map { column in
                  let formula = cases.columns[column]
                  switch row.figures[column] {
                  case .known(let number): return readable(number, in: formula.unit)
                  case .never: return "never"
                  case .unknown: return "not known"
                  }
                })
          ]
        }),
    ]
  }

  /// What sank an option first, or what has to be asked about it.
  private func firstReason(_ verdict: OptionVerdict, of decision: Decision) -> String? {
    switch verdict.verdict {
    case .chosen:
      reasonWithinSet(verdict, of: decision) ?? shownReason(decision)
    case .notAssessed: verdict.option.questions.first
    case .excluded where verdict.isUnmet: verdict.unmetReason
    case .excluded: verdict.because.first?.rule.because
    case .defensible:
      verdict.because.first?.rule.because
        ?? (decision.model.hitPolicy == .ladder
          ? "A simpler option suffices." : "Nothing that is known speaks for it.")
    }
  }

  /// What asks for one of several options that are chosen together.
  private func reasonWithinSet(_ verdict: OptionVerdict, of decision: Decision) -> String? {
    guard case .set = decision.outcome else { return nil }
    let rule = decision.reasons.first { $0.rule.options.contains(verdict.option.id) }?.rule
    return rule.map { $0.requirement ?? $0.because }
  }

  /// A rule as an option names it; in full it stands among the decision's reasons.
  private func briefFiringReport(_ firing: Firing) -> ReportValue {
    [
      "rule": .text(firing.rule.id), "because": .text(firing.rule.because),
      "evidence": .text(firing.evidence), "is_against": .flag(firing.rule.effect.isAgainst),
      "is_unmet": .flag(firing.standing == .fails),
      "sources": .texts(firing.rule.sources), "house": .flag(firing.isHouseRule),
    ]
  }

  /// A rule as it came out, with the values that it saw.
  func firingReport(_ firing: Firing, of decision: Decision) -> ReportValue {
    let rule = firing.rule
    return [
      "rule": .text(rule.id), "criteria": .texts(rule.criteria), "effect": .text(rule.effect.word),
      "options": .list(
        rule.options.map { id in
          ["id": .text(id), "label": .text(decision.label(ofOption: id))]
        }),
      "standing": .text(firing.standing.word), "standing_words": .text(firing.standing.words),
      "strength": .text(firing.strength.rawValue),
      "requirement": .text(orNull: rule.requirement), "because": .text(rule.because),
      "clause": .text(clause(rule.because)),
      "evidence": .text(firing.evidence), "is_against": .flag(rule.effect.isAgainst),
      "terms": .list(
        firing.terms.map { term in
          [
            "words": .text(term.words), "margin": .text(orNull: term.margin),
            "holds": term.holds.map { .flag($0) } ?? .null,
            "facts": .texts(term.facts.map(\.rawValue)),
          ]
        }),
      "reads": .texts(firing.reads.map(\.rawValue)),
      "missing": .texts(firing.standing.missing.map(label)),
      "sources": .texts(rule.sources), "house": .flag(firing.isHouseRule),
    ]
  }
}

/// The number that tools of records sort by, out of a code that never changes: `0030` for `D03` and
/// `0042` for `D04b`.
private func fourDigits(_ code: String) -> String {
  let number = Int(code.filter(\.isNumber)) ?? 0
  let letter = code.utf8.last.map { Int($0) - Int(UInt8(ascii: "a")) + 1 } ?? 0
  let digits = "\(number * 10 + ((1...9).contains(letter) ? letter : 0))"
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// A sentence as a clause: with a small first letter and without its full stop.
func clause(_ sentence: String) -> String {
  lowercasedFirst(sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence)
}

extension Rule.Effect {
  /// Whether it speaks against options, be it by naming those that stay.
  fileprivate var isAgainst: Bool {
    switch self {
    case .exclude, .require, .warn: true
    case .favour, .choose: false
    }
  }
}

extension CaseFigures {
  /// Whether anything is known in any of the cases.
  fileprivate var isTelling: Bool {
    rows.contains { row in row.figures.contains { $0 != .unknown } }
  }
}
