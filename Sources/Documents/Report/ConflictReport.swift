import Decisions
import Diagnostics
import Facts
import Quantities
import RuleBase

extension Design {
  /// What can't be had together, and where giving way would help.
  var conflictsReport: ReportValue {
    guard let conflicts = resolution.conflicts else { return .null }
    return [
      "text": .text(conflictText(conflicts)),
      "bounded": .flag(conflicts.isBounded),
      "bounded_words": .text(
        orNull: conflicts.isBounded
          ? "The search ended after \(conflicts.tried) combinations; there may be more." : nil),
      "met_by": .list(
        conflicts.metBy.map { choice in
          [
            "decision": .text(choice.decision), "code": .text(choice.code),
            "title": .text(choice.title), "outcome": .text(choice.label),
          ]
        }),
      "tried": .number(Double(conflicts.tried)),
      "sets": .list(
        conflicts.sets.enumerated().map { conflictSetReport($1, number: $0 + 1) }),
      "relaxations": .list(
        conflicts.relaxations.map { relaxationReport($0, sets: conflicts.sets.count) }),
    ]
  }

  /// The number of sets, in a sentence.
  private func conflictText(_ conflicts: Conflicts) -> String {
    guard !conflicts.sets.isEmpty else {
      return "All of it can be had together, though not with the design as decided."
    }
    guard conflicts.sets.count != 1 else {
      return "One smallest set of requirements can't be had together."
    }
    return "\(conflicts.sets.count) smallest sets of requirements can't be had together."
  }

  private func conflictSetReport(_ set: Conflicts.ClashingSet, number: Int) -> ReportValue {
    [
      "number": .number(Double(number)),
      "strength": .text(set.strength.rawValue),
      "text": .text(set.requirements.map(words).joined(separator: " + ")),
      "requirements": .list(set.requirements.map(requirementReport)),
      "arithmetic": .list(set.figures.map(conflictFigureReport)),
      "without_option": .texts(set.decisions),
    ]
  }

  /// A requirement in words: `time to the first words 300 ms`.
  func words(_ requirement: Conflicts.Requirement) -> String {
    let name = requirement.decision.map(decisionTitle) ?? label(requirement.fact.name)
    return "\(name): \(requirement.words)"
  }

  private func decisionTitle(_ id: String) -> String {
    resolution.decision(id)?.member.title ?? id
  }

  private func requirementReport(_ requirement: Conflicts.Requirement) -> ReportValue {
    let statement = requirement.fact.statement
    return [
      "fact": factReference(requirement.fact.name),
      "decision": .text(orNull: requirement.decision),
      "words": .text(words(requirement)),
      "strength": .text(requirement.fact.strength.rawValue),
      "requirement": .text(orNull: statement?.requirement),
      "line": .number(orNull: statement.map { Double($0.location.start.line) }),
      "origin": .text(statement.map(place) ?? ""),
      "client_source": .text(orNull: statement?.source),
    ]
  }

  private func conflictFigureReport(_ figure: Conflicts.Figure) -> ReportValue {
    let unit = Unit.named(figure.unit) ?? .plain
    let isAtMost = figure.check.compare == .atMost
    let nearest = isAtMost ? figure.low : figure.high
    let limit = moneyWords(figure.limit, in: unit)
    let reckoned = moneyWordsOfRange(figure.low, figure.high, in: unit)
    let side = "with the rest kept at best \(moneyWords(nearest, in: unit))"
    return [
      "id": .text(figure.check.id), "words": .text(figure.check.words),
      "compare": .text(figure.check.compare.rawValue),
      "limit_text": .text(limit), "estimate_text": .text(reckoned),
      "best_text": .text(moneyWords(nearest, in: unit)),
      "limit": .number(figure.limit / unit.factor), "low": .number(figure.low / unit.factor),
      "base": .number(figure.base / unit.factor), "high": .number(figure.high / unit.factor),
      "unit": .text(unit.symbol),
      "text": .text("\(figure.check.words): asked \(limit), \(side) (reckoned \(reckoned))"),
    ]
  }

  private func relaxationReport(_ relaxation: Conflicts.Relaxation, sets: Int) -> ReportValue {
    let fact = relaxation.requirement.fact
    let unit =
      relaxation.fromNumber == nil
      ? Unit.plain : ruleBase.vocabulary[fact.name]?.unit ?? .plain
    let effects = relaxation.effects.map { effect -> ReportValue in
      let unit = Unit.named(effect.unit) ?? .plain
      return [
        "label": .text(effect.label),
        "before": .number(effect.before / unit.factor),
        "after": .number(effect.after / unit.factor), "unit": .text(unit.symbol),
        "before_text": .text(moneyWords(effect.before, in: unit)),
        "after_text": .text(moneyWords(effect.after, in: unit)),
      ]
    }
    return [
      "fact": factReference(fact.name),
      "decision": .text(orNull: relaxation.requirement.decision),
      "words": .text(
        relaxation.requirement.decision.map(decisionTitle) ?? label(fact.name)),
      "strength": .text(fact.strength.rawValue),
      "from_text": .text(relaxation.from), "to_text": .text(relaxation.to),
      "from": .number(orNull: relaxation.fromNumber.map { $0 / unit.factor }),
      "to": .number(orNull: relaxation.toNumber.map { $0 / unit.factor }),
      "unit": .text(unit.symbol),
      "sure_text": .text(orNull: relaxation.sure.map { moneyWords($0, in: unit) }),
      "price": .text(orNull: relaxation.concession?.price.rawValue),
      "price_words": .text(orNull: relaxation.concession?.words),
      "effects": .list(effects),
      "settles": .list(relaxation.settles.map { .number(Double($0 + 1)) }),
      "settles_all": .flag(relaxation.settles.count == sets),
    ]
  }
}
