import Expressions

/// The values of all slots with one candidate after another in them.
struct CandidateFrame: Sendable {
  private(set) var cells: [Cell]
  /// What the cells refer to.
  private(set) var pool: CellPool
  private var placed: Int?
  /// Which figures of the candidate are in their slots.
  private var known: [Bool]

  init(_ cells: [Cell], _ pool: CellPool, _ joint: JointPlan) {
    self.cells = cells
    self.pool = pool
    known = Array(repeating: false, count: joint.figures.count)
  }

  /// Puts a candidate's parts into their slots, as far as they differ from the last one's.
  mutating func place(_ candidate: Int, _ joint: JointPlan) {
    guard placed != candidate else { return }
    let before = placed
    placed = candidate
    for member in joint.choices.indices {
      let choice = joint.choice(of: candidate, member)
      if let before, joint.choice(of: before, member) == choice { continue }
      for assignment in joint.choices[member][choice].assignments {
        cells[assignment.slot] = assignment.cell
      }
    }
    for figure in known.indices { known[figure] = false }
  }

  mutating func isKnown(_ figure: Int) -> Bool { known[figure] }

  /// Puts a figure of the candidate into its slot.
  mutating func put(_ cell: Cell, _ figure: Int, _ joint: JointPlan) {
    cells[joint.figures[figure].slot] = cell
    known[figure] = true
  }

  /// Works out one figure of the candidate, which may use those before it.
  @discardableResult
  mutating func workOut(_ figure: Int, _ joint: JointPlan, _ programs: Programs) -> Cell {
    if known[figure] { return cells[joint.figures[figure].slot] }
    let cell = programs.cell(joint.figures[figure].place, cells, &pool).rounded
    put(cell, figure, joint)
    return cell
  }

  /// Takes those of some figures that have not been worked out from their slots.
  mutating func leaveOpen(_ figures: [Int], _ joint: JointPlan) {
    for figure in figures where !known[figure] { cells[joint.figures[figure].slot] = .unset }
  }

  /// What a condition comes to for the candidate. As if it changed something: reading out of an array of
  /// frames would copy one.
  mutating func truth(_ place: Programs.Place, _ programs: Programs) -> Truth {
    programs.truth(place, cells, pool)
  }

  /// Whether a condition holds for the candidate.
  mutating func holds(_ place: Programs.Place, _ programs: Programs) -> Bool {
    programs.truth(place, cells, pool) == .holds
  }

  /// All figures of the candidate.
  func figures(_ joint: JointPlan) -> [SlotValue] {
    joint.figures.map { pool.value(of: cells[$0.slot]) }
  }
}
