import Expressions
import RuleBase

/// Which steps of a plan hang on which slots.
struct Dependencies: Sendable {
  /// For each place in the order, the slots that are read there.
  let reads: [[Int32]]
  /// For each field, the places in the order of the facts and formulas that hang on it.
  let recomputed: [[Int]]
  /// For each field, the places in the order of everything that hangs on it, decisions included.
  let affected: [[Int]]
  /// For each slot, the places in the order that work out what it hangs on, decisions left out.
  private let behind: BitMatrix

  init(_ base: RuleBase, fieldSlots: [Int]) {
    let steps = Self.steps(base, fieldSlots)
    reads = steps.map { $0.reads.map { Int32($0) } }
    var readers = [[Int32]](repeating: [], count: base.slotCount)
    for (place, step) in steps.enumerated() {
      for slot in step.reads { readers[slot].append(Int32(place)) }
    }
    let isDecision = base.order.map { if case .decision = $0 { true } else { false } }
    func places(of slot: Int, throughDecisions: Bool) -> [Int] {
      if readers[slot].isEmpty { return [] }
      var isHit = [Bool](repeating: false, count: steps.count)
      var open = [slot]
      var first = steps.count
      while let slot = open.popLast() {
        for place in readers[slot].lazy.map(Int.init) where !isHit[place] {
          if isDecision[place], !throughDecisions { continue }
          isHit[place] = true
          first = min(first, place)
          open += steps[place].writes
        }
      }
      return (first..<steps.count).filter { isHit[$0] && steps[$0].writes != [slot] }
    }
    recomputed = fieldSlots.map { places(of: $0, throughDecisions: false) }
    affected = fieldSlots.map { places(of: $0, throughDecisions: true) }
    var behind = BitMatrix(rows: base.slotCount, columns: steps.count)
    for (place, step) in steps.enumerated() where !isDecision[place] {
      for slot in step.writes {
        for read in step.reads where read != slot { behind.formUnion(slot, with: read) }
        behind.insert(place, in: slot)
      }
    }
    self.behind = behind
  }

  /// The places that work out what some slots hang on, as bits.
  func behind(_ slots: [Int]) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: behind.width)
    for slot in slots { behind.formUnion(&bits, with: slot) }
    return bits
  }

  private typealias Step = (reads: [Int], writes: [Int])

  private static func steps(_ base: RuleBase, _ fieldSlots: [Int]) -> [Step] {
    base.order.map { step in
      switch step {
      case .fact(let index):
        let reads =
          (base.derivations[index]?.expression.slots ?? [])
          + (base.assumptionConditions[index] ?? []).flatMap { $0?.expression.slots ?? [] }
        return (reads, [fieldSlots[index]])
      case .formula(let index):
        let formula = base.formulas[index]
        return (formula.expression.expression.slots, base.names[formula.id].map { [$0] } ?? [])
      case .decision(let index):
        let model = base.decisions[index]
        return (
          Array(Set(model.readSlots)).sorted(),
          model.members.map(\.outcomeSlot) + model.members.compactMap(\.productSlot)
            + model.quantities.map(\.outcomeSlot)
        )
      }
    }
  }
}
