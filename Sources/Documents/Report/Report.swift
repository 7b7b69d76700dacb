import Decisions
import Facts
import RuleBase
import Specifications

extension Design {
  /// Everything about the design as one value with stable keys: what `result.json` holds.
  ///
  /// Keys are only ever added. Every number stands beside the text that documents print. The schema
  /// is `Templates/result.schema.json`.
  public func report() -> ReportValue {
    let body: ReportValue = [
      "format": .number(1),
      "specification": specificationReport,
      "knowledge": knowledgeReport,
      "answer": answerReport,
      "provisos": .list(sharedProvisoReports),
      "decisions": .list(resolution.decisions.map(decisionReport)),
      "joint_decisions": .list(jointDecisionReports),
      "facts": factsReport,
      "estimates": .list(resolution.estimates.map(estimateReport)),
      "checks": .list(resolution.checks.map(checkReport)),
      "breakdowns": .list(breakdownReports),
      "years": .list(resolution.years.map(yearReport)),
      "doubts": .list(resolution.implausible.map(implausibleReport)),
      "requirements": .list(requirementReports),
      "drivers": .list(driverReports),
      "people": .list(peopleReports),
      "accounts": .list(statementAccounts.map(accountReport)),
      "questions": .list(
        resolution.questions.enumerated().map { questionReport($1, number: $0 + 1) }),
      "has_cost_questions": .flag(
        resolution.questions.contains { $0.cost != nil || $0.isNeededForCost }),
      "idle_questions": .list(resolution.idleQuestions.map(factReference)),
      "clashes": .list(resolution.clashes.map(clashReport)),
      "conflicts": conflictsReport,
      "tradeoffs": tradeoffsReport,
      "sensitivity": sensitivityReport,
      "scenarios": scenariosReport,
      "architecture": architectureReport,
      "risks": .list(risks.map(riskReport)),
      "lifecycle": .list(lifecycleReports),
      "ended_products": .list(endedProducts.map(endedProductReport)),
      "prices": .list(pricesInUse.map(priceReport)),
      "price_warnings": .list(oldPrices.map(priceWarningReport)),
      "record_history": .list([]),
    ]
    let whole = body.adding(planReports())
    return whole.adding(["sources": sourcesReport(citedIn: whole)])
  }

  private var specificationReport: ReportValue {
    [
      "name": .text(specification.name),
      "goal": .text(specification.goal),
      "file": .text(specificationFile),
      "digest": .text(specification.digest),
      "as_of": .text(orNull: statedText("project.as_of")),
      "day": .text(
        orNull: statedText("project.as_of").flatMap { CalendarDay.isDay($0) ? $0 : nil }),
      "owner": .text(orNull: statedText("project.problem_owner")),
    ]
  }

  private var knowledgeReport: ReportValue {
    [
      "version": .text(ruleBase.version),
      "digest": .text(ruleBase.digest),
      "prices_as_of": .text(orNull: pricesAsOf),
    ]
  }

  /// The dates of the prices that the design rests on: the oldest and the newest, or the one.
  var pricesAsOf: String? {
    let dates = pricesInUse.map(\.price.asOf).sorted()
    guard let oldest = dates.first, let newest = dates.last else { return nil }
    return oldest == newest ? newest : "\(oldest) to \(newest)"
  }

  /// The text of a stated fact, or nil when the client did not state it.
  func statedText(_ name: FactName) -> String? {
    guard let fact = resolution.facts[name], case .stated = fact.origin, fact.value != nil
    else { return nil }
    return words(for: fact)
  }
}
