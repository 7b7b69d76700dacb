import Expressions
import Facts

/// The values of all slots with one candidate after another in them.
struct CandidateFrame: Sendable {
  private(set) var cells: [Cell]
  /// What the cells refer to.
  private(set) var pool: CellPool
  private var placed: Int?
  /// Counts the candidates placed; a figure with the present count is in its slot.
  private var turn = 1
  private var known: [Int]

  init(_ cells: [Cell], _ pool: CellPool, _ joint: JointPlan) {
    self.cells = cells
    self.pool = pool
    known = Array(repeating: 0, count: joint.figures.count)
  }

  /// Puts a candidate's parts into their slots, as far as they differ from the last one's.
  mutating func place(_ candidate: Int, _ joint: JointPlan) {
    guard placed != candidate else { return }
    let before = placed
    placed = candidate
    turn += 1
    for member in joint.choices.indices {
      let choice = joint.choice(of: candidate, member)
      if let before, joint.choice(of: before, member) == choice { continue }
      joint.put(choice, of: member, into: &cells)
    }
  }

  /// Whether a figure of the candidate is in its slot.
  func isKnown(_ figure: Int) -> Bool { known[figure] == turn }

  /// Puts a figure of the candidate into its slot.
  mutating func put(_ cell: Cell, _ figure: Int, _ joint: JointPlan) {
    cells[joint.figures[figure].slot] = cell
    known[figure] = turn
  }

  /// Works out one figure of the candidate, which may use those before it.
  @discardableResult
  mutating func workOut(_ figure: Int, _ joint: JointPlan, _ programs: Programs) -> Cell {
    if isKnown(figure) { return cells[joint.figures[figure].slot] }
    let cell = programs.cell(joint.figures[figure].place, cells, &pool).rounded
    put(cell, figure, joint)
    return cell
  }

  /// Puts a candidate and some of its figures into their slots: as the memory has them, or worked out.
  ///
  /// - Parameters:
  ///   - figures: their places, each after those that it draws on.
  ///   - candidate: its place.
  ///   - scenario: the place of the scenario whose values the frame holds.
  ///   - varies: whether each figure is not the same in all scenarios; others are kept under the base.
  ///   - memory: what is known, and takes in what is worked out.
  ///   - joint: the decision.
  ///   - programs: its conditions and formulas.
  mutating func workOut(
    _ figures: [Int], _ candidate: Int, _ scenario: Int, _ varies: [Bool],
    _ memory: inout JointMemory, _ joint: JointPlan, _ programs: Programs
  ) {
    place(candidate, joint)
    for figure in figures where !isKnown(figure) {
      let column = varies[figure] ? scenario : Scenario.base.place
      let group = joint.group(ofFigure: figure, candidate)
      let known = memory.figure(figure, column, group: group)
      if known != .unset {
        put(known, figure, joint)
        continue
      }
      let cell = workOut(figure, joint, programs)
      if cell.isSelfContained {
        memory.keep(cell, figure, column, group: group, of: joint.figureGroups[figure].count)
      }
    }
  }

  /// Whether a rule's condition fails for a candidate whatever its figures are.
  mutating func failsWithoutFigures(
    _ rule: CandidateRule, _ candidate: Int, _ joint: JointPlan, _ programs: Programs
  ) -> Bool {
    place(candidate, joint)
    leaveOpen(rule.needs, joint)
    return truth(rule.place, programs) == .fails
  }

  /// Takes those of some figures that have not been worked out from their slots.
  mutating func leaveOpen(_ figures: [Int], _ joint: JointPlan) {
    for figure in figures where !isKnown(figure) { cells[joint.figures[figure].slot] = .unset }
  }

  /// What a condition comes to for the candidate.
  ///
  /// As if it changed something: reading out of an array of frames would copy one.
  mutating func truth(_ place: Programs.Place, _ programs: Programs) -> Truth {
    programs.truth(place, cells, pool)
  }

  /// Whether a condition holds for the candidate.
  mutating func holds(_ place: Programs.Place, _ programs: Programs) -> Bool {
    programs.truth(place, cells, pool) == .holds
  }
}
