import Expressions
import Facts
import RuleBase

/// One pass of the plan over one set of facts: the facts completed, the formulas worked out, the
/// decisions made, and no reasons kept.
///
/// A value: a pass over changed facts starts from a copy and works out only what depends on them.
/// Reasons are found afterwards, by `Run`, as every slot is written once and keeps its value.
struct Pass: Sendable {
  /// Where the value of a field comes from.
  enum Source: Sendable, Equatable {
    /// Nothing is known; what the client wrote, if anything, stays.
    case missing
    case given
    case derived
    /// One of its assumptions, by place.
    case assumed(Int)
  }

  /// What decisions came to, by their place in the rule base.
  struct State: Sendable {
    /// Whether the question arises.
    var applies = true
    /// By member; empty before the decision is made.
    var verdicts: [Verdict] = []
    /// How each rule about options stands, as far as it was asked.
    var standings: [Standing] = []
    /// Of a joint decision: the candidates of which no option is out.
    var compared: [UInt64] = []
    var selection = Selection()
    var memory = JointMemory()

    /// Of a decision that has not been made.
    static let none = State()

    private init() {}

    /// Nothing asked yet.
    init(_ code: DecisionCode) {
      standings = Array(repeating: .unasked, count: code.rules.count)
    }
  }

  /// How a rule about options stands.
  enum Standing: UInt8, Sendable {
    case unasked, fails, undecided
    /// It holds, but not at every value that may well be true.
    case holdsAtBase
    case holds

    var isMet: Bool { self == .holds || self == .holdsAtBase }
  }

  let tables: PlanTables
  /// The client's choices and the weights of quality attributes.
  private(set) var wishes: Wishes
  /// What the client stated, by field.
  private let stated: [Fact?]
  /// Candidates of joint decisions that are taken whatever the ladder says, by the place of the
  /// decision, as long as nothing sinks them.
  private(set) var forced: [Int: Int] = [:]
  /// Whether only outcomes are asked for: of figures, those alone are worked out that something else
  /// reads; the others stay as they were.
  private(set) var isBrief = false
  /// Facts put in place of others, by field.
  private var replaced: [(field: Int, fact: Fact)] = []
  private(set) var sources: [Source]
  /// The values of all slots in the three named scenarios.
  var cells: ByScenario<[Cell]>
  /// What the cells refer to.
  var pool: CellPool
  /// The marks of each slot.
  private(set) var marks: [UInt8]
  /// For each slot, the facts that its value hangs on.
  private(set) var leaves: BitMatrix
  /// Facts that may well have another value.
  private(set) var uncertain: [UInt64]
  var states: [State]

  /// Goes through the whole plan.
  ///
  /// - Parameters:
  ///   - tables: the plan.
  ///   - facts: what the client stated.
  ///   - sizing: whether joint decisions are made too.
  init(_ tables: PlanTables, stated facts: FactSet, sizing: Bool = true) {
    self.init(blank: tables, stated: facts)
    for step in tables.base.order {
      if !sizing, case .decision(let index) = step, tables.joints[index] != nil { continue }
      perform(step)
    }
  }

  /// Nothing worked out yet.
  init(blank tables: PlanTables, stated facts: FactSet = FactSet()) {
    self.tables = tables
    wishes = Wishes(facts)
    var stated = [Fact?](repeating: nil, count: tables.fields.count)
    for fact in facts.all {
      if let field = tables.fieldIndex(fact.name) { stated[field] = fact }
    }
    self.stated = stated
    sources = Array(repeating: .missing, count: stated.count)
    let slots = tables.base.slotCount
    let unknown = [Cell](repeating: .unknown, count: slots)
    cells = ByScenario(all: unknown)
    pool = tables.pool
    marks = Array(repeating: 0, count: slots)
    leaves = BitMatrix(rows: slots, columns: stated.count)
    uncertain = [UInt64](bitsBelow: stated.count)
    states = tables.decisions.map { _ in .none }
  }

  // MARK: - Changed facts

  /// The same facts but for some, with everything that depends on them worked out anew.
  ///
  /// - Parameters:
  ///   - changes: what is known instead, by the place of the field.
  ///   - isBrief: whether only outcomes, and what other steps read, are asked for.
  ///   - last: the place in the order after which nothing is asked for; nil for none.
  /// - Returns: the pass over them.
  func changing(
    _ changes: [(field: Int, knowledge: Knowledge)], isBrief: Bool = false, upTo last: Int? = nil
  ) -> Pass {
    let facts = changes.map { change in
      var fact = self.fact(change.field)
      fact.knowledge = change.knowledge
      if !fact.isStated { fact.origin = .assumed(because: "", source: "") }
      return (field: change.field, fact: fact)
    }
    return taking(facts, isBrief: isBrief, upTo: last)
  }

