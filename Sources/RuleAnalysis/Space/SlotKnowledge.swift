import Expressions
import Facts
import Quantities
import RuleBase

/// What analysis knows of the slots of a rule base: fixed values, legal values, what hangs on what.
struct SlotKnowledge: Sendable {
  let base: RuleBase
  /// The values of formulas that depend on nothing, by slot.
  let constants: [Int: Value]
  /// For each slot, the slots of the facts that it hangs on; facts count as their own.
  private let leaves: [Set<Int>]
  private let formulas: [String: Formula]

  init(_ base: RuleBase) {
    self.base = base
    formulas = Dictionary(base.formulas.map { ($0.id, $0) }) { first, _ in first }
    var constants: [Int: Value] = [:]
    var bindings = ArrayBindings(Array(repeating: .unknown, count: base.names.count))
    var leaves = [Set<Int>](repeating: [], count: base.names.count)
    for case .fact(let index) in base.order {
      let fields = Array(base.vocabulary.fields)
      if let slot = base.names[fields[index].name.rawValue] { leaves[slot] = [slot] }
    }
    func union(_ slots: [Int]) -> Set<Int> {
      slots.filter { $0 < base.names.count }.reduce(into: []) { $0.formUnion(leaves[$1]) }
    }
    for step in base.order {
      switch step {
      case .fact: continue
      case .formula(let index):
        let formula = base.formulas[index]
        let expression = formula.expression.expression
        guard let slot = base.names[formula.id] else { continue }
        leaves[slot] = union(expression.slots)
        guard expression.slots.allSatisfy({ constants[$0] != nil }),
          let value = expression.evaluate(bindings).value
        else { continue }
        let kept = value.number.map { .double(roundedToSignificantDigits($0, 6)) } ?? value
        constants[slot] = kept
        bindings.slots[slot] = .known(kept)
      case .decision(let index):
        let model = base.decisions[index]
        let reads = union(model.readSlots)
        for slot in model.writtenSlots { leaves[slot] = reads }
      }
    }
    self.constants = constants
    self.leaves = leaves
  }

  /// The facts that some slots hang on.
  func facts(behind slots: [Int]) -> Set<Int> {
    slots.filter { $0 < leaves.count }.reduce(into: []) { $0.formUnion(leaves[$1]) }
  }

  /// The field of a slot, if a fact stands there.
  func field(_ slot: Int) -> Field? {
    guard slot < base.names.count, case .fact(let name) = base.names.meanings[slot] else {
      return nil
    }
    return base.vocabulary[name]
  }

  /// The unit in which a slot's number is written.
  func unit(_ slot: Int) -> Unit {
    if let field = field(slot) { return field.unit }
    if slot < base.names.count {
      switch base.names.meanings[slot] {
      case .formula(let id): return formulas[id]?.unit ?? .plain
      case .quantity(let decision, let id):
        let model = base.decisions.first { $0.id == decision }
        return model?.quantities.first { $0.id == id }?.formula.unit ?? .plain
      case .fact, .outcome, .product: return .plain
      }
    }
    return .plain
  }

  /// Whether a decision that may not arise has its outcome in a slot.
  func mayBeNotApplicable(_ slot: Int) -> Bool {
    guard slot < base.names.count, case .outcome(let id) = base.names.meanings[slot] else {
      return true
    }
    return base.decisions.first { $0.members.contains { $0.id == id } }?.applies != nil
  }
}

extension DecisionModel {
  /// The slots that hold what it comes to.
  var writtenSlots: [Int] {
    members.map(\.outcomeSlot) + members.compactMap(\.productSlot) + quantities.map(\.outcomeSlot)
  }
}
