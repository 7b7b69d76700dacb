import Expressions
import Facts
public import RuleBase

/// A rule base made ready for running: what depends on what, and which candidates there are.
///
/// Immutable and safe to share between threads; one plan serves any number of specifications.
public struct Plan: Sendable {
  public let base: RuleBase
  /// The vocabulary's fields by their place.
  let fields: [Field]
  /// The slot of each field.
  let fieldSlots: [Int]
  /// The field of a slot, where it is a fact's.
  let fieldOfSlot: [Int?]
  /// For each field, the places in the order of the facts and formulas that hang on it.
  let recomputed: [[Int]]
  /// For each field, the places in the order of everything that hangs on it, decisions included.
  let affected: [[Int]]
  /// For each place in the order, the slots that are read there.
  let reads: [[Int]]
  /// The parts of each joint decision's candidates, by the place of the decision.
  let joints: [JointPlan?]

  /// Prepares a rule base.
  public init(_ base: RuleBase) {
    self.base = base
    let fields = Array(base.vocabulary.fields)
    self.fields = fields
    let fieldSlots = fields.map { base.names[$0.name.rawValue] ?? 0 }
    self.fieldSlots = fieldSlots
    var fieldOfSlot = [Int?](repeating: nil, count: base.slotCount)
    for (index, slot) in fieldSlots.enumerated() { fieldOfSlot[slot] = index }
    self.fieldOfSlot = fieldOfSlot
    joints = base.decisions.map { $0.isJoint ? JointPlan($0, base) : nil }
    let dependents = Dependents(base, fieldSlots: fieldSlots)
    reads = dependents.reads
    recomputed = fieldSlots.map { dependents.places(of: $0, throughDecisions: false) }
    affected = fieldSlots.map { dependents.places(of: $0, throughDecisions: true) }
  }

  /// The place of a field by its fact's name.
  func fieldIndex(_ name: FactName) -> Int? {
    base.names[name.rawValue].flatMap { fieldOfSlot[$0] }
  }
}

/// Which steps read a slot, directly or through others.
private struct Dependents {
  private let order: [PlanStep]
  let reads: [[Int]]
  private let writes: [[Int]]

  init(_ base: RuleBase, fieldSlots: [Int]) {
    order = base.order
    var reads: [[Int]] = []
    var writes: [[Int]] = []
    for step in base.order {
      switch step {
      case .fact(let index):
        reads.append(
          (base.derivations[index]?.expression.slots ?? [])
            + (base.assumptionConditions[index] ?? []).flatMap { $0?.expression.slots ?? [] })
        writes.append([fieldSlots[index]])
      case .formula(let index):
        let formula = base.formulas[index]
        reads.append(formula.expression.expression.slots)
        writes.append(base.names[formula.id].map { [$0] } ?? [])
      case .decision(let index):
        let model = base.decisions[index]
        reads.append(Array(Set(model.readSlots)).sorted())
        writes.append(
          model.members.map(\.outcomeSlot) + model.members.compactMap(\.productSlot)
            + model.quantities.map(\.outcomeSlot))
      }
    }
    self.reads = reads
    self.writes = writes
  }

  func places(of slot: Int, throughDecisions: Bool) -> [Int] {
    var dirty: Set<Int> = [slot]
    var result: [Int] = []
    for (index, step) in order.enumerated() {
      if case .decision = step, !throughDecisions { continue }
      guard reads[index].contains(where: dirty.contains), writes[index] != [slot] else { continue }
      dirty.formUnion(writes[index])
      result.append(index)
    }
    return result
  }
}
