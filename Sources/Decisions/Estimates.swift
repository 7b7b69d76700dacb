import Expressions
import Facts
import Quantities
import RuleBase

/// Turns formulas into figures with their arithmetic.
struct Estimates {
  private let run: Run

  init(_ run: Run) { self.run = run }

  /// Every formula whose value is a known number and that hangs on a fact or a decision.
  func all(_ words: Words) -> [Estimate] {
    var estimates = run.plan.base.formulas.compactMap { formula -> Estimate? in
      guard let slot = run.plan.base.names[formula.id], !formula.expression.expression.slots.isEmpty
      else { return nil }
      return estimate(
        formula, id: formula.id,
        values: ByScenario(
          low: run.situations.low.value(atSlot: slot),
          base: run.situations.base.value(atSlot: slot),
          high: run.situations.high.value(atSlot: slot)),
        in: run.situations.base, words: words, model: nil)
    }
    let used = used(estimates)
    for index in estimates.indices where used.contains(estimates[index].id) {
      estimates[index].isUsed = true
    }
    return estimates
  }

  /// The figures that headlines, checks and rules that hold draw on, directly or through others.
  private func used(_ estimates: [Estimate]) -> Set<String> {
    let base = run.plan.base
    var open = estimates.filter(\.isHeadline).map(\.id)
    open += base.checks.compactMap { check in
      let isStated = run.plan.fieldIndex(check.fact).map { run.facts[$0].isStated } ?? false
      return isStated ? check.estimate : nil
    }
    for (place, model) in base.decisions.enumerated() {
      for (index, rule) in model.rules.enumerated()
      where run.results[place]?.standings[index] == .holds {
        open += rule.when.expression.slots.compactMap { base.names.name(of: $0) }
      }
    }
    let inputs = Dictionary(estimates.map { ($0.id, $0.inputs.map(\.name)) }) { first, _ in first }
    var used: Set<String> = []
    while let name = open.popLast() {
      if used.insert(name).inserted { open += inputs[name] ?? [] }
    }
    return used
  }

  /// The figure under a name: a fact, a formula or a figure of a joint decision's winner.
  ///
  /// - Returns: the figure over all scenarios; absent where it is no known number.
  func figure(_ name: String, _ words: Words) -> Estimate? {
    let base = run.plan.base
    guard let slot = base.names[name] else { return nil }
    let values = ByScenario(
      low: run.situations.low.value(atSlot: slot), base: run.situations.base.value(atSlot: slot),
      high: run.situations.high.value(atSlot: slot))
    switch base.names.meanings[slot] {
    case .formula:
      guard let formula = base.formulas.first(where: { $0.id == name }) else { return nil }
      return estimate(
        formula, id: name, values: values, in: run.situations.base, words: words, model: nil)
    case .quantity(let decision, let quantity):
      guard let model = base.decisions.first(where: { $0.id == decision }),
        let formula = model.quantities.first(where: { $0.id == quantity })?.formula
      else { return nil }
      return estimate(
        formula, id: name, values: values, in: run.situations.base, words: words, model: model)
    case .fact(let fact):
      guard let field = run.plan.fieldIndex(fact) else { return nil }
      return estimate(of: run.facts[field], run.plan.fields[field], values, words)
    case .outcome, .product: return nil
    }
  }

  private func label(_ fact: FactName) -> String {
    run.plan.base.vocabulary[fact]?.label ?? fact.rawValue
  }

  /// A fact as a figure: its arithmetic is that somebody said so, or that it is assumed.
  private func estimate(
    of fact: Fact, _ field: Field, _ values: ByScenario<SlotValue>, _ words: Words
  ) -> Estimate? {
    guard let base = values.base.number, base.isFinite else { return nil }
    let ends = [values.low.number ?? base, values.high.number ?? base, base].filter(\.isFinite)
    let origin: (words: String, sources: [String]) =
      switch fact.origin {
      case .stated: ("as stated", [])
      case .derived(let names, _):
        ("from " + names.map(label).joined(separator: " and "), [])
      case .assumed(let because, let source): ("assumed: \(because)", [source])
      case .missing: ("", [])
      }
    return Estimate(
      id: field.name.rawValue, label: field.label, low: ends.min() ?? base, base: base,
      high: ends.max() ?? base, unit: field.unit.symbol, isHeadline: false, isUsed: false,
      words: origin.words, expression: field.derive?.text ?? field.name.rawValue, inputs: [],
      sources: origin.sources)
  }

  /// One figure; absent when its base value is not a known number.
  func estimate(
    _ formula: Formula, id: String, values: ByScenario<SlotValue>, in situation: Situation,
    words: Words, model: DecisionModel?
  ) -> Estimate? {
    guard case .known(.double(let base)) = values.base, base.isFinite else { return nil }
    let ends = [values.low.number ?? base, values.high.number ?? base, base].filter(\.isFinite)
    let expression = formula.expression.expression
    let inputs = expression.slots.map { slot in
      let owner = model.flatMap { words.wording.owner(of: slot, model: $0) }
      let product = owner.flatMap { situation.value(atSlot: $0).text }
      return Estimate.Input(
        name: words.wording.name(of: slot, model: model),
        label: words.label(of: slot, model: model), value: input(slot, situation, words, model),
        product: product.map { words.wording.label(ofEntry: $0) })
    }
    return Estimate(
      id: id, label: formula.label, low: ends.min() ?? base, base: base, high: ends.max() ?? base,
      unit: formula.unit.symbol, isHeadline: formula.isHeadline, isUsed: formula.isHeadline,
      words: formula.words, expression: expression.source,
      inputs: inputs, sources: formula.sources)
  }

  private func input(
    _ slot: Int, _ situation: Situation, _ words: Words, _ model: DecisionModel?
  ) -> String {
    switch situation.value(atSlot: slot) {
    case .known(let value): words.text(value, of: slot, model: model)
    case .unknown: "unknown"
    case .absent: "none"
    }
  }
}
