import Expressions
import Facts
import Quantities
import RuleBase

/// Puts figures together out of their parts, and holds that the parts come to the whole.
struct Breakdowns {
  private let run: Run
  private let words: Words
  private let values: ResolvedValues
  private let turns: ScenarioTurns?
  private let movers: Movers?

  /// Prepares the work.
  ///
  /// - Parameters:
  ///   - run: what was decided.
  ///   - words: how it is told.
  ///   - turns: what differs at the ends of all ranges, where it is of interest.
  ///   - movers: what moves each figure, where it is of interest.
  init(_ run: Run, _ words: Words, turns: ScenarioTurns? = nil, movers: Movers? = nil) {
    self.run = run
    self.words = words
    values = ResolvedValues(words)
    self.turns = turns
    self.movers = movers
  }

  func all() -> [Breakdown] {
    run.plan.base.breakdowns.filter { !($0.when.map(values.isRuledOut) ?? false) }
      .compactMap(breakdown)
  }

  /// One breakdown; absent where none of its lines is known.
  private func breakdown(_ model: BreakdownModel) -> Breakdown? {
    let total = amounts(model.total)
    let idle = model.kind == .product ? 1.0 : 0.0
    let whole = wholeOfShares(model, total)
    var lines: [Breakdown.Line] = []
    var unknown: [String] = []
    for line in model.lines {
      guard let amounts = amounts(line.figure), let estimate = figure(line.figure) else {
        unknown.append(line.label)
        continue
      }
      lines.append(
        Breakdown.Line(
          model: line, group: model.groups.first { $0.id == line.group }?.label ?? line.group,
          amounts: amounts, share: whole.flatMap { model.kind.share(amounts.base, of: $0) },
          estimate: estimate, movedBy: movers?.strongest(of: line.figure),
          relax: values.possible(line.relax), idle: idle))
    }
    guard !lines.isEmpty else { return nil }
    let subtotals = model.subtotals.compactMap { subtotal -> Breakdown.Subtotal? in
      guard let amounts = amounts(subtotal.figure) else { return nil }
      return Breakdown.Subtotal(
        model: subtotal, amounts: amounts,
        share: whole.flatMap { model.kind.share(amounts.base, of: $0) })
    }
    return Breakdown(
      model: model, unit: unit(model.total).symbol, lines: lines, total: total,
      totalEstimate: figure(model.total), movedBy: movers?.strongest(of: model.total),
      subtotals: subtotals,
      comparisons: model.comparisons.compactMap(comparison), unknown: unknown,
      difference: unknown.isEmpty
        ? total.flatMap { model.kind.difference(lines.map(\.amounts), $0) } : nil,
      turns: turns?.turns(of: model.total) ?? [])
  }

  /// That of which shares are told: the total, and where parts multiply what all of them lose together.
  ///
  /// What a second site wins back is no part of the loss.
  private func wholeOfShares(_ model: BreakdownModel, _ total: Breakdown.Amounts?) -> Double? {
    guard model.kind == .product else { return total?.base }
    return model.lines.compactMap { amounts($0.figure) }.reduce(0) { $0 + max(0, 1 - $1.base) }
  }

  private func comparison(_ model: BreakdownModel.Comparison) -> Breakdown.Comparison? {
    guard let slot = run.plan.base.names[model.figure],
      let base = run.situations.base.number(atSlot: slot)
        ?? (isReckoned(model.figure) ? .infinity : nil)
    else { return nil }
    let low = run.situations.low.number(atSlot: slot) ?? base
    let high = run.situations.high.number(atSlot: slot) ?? base
    return Breakdown.Comparison(
      model: model, amounts: .init(low: low, base: base, high: high),
      unit: unit(model.figure).symbol, estimate: figure(model.figure))
  }

  /// Whether all that a formula reads is known, so that without a value it has none, such as by a
  /// division by nothing.
  private func isReckoned(_ name: String) -> Bool {
    run.plan.base.formulas.first { $0.id == name }?.expression.expression.slots.allSatisfy {
      if case .known = run.situations.base.value(atSlot: $0) { true } else { false }
    } ?? false
  }

  private func figure(_ name: String) -> Estimate? { Estimates(run).figure(name, words) }

  private func unit(_ name: String) -> Unit {
    run.plan.base.names[name].map { words.unit(of: $0) } ?? .plain
  }

  /// The amounts in the three scenarios; absent unless all are known and finite.
  private func amounts(_ name: String) -> Breakdown.Amounts? {
    guard let slot = run.plan.base.names[name],
      let low = run.situations.low.number(atSlot: slot),
      let base = run.situations.base.number(atSlot: slot),
      let high = run.situations.high.number(atSlot: slot),
      low.isFinite, base.isFinite, high.isFinite
    else { return nil }
    return Breakdown.Amounts(low: low, base: base, high: high)
  }
}

extension BreakdownModel.Kind {
  /// The part of a whole; of what is lost where parts multiply, if it loses any.
  fileprivate func share(_ part: Double, of whole: Double) -> Double? {
    switch self {
    case .product: whole > 0 && part <= 1 ? (1 - part) / whole : nil
    case .monthly, .once, .time: whole > 0 ? part / whole : nil
    }
  }

  /// What the parts leave of the whole in each scenario; nil where that is no more than rounding.
  fileprivate func difference(
    _ parts: [Breakdown.Amounts], _ whole: Breakdown.Amounts
  ) -> Breakdown.Amounts? {
    func rest(_ amount: (Breakdown.Amounts) -> Double) -> Double {
      let all = parts.map(amount)
      let sum = self == .product ? all.reduce(1, *) : all.reduce(0, +)
      let rest = amount(whole) - sum
      // Every line and the total are rounded to six digits on the way.
      let size = max(amount(whole).magnitude, all.map(\.magnitude).max() ?? 0)
      return rest.magnitude <= 3e-5 * size ? 0 : rest
    }
    let rests = Breakdown.Amounts(low: rest(\.low), base: rest(\.base), high: rest(\.high))
    return rests.all.allSatisfy { $0 == 0 } ? nil : rests
  }
}
