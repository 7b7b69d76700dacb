import Decisions
import Expressions
import Facts
import Quantities
import RuleBase

extension Design {
  /// What would change a decision, and what would not.
  func flipsReport(_ decision: Decision) -> ReportValue {
    let telling = tellingFlips(decision)
    return [
      "flips": .list(
        telling.enumerated().map { flipReport($1, of: decision, isTold: $0 < Self.toldFlips) }),
      "assumption_flips": .list(
        assumptionFlips(decision).enumerated().map {
          flipReport($1, of: decision, isTold: $0 < Self.toldFlips)
        }),
      "steady": .list(decision.steady.map(factReference)),
      "steady_words": .text(orNull: steadyWords(decision)),
    ]
  }

  private func flipReport(_ flip: Flip, of decision: Decision, isTold: Bool) -> ReportValue {
    [
      "fact": factReference(flip.fact), "words": .text(flip.words),
      "outcome": .text(decision.words(for: flip)),
      "margin": .text(orNull: flip.margin),
      "side": .text(flip.side.rawValue),
      "number": flip.value.number.map { number in
        .number(number / (ruleBase.vocabulary[flip.fact]?.unit.factor ?? 1))
      } ?? .null,
      "becomes": .texts(flip.becomes.options),
      "is_told": .flag(isTold),
    ]
  }

  /// What became of an option, in three words, with the facts behind it.
  func standingReport(_ verdict: OptionVerdict, of decision: Decision) -> ReportValue {
    let winning = winningFlips(verdict, of: decision)
    return [
      "wins_if": .texts(winning.prefix(2).map(\.toldWords)),
      "excluded_by": excludedBy(verdict, of: decision),
      "ways": winning.isEmpty ? waysReport(verdict, of: decision) : .null,
    ]
  }

  /// Changes of several facts, or of one far from here, under which an option would be chosen, and what
  /// keeps it from that.
  private func waysReport(_ verdict: OptionVerdict, of decision: Decision) -> ReportValue {
    guard let ways = verdict.ways else { return .null }
    return [
      "all": .list(
        ways.all.map { way in
          [
            "words": .text(words(for: way)),
            "facts": .list(way.changes.map { factReference($0.fact) }),
            "is_told": .flag(isTold(way)),
          ]
        }),
      "held_back_by": .list(
        ways.obstacles.map { obstacle in
          [
            "kind": .text(obstacle.kind.rawValue),
            "words": .text(words(for: obstacle, of: decision, isSearched: ways.facts > 0)),
            "option": .text(orNull: obstacle.option), "rules": .texts(obstacle.rules),
          ]
        }),
      "is_searched": .flag(ways.facts > 0),
    ]
  }

  /// Whether records tell a way: those of one fact stand among the flips, or were left out there.
  private func isTold(_ way: Ways.Way) -> Bool {
    way.changes.count > 1
      && !way.changes.contains { ruleBase.vocabulary[$0.fact]?.isRequired == true }
  }

  /// The rule that excludes an option first, and the facts that it read; or the facts that have to be
  /// known before it can be judged.
  private func excludedBy(_ verdict: OptionVerdict, of decision: Decision) -> ReportValue {
    switch verdict.verdict {
    case .excluded:
      guard let firing = verdict.because.first else { return .null }
      return [
        "rule": .text(firing.rule.id), "facts": .list(firing.reads.map(factReference)),
      ]
    case .chosen, .defensible, .notAssessed: return .null
    }
  }
}
