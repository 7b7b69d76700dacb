public import Diagnostics
import Expressions
import Facts
import OrderedCollections
public import RuleBase

/// What running one example of a rule or risk showed.
public struct RuleExampleResult: Sendable {
  /// The id of the rule or risk.
  public let id: String
  public let example: RuleExample
  /// Absent when the rule did what its example says.
  public let problem: Diagnostic?
}

extension Plan {
  /// Runs every example of every rule, risk and entry of a plan; the rule base has to be loaded with its examples.
  public func runExamples() -> [RuleExampleResult] {
    let ofRules = base.decisions.flatMap { model in
      model.rules.flatMap { rule in
        rule.examples.map { run($0, of: rule.id, when: rule.when, in: model) }
      }
    }
    let ofRisks = base.risks.flatMap { risk in
      risk.examples.compactMap { example in
        risk.when.map { run(example, of: risk.id, when: $0, in: nil) }
      }
    }
    let ofPlans = base.plans.flatMap(\.entries).flatMap { entry in
      entry.examples.compactMap { example in
        entry.when.map { run(example, of: entry.id, when: $0, in: nil) }
      }
    }
    return ofRules + ofRisks + ofPlans
  }

  private func run(
    _ example: RuleExample, of id: String, when: CompiledExpression, in model: DecisionModel?
  ) -> RuleExampleResult {
    let situation = situation(of: example, in: model)
    return RuleExampleResult(
      id: id, example: example,
      problem: problem(when.expression.evaluate(situation), id, example, model))
  }

  /// What is known in an example, and all that follows from it by derivations and formulas.
  func situation(of example: RuleExample, in model: DecisionModel?) -> Situation {
    var situation = Situation(count: base.slotCount)
    let given = Set(example.given.map(\.slot))
    for value in example.given { situation.set(value.slot, value.value) }
    for step in base.order {
      switch step {
      case .fact(let index):
        guard !given.contains(fieldSlots[index]), let derivation = base.derivations[index]
        else { continue }
        situation.set(fieldSlots[index], derivation.expression.evaluate(situation))
      case .formula(let index):
        let formula = base.formulas[index]
        guard let slot = base.names[formula.id], !given.contains(slot) else { continue }
        situation.set(slot, formula.expression.expression.evaluate(situation).rounded)
      case .decision: continue
      }
    }
    for quantity in model?.quantities ?? [] where !given.contains(quantity.candidateSlot) {
      situation.set(
        quantity.candidateSlot,
        quantity.formula.expression.expression.evaluate(situation).rounded)
    }
    return situation
  }

  private func problem(
    _ evaluation: Evaluation, _ id: String, _ example: RuleExample, _ model: DecisionModel?
  ) -> Diagnostic? {
    let message: String
    var help: String?
    switch evaluation {
    case .value(.bool(let truth)):
      guard truth != example.fires else { return nil }
      message =
        example.fires
        ? "'\(id)' stays silent, but its example says that it fires"
        : "'\(id)' fires, but its example says that it stays silent"
    case .unknown(let slots):
      message = "the example of '\(id)' does not give enough to know whether it fires"
      help = "also give \(slots.map { slotName($0, model) }.joined(separator: ", "))"
    case .value, .error:
      message = "the condition of '\(id)' can't be worked out for this example"
    }
    return Diagnostic("rule/example-failed", message, at: example.location, help: help)
  }

  private func slotName(_ slot: Int, _ model: DecisionModel?) -> String {
    if let name = base.names.name(of: slot) { return name }
    guard let model else { return "a fact" }
    if let quantity = model.quantities.first(where: { $0.candidateSlot == slot }) {
      return "candidate.\(quantity.id)"
    }
    for (place, member) in model.members.enumerated() {
      if model.candidateSlots.members[place] == slot { return "candidate.\(member.id)" }
      guard let offset = model.candidateSlots.attributes[place].firstIndex(of: slot),
        let role = member.role.flatMap({ base.catalogue.roles[$0] })
      else { continue }
      return "candidate.\(member.id).\(role.attributes[safely: offset]?.name.rawValue ?? "hosting")"
    }
    return "a fact"
  }
}
