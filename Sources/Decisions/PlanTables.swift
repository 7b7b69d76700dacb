import Expressions
import Facts
import RuleBase

/// A rule base made ready for passes: every condition and formula as a program over cells, and what
/// depends on what.
final class PlanTables: Sendable {
  /// One case of an assumption.
  struct Assumption: Sendable {
    let condition: Programs.Place?
    let fact: Fact
    let cells: ByScenario<Cell>
    let marks: SlotMarks
  }

  /// One formula: where its value goes.
  struct FormulaCode: Sendable {
    let place: Programs.Place
    let slot: Int
  }

  let base: RuleBase
  /// The vocabulary's fields by their place.
  let fields: [Field]
  /// The slot of each field.
  let fieldSlots: [Int]
  /// The field of a slot, where it is a fact's.
  let fieldOfSlot: [Int?]
  let programs: Programs
  /// The texts that rules and products name.
  let pool: CellPool
  /// How each field is derived.
  let derivations: [Programs.Place?]
  let assumptions: [[Assumption]]
  let formulas: [FormulaCode]
  let decisions: [DecisionCode]
  /// The ids of each decision's members.
  let memberIDs: [[String]]
  /// The parts of each joint decision's candidates, by the place of the decision.
  let joints: [JointPlan?]
  let dependencies: Dependencies
  /// For each joint decision, by its place, the figures of the winner that another step reads, with
  /// those behind them.
  let readFigures: [[Int]]

  init(_ base: RuleBase) {
    self.base = base
    let fields = Array(base.vocabulary.fields)
    let fieldSlots = fields.map { base.names[$0.name.rawValue] ?? 0 }
    self.fields = fields
    self.fieldSlots = fieldSlots
    var fieldOfSlot = [Int?](repeating: nil, count: base.slotCount)
    for (index, slot) in fieldSlots.enumerated() { fieldOfSlot[slot] = index }
    self.fieldOfSlot = fieldOfSlot
    var builder = Programs.Builder(functions: base.estimatorFunctions.declarations)
    derivations = fields.indices.map { index in
      base.derivations[index].map { builder.add($0.expression) }
    }
    assumptions = fields.indices.map { index in
      Self.assumptions(fields[index], base.assumptionConditions[index] ?? [], &builder)
    }
    formulas = base.formulas.map { formula in
      FormulaCode(
        place: builder.add(formula.expression.expression), slot: base.names[formula.id] ?? 0)
    }
    decisions = base.decisions.map { DecisionCode($0, &builder) }
    memberIDs = base.decisions.map { $0.members.map(\.id) }
    let drafts = zip(base.decisions, decisions).map { model, code in
      model.isJoint ? JointDraft(model, code, base, &builder) : nil
    }
    builder.pool.freeze()
    pool = builder.pool
    let programs = Programs(builder)
    self.programs = programs
    let pool = pool
    (joints, dependencies) = together {
      drafts.map { $0.map { JointPlan($0, base, programs, pool) } }
    } _: {
      Dependencies(base, fieldSlots: fieldSlots)
    }
    readFigures = Self.readFigures(joints, decisions, base, dependencies)
  }

  private static func readFigures(
    _ joints: [JointPlan?], _ codes: [DecisionCode], _ base: RuleBase, _ dependencies: Dependencies
  ) -> [[Int]] {
    var readers = [Int](repeating: 0, count: base.slotCount)
    for slot in dependencies.reads.joined() { readers[Int(slot)] += 1 }
    var places = [Int](repeating: 0, count: base.decisions.count)
    for (place, step) in base.order.enumerated() {
      if case .decision(let index) = step { places[index] = place }
    }
    return joints.enumerated().map { index, joint in
      guard let joint else { return [] }
      let own = Set(dependencies.reads[places[index]])
      let read = joint.figures.indices.filter { figure in
        let slot = codes[index].quantitySlots[figure]
        return readers[slot] > (own.contains(Int32(slot)) ? 1 : 0)
      }
      return Set(read.flatMap { joint.needs(ofFigure: $0) }).sorted()
    }
  }

  private static func assumptions(
    _ field: Field, _ conditions: [CompiledExpression?], _ builder: inout Programs.Builder
  ) -> [Assumption] {
    zip(field.assumptions, conditions).map { assumption, condition in
      let fact = Fact(
        name: field.name, knowledge: .known(assumption.value),
        origin: .assumed(because: assumption.because, source: assumption.source))
      let cells = builder.pool.cells(fact.knowledge, of: field)
      return Assumption(
        condition: condition.map { builder.add($0.expression) }, fact: fact, cells: cells,
        marks: SlotMarks(fact, cells))
    }
  }

  /// The place of a field by its fact's name.
  func fieldIndex(_ name: FactName) -> Int? {
    base.names[name.rawValue].flatMap { fieldOfSlot[$0] }
  }
}

extension CellPool {
  /// The cells of what is known of a fact, at the named points of all ranges.
  mutating func cells(_ knowledge: Knowledge, of field: Field) -> ByScenario<Cell> {
    switch knowledge {
    case .absent: return ByScenario(all: .absent)
    case .unknown: return ByScenario(all: .unknown)
    case .known(let value):
      let base = cell(value.base)
      guard value.range != nil else { return ByScenario(all: base) }
      return ByScenario(
        low: cell(field.value(value, in: .low)), base: base,
        high: cell(field.value(value, in: .high)))
    }
  }
}
