import Expressions
import Facts
import RuleBase

/// What is asked of other values of uncertain facts.
extension Pass {
  /// One fact at another value.
  struct Point: Hashable, Sendable {
    let field: Int
    let cell: Cell
  }

  /// How a condition stands, where asked so at every other point too.
  mutating func standing(of place: Programs.Place, certainly isAskedBeyond: Bool) -> Standing {
    switch tables.programs.truth(place, cells.base, pool) {
    case .fails: return .fails
    case .undecided: return .undecided
    case .holds:
      guard isAskedBeyond, tables.programs.marks(place, in: marks).contains(.doubtful) else {
        return .holds
      }
      let programs = tables.programs
      let isCertain = holds(atOtherPointsOf: programs.expression(place).slots) { cells, pool in
        programs.truth(place, cells, pool) == .holds
      }
      return isCertain ? .holds : .holdsAtBase
    }
  }

  /// Whether a test holds at the other points of the uncertain facts that some slots hang on.
  ///
  /// Up to two facts: every corner. More: each fact alone, and all ranges low or high together.
  mutating func holds(
    atOtherPointsOf slots: [Int], _ test: ([Cell], CellPool) -> Bool
  ) -> Bool {
    let points = doubts(of: slots).map { field in
      (fact(field).value?.otherPoints ?? []).map { Point(field: field, cell: pool.cell($0)) }
    }
    var sets = points.joined().map { [$0] }
    if points.count == 2 {
      sets += points[0].flatMap { first in points[1].map { [first, $0] } }
    }
    let behind = tables.dependencies.behind(slots)
    for set in sets {
      let undo = move(to: set) { behind.containsBit($0) }
      let holds = test(cells.base, pool)
      for change in undo.reversed() { cells.base[change.slot] = change.cell }
      if !holds { return false }
    }
    return points.count <= 2 || test(cells.low, pool) && test(cells.high, pool)
  }

  /// Puts some facts at other values in the base scenario, decisions kept as they are.
  ///
  /// - Parameters:
  ///   - points: the facts and values.
  ///   - isNeeded: whether a place in the order is to be worked out.
  /// - Returns: what stood in the changed slots, in the order of the changes.
  mutating func move(
    to points: [Point], where isNeeded: (Int) -> Bool
  ) -> [(slot: Int, cell: Cell)] {
    var undo: [(slot: Int, cell: Cell)] = []
    func put(_ slot: Int, _ cell: Cell, _ cells: inout [Cell]) {
      undo.append((slot, cells[slot]))
      cells[slot] = cell
    }
    for point in points { put(tables.fieldSlots[point.field], point.cell, &cells.base) }
    for place in tables.dependencies.recomputed(by: points.map(\.field)) where isNeeded(place) {
      switch tables.base.order[place] {
      case .fact(let field):
        guard sources[field] == .derived, let derivation = tables.derivations[field] else {
          continue
        }
        let cell = tables.programs.cell(derivation, cells.base, &pool)
        put(tables.fieldSlots[field], cell, &cells.base)
      case .formula(let index):
        let formula = tables.formulas[index]
        let cell = tables.programs.cell(formula.place, cells.base, &pool).rounded
        put(formula.slot, cell, &cells.base)
      case .decision: continue
      }
    }
    return undo
  }
}
