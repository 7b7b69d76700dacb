import Expressions
import Facts
import RuleBase

/// Which uncertain fact moves each figure most: one fact at a time at both ends of its range.
struct Movers: Sendable {
  /// What one fact does to the whole plan.
  private struct Swing: Sendable {
    let fact: FactName
    let low: Pass
    let high: Pass
  }

  private let base: RuleBase
  private let swings: [Swing]

  /// Prepares the figures of all breakdowns.
  init(_ run: Run) {
    base = run.plan.base
    let slots = base.breakdowns.map(\.total).compactMap { run.plan.base.names[$0] }
    swings = run.leaves(of: slots).compactMap { index in
      guard run.pass.sources[index] != .derived, let range = run.facts[index].value?.range else {
        return nil
      }
      func pass(_ number: Double) -> Pass {
        run.pass.changing([(index, .known(FactValue(.double(number))))])
      }
      return Swing(
        fact: run.plan.fields[index].name, low: pass(range.lowerBound), high: pass(range.upperBound)
      )
    }
  }

  /// The fact that moves a figure most; nil where none moves it.
  func strongest(of figure: String) -> FactName? {
    guard let slot = base.names[figure] else { return nil }
    var best: (fact: FactName, size: Double)?
    for swing in swings {
      guard let low = swing.low.cells.base[slot].numberValue,
        let high = swing.high.cells.base[slot].numberValue
      else { continue }
      let size = (high - low).magnitude
      if size.isFinite, size > best?.size ?? 0 { best = (swing.fact, size) }
    }
    return best?.fact
  }
}
