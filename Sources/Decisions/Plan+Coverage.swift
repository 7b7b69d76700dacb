import Expressions
public import Facts
import RuleBase

extension Plan {
  /// Finds out what the examples of all rules and some specifications reach.
  ///
  /// - Parameter specifications: what clients stated; the rule base has to be loaded with its
  ///   examples.
  /// - Returns: every condition and option with what was seen of it.
  public func coverage(of specifications: [FactSet]) -> RuleCoverage {
    var observer = CoverageObserver(self)
    observer.seeExamples()
    for facts in specifications {
      let run = Run(self, Pass(tables, stated: facts))
      observer.see(run)
      for slice in SliceRuns(run, facts).runs { observer.see(slice.run) }
    }
    return observer.coverage
  }
}

/// Collects what is seen of a rule base.
private struct CoverageObserver {
  private(set) var coverage: RuleCoverage
  private let plan: Plan
  /// For each decision, the place of its first rule among the conditions.
  private var firstRules: [Int] = []
  /// For each decision and member, the place of its first option among the options.
  private var firstOptions: [[Int]] = []
  /// The risks that have a condition, in the order of the conditions that follow the rules.
  private let risks: [(risk: Risk, when: CompiledExpression)]

  init(_ plan: Plan) {
    self.plan = plan
    let constants = plan.constantSlots
    risks = plan.base.risks.compactMap { risk in risk.when.map { (risk, $0) } }
    var conditions: [ConditionCoverage] = []
    var options: [RuleCoverage.OptionCoverage] = []
    for model in plan.base.decisions {
      firstRules.append(conditions.count)
      conditions += model.rules.map { ConditionCoverage($0.id, $0.when, constants: constants) }
      var firsts: [Int] = []
      for member in model.members {
        firsts.append(options.count)
        options += member.options.map {
          .init(decision: member.id, option: $0.id, location: $0.location)
        }
      }
      firstOptions.append(firsts)
    }
    conditions += risks.map { ConditionCoverage($0.risk.id, $0.when, constants: constants) }
    coverage = RuleCoverage(conditions: conditions, options: options)
  }

  // MARK: - Examples

  mutating func seeExamples() {
    for (place, model) in plan.base.decisions.enumerated() {
      for (index, rule) in model.rules.enumerated() {
        for example in rule.examples {
          let situation = plan.situation(of: example, in: model)
          coverage.conditions[firstRules[place] + index].see(situation)
          guard rule.effect == .choose, rule.when.expression.holds(situation) == true else {
            continue
          }
          let member = model.members.firstIndex { $0.id == rule.member } ?? 0
          reach(rule.options, place, member, by: .example)
        }
      }
    }
    for (index, risk) in risks.enumerated() {
      for example in risk.risk.examples {
        coverage.conditions[firstRisk + index].see(plan.situation(of: example, in: nil))
      }
    }
  }

  private var firstRisk: Int { coverage.conditions.count - risks.count }

  private mutating func reach(
    _ ids: [String], _ place: Int, _ member: Int, by reach: RuleCoverage.OptionCoverage.Reach
  ) {
    for (index, option) in plan.base.decisions[place].members[member].options.enumerated()
    where ids.contains(option.id) {
      let first = firstOptions[place][member]
      guard coverage.options[first + index].reach != .specification else { continue }
      coverage.options[first + index].reach = reach
    }
  }

  // MARK: - Specifications

  /// Notes what one specification, or one part of its traffic, came to.
  mutating func see(_ run: Run) {
    for (place, model) in plan.base.decisions.enumerated() {
      guard let result = run.results[place], result.applies else { continue }
      for (member, outcome) in result.outcomes.enumerated() {
        reach(outcome.decidedOptions, place, member, by: .specification)
      }
      var rulesOfCandidates: [Int] = []
      for (index, rule) in model.rules.enumerated() {
        let condition = firstRules[place] + index
        if coverage.conditions[condition].isComplete { continue }
        if rule.when.expression.slots.contains(where: { $0 >= plan.base.names.count }) {
          rulesOfCandidates.append(condition)
        } else {
          coverage.conditions[condition].see(run.situations.base)
        }
      }
      if let joint = plan.joints[place] { see(rulesOfCandidates, run, place, joint, result) }
    }
    for index in risks.indices { coverage.conditions[firstRisk + index].see(run.situations.base) }
  }

  /// Notes what rules say of the candidates of which no option was out before.
  private mutating func see(
    _ conditions: [Int], _ run: Run, _ decision: Int, _ joint: JointPlan,
    _ result: DecisionResult
  ) {
    guard !conditions.isEmpty else { return }
    let sunk = result.sunkBy.sorted { $0.key < $1.key }
      .filter { $0.value >= 0 && !joint.judgesOptions[$0.value] }
      .map(\.key)
    for candidate in result.winners + sunk {
      let situation = run.situation(of: candidate, decision: decision)
      for condition in conditions { coverage.conditions[condition].see(situation) }
    }
  }
}

extension Outcome {
  /// The options that rules led to; what a client fixed is not among them.
  fileprivate var decidedOptions: [String] {
    switch self {
    case .imposed(_, let free): free.decidedOptions
    case .chosen, .anyOf, .set, .open, .contradicted, .notApplicable: options
    }
  }
}

extension Plan {
  /// The slots of formulas that hang on no fact.
  fileprivate var constantSlots: Set<Int> {
    var slots: Set<Int> = []
    for case .formula(let index) in base.order {
      let formula = base.formulas[index]
      guard slots.isSuperset(of: formula.expression.expression.slots) else { continue }
      if let slot = base.names[formula.id] { slots.insert(slot) }
    }
    return slots
  }
}
