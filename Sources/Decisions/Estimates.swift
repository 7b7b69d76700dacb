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
    run.plan.base.formulas.compactMap { formula in
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
  }

  /// One figure; absent when its base value is not a known number.
  func estimate(
    _ formula: Formula, id: String, values: ByScenario<SlotValue>, in situation: Situation,
    words: Words, model: DecisionModel?
  ) -> Estimate? {
    guard case .known(.double(let base)) = values.base else { return nil }
    let ends = [values.low.number ?? base, values.high.number ?? base, base]
    let expression = formula.expression.expression
    let inputs = expression.slots.map { slot in
      Estimate.Input(
        name: run.plan.base.names.name(of: slot) ?? "candidate",
        label: words.label(of: slot, model: model), value: input(slot, situation, words, model))
    }
    return Estimate(
      id: id, label: formula.label, low: ends.min() ?? base, base: base, high: ends.max() ?? base,
      unit: formula.unit.symbol, words: formula.words, expression: expression.source,
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