  /// The same facts but for some, which have a strength and an origin of their own.
  ///
  /// - Parameters:
  ///   - changes: the facts instead, by the place of the field.
  ///   - scope: decisions of other scopes keep their outcome; nil for none.
  ///   - isBrief: whether only outcomes, and what other steps read, are asked for.
  ///   - last: the place in the order after which nothing is asked for; nil for none.
  /// - Returns: the pass over them.
  func taking(
    _ changes: [(field: Int, fact: Fact)], inScope scope: DecisionModel.Scope? = nil,
    isBrief: Bool = false, upTo last: Int? = nil
  ) -> Pass {
    var pass = self
    pass.isBrief = isBrief
    let kept = ~SlotMarks.changed.rawValue
    for slot in pass.marks.indices { pass.marks[slot] &= kept }
    for change in changes { pass.replace(change.field, with: change.fact) }
    for place in tables.dependencies.affected(by: changes.map(\.field))
    where pass.marks.marks(of: tables.dependencies.reads[place]).contains(.changed) {
      if let last, place > last { break }
      let step = tables.base.order[place]
      if let scope, case .decision(let index) = step, tables.base.decisions[index].scope != scope {
        continue
      }
      pass.perform(step)
    }
    return pass
  }

  /// The same facts with other candidates forced or other choices fixed, and everything that depends
  /// on the decisions concerned worked out anew.
  ///
  /// - Parameters:
  ///   - decisions: the places of the decisions that are made anew.
  ///   - candidates: the candidate to take, by the place of a joint decision.
  ///   - released: ids of members whose fixed choice is dropped.
  /// - Returns: the pass.
  func deciding(
    anew decisions: [Int], taking candidates: [Int: Int] = [:], releasing released: Set<String> = []
  ) -> Pass {
    var pass = self
    let kept = ~SlotMarks.changed.rawValue
    for slot in pass.marks.indices { pass.marks[slot] &= kept }
    pass.forced.merge(candidates) { _, new in new }
    if !released.isEmpty { pass.wishes = wishes.releasing(released) }
    for place in tables.base.order.indices {
      let step = tables.base.order[place]
      var isMeant = false
      if case .decision(let index) = step { isMeant = decisions.contains(index) }
      let isHit = pass.marks.marks(of: tables.dependencies.reads[place]).contains(.changed)
      if isMeant || isHit { pass.perform(step) }
    }
    return pass
  }

  private mutating func replace(_ field: Int, with fact: Fact) {
    replaced.removeAll { $0.field == field }
    replaced.append((field, fact))
    take(field, fact)
  }

  /// The fact of a field as it is now.
  func fact(_ field: Int) -> Fact {
    if let other = replaced.first(where: { $0.field == field }) { return other.fact }
    let name = tables.fields[field].name
    switch sources[field] {
    case .missing:
      return stated[field] ?? Fact(name: name, knowledge: .unknown, origin: .missing)
    case .given: return stated[field] ?? Fact(name: name, knowledge: .unknown, origin: .missing)
    case .assumed(let place): return tables.assumptions[field][place].fact
    case .derived: return derivedFact(field, name)
    }
  }

  private func derivedFact(_ field: Int, _ name: FactName) -> Fact {
    let slot = tables.fieldSlots[field]
    guard case .known(let value) = pool.value(of: cells.base[slot]) else {
      return Fact(name: name, knowledge: .unknown, origin: .missing)
    }
    var known = FactValue(value)
    if let low = cells.low[slot].numberValue, let high = cells.high[slot].numberValue, low != high {
      known.range = min(low, high)...max(low, high)
    }
    let from = leaves(of: [slot]).map { tables.fields[$0].name }
    return Fact(
      name: name, knowledge: .known(known),
      origin: .derived(from: from, expression: tables.base.derivations[field]?.text ?? ""))
  }

  /// The facts that some slots hang on, in vocabulary order.
  func leaves(of slots: [Int]) -> [Int] { leafBits(slots).bits }

