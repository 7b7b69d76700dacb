public import Expressions
import Facts
import Quantities
public import RuleBase

/// What every fact, formula and outcome came to, for conditions and texts that are read afterwards.
public struct ResolvedValues: Bindings, Sendable {
  private let words: Words
  private var run: Run { words.run }

  init(_ words: Words) { self.words = words }

  /// The value at the base of all ranges.
  public func value(atSlot slot: Int) -> SlotValue {
    slot < run.plan.base.slotCount ? run.situations.base.value(atSlot: slot) : .unknown
  }

  /// Whether a condition is true at every value that the facts behind it may well have.
  ///
  /// What an assumption alone makes true adds nothing to a design.
  public func isCertain(_ condition: CompiledExpression) -> Bool {
    run.standing(of: condition) == .holds
  }

  /// The words whose condition may well be true, and whose values are known.
  ///
  /// For what is offered to a reader: only what can't be is left out.
  func possible(_ words: [ConditionalWords]) -> [String] {
    words.filter { !($0.when.map(isRuledOut) ?? false) }
      .compactMap { text($0.words) }
  }

  /// Whether a condition is false whatever values the facts behind it may well have.
  public func isRuledOut(_ condition: CompiledExpression) -> Bool {
    run.standing(of: condition) == .fails
  }

  /// The first words whose condition is certain, and whose values are known.
  public func firstCertain(_ words: [ConditionalWords]) -> String? {
    words.lazy.filter { $0.when.map(isCertain) ?? true }.compactMap { text($0.words) }.first
  }

  /// Whether a condition is true at what is known and assumed, though it need not be.
  public func isMerelyAssumed(_ condition: CompiledExpression) -> Bool {
    condition.expression.evaluate(self).truth == true && !isCertain(condition)
  }

  /// The terms that settle a condition, with the values they saw.
  public func decisiveTerms(of condition: CompiledExpression) -> [Term] {
    words.decisiveTerms(of: condition, in: run.situations.base)
  }

  /// The figure under the name of a fact, a formula or a figure of a joint decision's winner.
  ///
  /// - Returns: the figure over all scenarios; absent where it is no known number.
  public func figure(_ name: String) -> Estimate? { Estimates(run).figure(name, words) }

  /// The values at one point, with the winner of a joint decision in the places of its candidates.
  func situation(in scenario: Scenario, winnerOf decision: DecisionModel?) -> Situation {
    guard let place = run.plan.base.decisions.firstIndex(where: { $0.id == decision?.id }),
      let winner = run.results[place]?.winner
    else { return run.situations[scenario] }
    return run.situation(of: winner, decision: place, in: scenario)
  }

  /// Words with their values filled in; absent when one of them is not known, or nothing is said.
  public func text(_ words: Pattern.Words) -> String? {
    var result = ""
    for part in words.parts {
      switch part {
      case .text(let text): result += text
      case .slot(let slot, _):
        guard let value = self.words(atSlot: slot) else { return nil }
        result += result.isEmpty && isOutcome(slot) ? value.capitalizedFirst : value
      }
    }
    return result.allSatisfy(\.isWhitespace) ? nil : result
  }

  private func isOutcome(_ slot: Int) -> Bool {
    let meanings = run.plan.base.names.meanings
    if meanings.indices.contains(slot), case .outcome = meanings[slot] { return true }
    return false
  }

  /// What stands at a slot in words, as a caption says it; absent when it is not known.
  ///
  /// Ranges have both ends, estimates no more digits than they deserve, and the unit is the one in
  /// which the amount is easiest to read.
  public func words(atSlot slot: Int) -> String? {
    if let field = run.plan.fieldOfSlot[slot] {
      let fact = run.facts[field]
      guard fact.value != nil else { return nil }
      guard case .derived = fact.origin else { return words.text(fact) }
    }
    guard case .known(let value) = value(atSlot: slot) else { return nil }
    guard case .double(let base) = value else { return words.text(value, of: slot) }
    let ends = Scenario.allCases.map { run.situations[$0].number(atSlot: slot) ?? base }
    let low = ends.min() ?? base
    let high = ends.max() ?? base
    let unit = words.unit(of: slot).suited(to: base).atReadableRate(base)
    let digits = low == high ? 3 : 2
    return readable(low: low.at(digits, in: unit), high: high.at(digits, in: unit), in: unit)
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Unit {
  /// The unit over a longer period, when less than one happens in a second.
  fileprivate func atReadableRate(_ canonical: Double) -> Unit {
    guard symbol.hasSuffix("/s"), canonical > 0, canonical < 1 else { return self }
    let counted = symbol.dropLast(2)
    let longer = ["min", "hour", "day"].compactMap { Unit.named("\(counted)/\($0)") }
    return longer.first { canonical / $0.factor >= 1 } ?? longer.last ?? self
  }
}

extension Double {
  /// The number with so many digits when it is written in a unit.
  fileprivate func at(_ digits: Int, in unit: Unit) -> Double {
    guard isFinite, self != 0 else { return self }
    return roundedToSignificantDigits(self / unit.factor, digits) * unit.factor
  }
}
