import Decisions
import Facts
import Quantities
import RuleBase

extension Design {
  /// How a figure is made up: its lines, its subtotals, and what is set against it.
  func breakdownReport(_ breakdown: Breakdown) -> ReportValue {
    breakdownReport(breakdown, turnWords: breakdown.turnWords)
  }

  /// All figures out of their lines; what is decided otherwise at an end of all ranges is said once.
  var breakdownReports: [ReportValue] {
    var told: Set<String> = []
    return resolution.breakdowns.map { breakdown in
      breakdownReport(
        breakdown, turnWords: breakdown.turnWords.filter { told.insert($0).inserted })
    }
  }

  private func breakdownReport(_ breakdown: Breakdown, turnWords: [String]) -> ReportValue {
    let unit = breakdown.printed
    let small = Set(breakdown.smallLines.map(\.model.figure))
    return [
      "id": .text(breakdown.model.id),
      "title": .text(breakdown.model.title),
      "kind": .text(breakdown.model.kind.rawValue),
      "unit": .text(unit.symbol),
      "lines": .list(breakdown.shown.map { lineReport($0, breakdown, small: small) }),
      "small_lines": smallReport(breakdown),
      "total": breakdown.total.map {
        amounts($0, unit).adding([
          "label": .text(breakdown.model.totalLabel),
          "estimate": breakdown.totalEstimate.map(estimateReport) ?? .null,
        ])
      } ?? .null,
      "subtotals": .list(
        breakdown.subtotals.map { subtotal in
          amounts(subtotal.amounts, unit).adding([
            "label": .text(subtotal.model.label), "id": .text(subtotal.model.figure),
            "share": .number(orNull: subtotal.share),
          ])
        }),
      "against": .list(
        breakdown.comparisons.filter { !$0.isIdle }.map { comparison in
          [
            "id": .text(comparison.model.figure), "label": .text(comparison.model.label),
            "low_text": .text(comparison.words(comparison.amounts.low)),
            "base_text": .text(comparison.words(comparison.amounts.base)),
            "high_text": .text(comparison.words(comparison.amounts.high)),
            "estimate": comparison.estimate.map(estimateReport) ?? .null,
          ]
        }),
      "share_words": .text(breakdown.shareWords),
      "heaviest": .text(orNull: breakdown.heaviest?.model.figure),
      "heaviest_words": .text(orNull: breakdown.heaviestWords),
      "unknown": .texts(breakdown.unknown),
      "gap_words": .text(orNull: breakdown.gapWords),
      "turns": .list(
        breakdown.turns.map { turn in
          [
            "scenario": .text(turn.scenario), "decision": .text(turn.decision),
            "code": .text(turn.code), "outcome": .text(turn.outcome),
            "total_text": .text(orNull: turn.total.map(breakdown.words)),
          ]
        }),
      "turn_words": .texts(turnWords),
    ]
  }

  /// The small lines together, as one line of a table; null where there are none.
  private func smallReport(_ breakdown: Breakdown) -> ReportValue {
    guard let small = breakdown.smallAmounts, let total = breakdown.total else { return .null }
    return amounts(small, breakdown.printed).adding([
      "label": .text("other lines (\(breakdown.smallLines.count))"),
      "share_text": .text(percentage(small.base / total.base)),
    ])
  }

  private func lineReport(
    _ line: Breakdown.Line, _ breakdown: Breakdown, small: Set<String>
  ) -> ReportValue {
    amounts(line.amounts, breakdown.printed).adding([
      "id": .text(line.model.figure),
      "label": .text(line.model.label),
      "group": .text(line.model.group),
      "group_label": .text(line.group),
      "share": .number(orNull: line.share),
      "share_text": .text(orNull: line.share.map(percentage)),
      "is_small": .flag(small.contains(line.model.figure)),
      "note": .text(orNull: line.model.note),
      "relax": .texts(line.relax),
      "moved_by": .text(orNull: line.movedBy.map(label)),
      "estimate": estimateReport(line.estimate),
    ])
  }

  private func amounts(_ amounts: Breakdown.Amounts, _ unit: Unit) -> ReportValue {
    [
      "low": .number(amounts.low / unit.factor), "base": .number(amounts.base / unit.factor),
      "high": .number(amounts.high / unit.factor),
      "low_text": .text(moneyWords(amounts.low, in: unit)),
      "base_text": .text(moneyWords(amounts.base, in: unit)),
      "high_text": .text(moneyWords(amounts.high, in: unit)),
    ]
  }

  /// The months ahead of one breakdown, their sum, and what changes on the way.
  func yearReport(_ year: YearAhead) -> ReportValue {
    let unit =
      resolution.breakdowns.first { $0.model.id == year.breakdown }?.printed ?? .plain
    return [
      "breakdown": .text(year.breakdown),
      "growth": factReference(year.growthFact),
      "grown": .texts(year.grown.map(\.rawValue)),
      "months": .list(
        year.months.map { month in
          [
            "number": .number(Double(month.number)),
            "factor": .number(month.factor.base),
            "factor_text": .text(format(month.factor.base)),
            "total": month.total.map { amounts($0, unit) } ?? .null,
            "changes": .list(
              month.changes.map { change in
                [
                  "decision": .text(change.decision), "code": .text(change.code),
                  "title": .text(change.title), "outcome": .text(change.outcome),
                ]
              }),
          ]
        }),
      "is_level": .flag(year.isLevel(in: unit)),
      "sum": year.sum.map { amounts($0, Unit.named("USD") ?? .plain) } ?? .null,
      "change_words": .texts(year.changeWords),
    ]
  }

  /// Something hard to believe, with its arithmetic and the lines of the specification.
  func implausibleReport(_ implausible: Implausible) -> ReportValue {
    [
      "id": .text(implausible.doubt.id),
      "message": .text(implausible.doubt.message),
      "help": .text(implausible.doubt.help),
      "estimate": estimateReport(implausible.estimate),
      "limit": estimateReport(implausible.limit),
      "facts": .list(implausible.facts.map { factReference($0.name) }),
    ]
  }
}

extension YearAhead {
  /// Whether every month costs the same within the digits that are shown.
  func isLevel(in unit: Unit) -> Bool {
    guard let first = months.first?.total else { return false }
    func words(_ amounts: Breakdown.Amounts) -> [String] {
      amounts.all.map { moneyWords($0, in: unit) }
    }
    return months.allSatisfy { month in month.total.map { words($0) == words(first) } ?? false }
  }

  /// What changes as the load grows: each decision with the first month in which it differs.
  var changeWords: [String] {
    var seen: Set<String> = []
    return months.flatMap { month in
      month.changes.filter { seen.insert("\($0.decision) \($0.outcome)").inserted }.map { change in
        "From month \(month.number) (\(format(month.factor.base)) times today's volume) "
          + "\(change.code) \(lowercasedFirst(change.title)): \(change.outcome)."
      }
    }
  }
}

extension ReportValue {
  /// A number, or null where there is none.
  static func number(orNull number: Double?) -> ReportValue {
    number.map { .number($0) } ?? .null
  }
}