  private func leafBits(_ slots: [Int]) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: leaves.width)
    for slot in slots { leaves.formUnion(&bits, with: slot) }
    return bits
  }

  /// Those of the facts that some slots hang on which may well have another value.
  func doubts(of slots: [Int]) -> [Int] {
    zip(leafBits(slots), uncertain).map { $0 & $1 }.bits
  }

  // MARK: - Facts and formulas

  mutating func perform(_ step: PlanStep) {
    switch step {
    case .fact(let field): complete(field)
    case .formula(let index): workOut(tables.formulas[index])
    case .decision(let index): decide(index)
    }
  }

  /// Takes a stated fact as it is, derives one that is not stated, or assumes it.
  private mutating func complete(_ field: Int) {
    if replaced.contains(where: { $0.field == field }) { return }
    if let fact = stated[field], fact.isStated, fact.knowledge != .unknown {
      return take(field, fact)
    }
    if let place = tables.derivations[field], derive(field, place) { return }
    // By index: an assumption has words that need not be copied.
    for index in tables.assumptions[field].indices {
      if let condition = tables.assumptions[field][index].condition,
        tables.programs.truth(condition, cells.base, pool) != .holds
      {
        continue
      }
      sources[field] = .assumed(index)
      return put(
        field, tables.assumptions[field][index].cells, tables.assumptions[field][index].marks)
    }
    sources[field] = .missing
    put(field, ByScenario(all: .unknown), [])
  }

  /// Takes a fact from outside.
  private mutating func take(_ field: Int, _ fact: Fact) {
    sources[field] = .given
    let cells = pool.cells(fact.knowledge, of: tables.fields[field])
    put(field, cells, SlotMarks(fact, cells))
  }

  private mutating func put(_ field: Int, _ values: ByScenario<Cell>, _ own: SlotMarks) {
    let slot = tables.fieldSlots[field]
    write(slot, values, own)
    let isDoubtful = own.contains(.doubtful)
    if uncertain.containsBit(field) != isDoubtful {
      if isDoubtful { uncertain.insertBit(field) } else { uncertain.removeBit(field) }
    }
    for word in 0..<leaves.width {
      let bits: UInt64 = word == field >> 6 ? 1 << UInt64(field & 63) : 0
      if leaves[slot, word] != bits { leaves[slot, word] = bits }
    }
  }

  private mutating func derive(_ field: Int, _ place: Programs.Place) -> Bool {
    let base = tables.programs.cell(place, cells.base, &pool)
    guard base != .unknown else { return false }
    let read = tables.programs.marks(place, in: marks)
    var values = ByScenario(all: base)
    var own = read.intersection([.doubtful, .weak])
    if read.contains(.varies),
      let low = tables.programs.cell(place, cells.low, &pool).numberValue,
      let high = tables.programs.cell(place, cells.high, &pool).numberValue, low != high
    {
      let ends = FactValue(.double(low), range: min(low, high)...max(low, high))
      values.low = pool.cell(tables.fields[field].value(ends, in: .low))
      values.high = pool.cell(tables.fields[field].value(ends, in: .high))
      own.insert(.varies)
    }
    sources[field] = .derived
    let slot = tables.fieldSlots[field]
    write(slot, values, own)
    if uncertain.containsBit(field) { uncertain.removeBit(field) }
    hang(slot, on: place)
    return true
  }

  private mutating func workOut(_ formula: PlanTables.FormulaCode) {
    let read = tables.programs.marks(formula.place, in: marks)
    let base = tables.programs.cell(formula.place, cells.base, &pool).rounded
    var values = ByScenario(all: base)
    var own = read.intersection([.doubtful, .weak])
    if read.contains(.varies) {
      values.low = tables.programs.cell(formula.place, cells.low, &pool).rounded
      values.high = tables.programs.cell(formula.place, cells.high, &pool).rounded
      if values.low != base || values.high != base { own.insert(.varies) }
    }
    write(formula.slot, values, own)
    hang(formula.slot, on: formula.place)
  }

  private mutating func hang(_ slot: Int, on place: Programs.Place) {
    for word in 0..<leaves.width {
      let bits = tables.programs.union(
        place, of: leaves.words, width: leaves.width, word: word)
      if leaves[slot, word] != bits { leaves[slot, word] = bits }
    }
  }

  /// Has everything that reads a slot worked out anew from now on.
  mutating func markChanged(_ slot: Int) { marks[slot] |= SlotMarks.changed.rawValue }

  /// Puts values into a slot, and marks it where anything differs.
  mutating func write(_ slot: Int, _ values: ByScenario<Cell>, _ own: SlotMarks) {
    let before = SlotMarks(rawValue: marks[slot]).subtracting(.changed)
    guard
      cells.base[slot] != values.base || before != own || cells.low[slot] != values.low
        || cells.high[slot] != values.high
    else { return }
    cells.base[slot] = values.base
    cells.low[slot] = values.low
    cells.high[slot] = values.high
    marks[slot] = own.union(.changed).rawValue
  }
}

extension Cell {
  /// Numbers at six significant digits, so that every processor compares the same ones.
  var rounded: Cell { numberValue.map { Cell(number: $0.atSixDigits) } ?? self }
}

extension Dependencies {
  /// The places in the order of everything that hangs on some fields.
  func affected(by fields: [Int]) -> [Int] { Self.union(fields.map { affected[$0] }) }
  /// The places in the order of the facts and formulas that hang on some fields.
  func recomputed(by fields: [Int]) -> [Int] { Self.union(fields.map { recomputed[$0] }) }

  private static func union(_ lists: [[Int]]) -> [Int] {
    lists.count == 1 ? lists[0] : Array(Set(lists.joined())).sorted()
  }
}
