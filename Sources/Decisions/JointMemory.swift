import Expressions

/// What is known of a joint decision's candidates in a situation; it stays as long as no fact that
/// takes part changes.
struct JointMemory: Sendable {
  /// For each rule about candidates, those that it has judged.
  private(set) var judged = BitMatrix(rows: 0, columns: 0)
  /// For each rule, those that it sinks, or favours.
  private(set) var met = BitMatrix(rows: 0, columns: 0)
  /// For each figure and scenario, its value for each group of candidates.
  private var figures: [[Cell]] = []
  /// For each candidate, the row of a rule that sank it in this situation or one before; -1 for none.
  private var sinking: [Int32] = []

  /// Forgets what hangs on changed slots.
  mutating func forget(_ joint: JointPlan, _ marks: [UInt8]) {
    if figures.isEmpty {
      judged = BitMatrix(rows: joint.rules.count, columns: joint.combinations.count)
      met = judged
      figures = Array(repeating: [], count: joint.figures.count * 3)
      sinking = Array(repeating: -1, count: joint.combinations.count)
      return
    }
    for row in joint.rules.indices
    where marks.marks(of: joint.rules[row].globals).contains(.changed) {
      judged.removeAll(in: row)
      met.removeAll(in: row)
    }
    for figure in joint.figures.indices
    where marks.marks(of: joint.figureSlots[figure]).contains(.changed) {
      for scenario in 0..<3 { figures[figure * 3 + scenario] = [] }
    }
  }

  /// Whether a rule is met by a candidate; nil if it has not been judged.
  func verdict(_ rule: Int, _ candidate: Int) -> Bool? {
    judged.contains(candidate, in: rule) ? met.contains(candidate, in: rule) : nil
  }

  /// Notes whether a rule is met by a candidate, and so by all that it can't tell from it.
  mutating func judge(_ rule: Int, _ candidate: Int, _ grouping: JointPlan.Grouping, isMet: Bool) {
    guard let alike = grouping.alike(candidate) else {
      judged.insert(candidate, in: rule)
      if isMet { met.insert(candidate, in: rule) }
      return
    }
    judged.formUnion(rule, with: alike)
    if isMet { met.formUnion(rule, with: alike) }
  }

  /// The row of a rule that has sunk a candidate, if one is known; whether it does so now has to be asked.
  func sinkingRow(_ candidate: Int) -> Int? {
    sinking[candidate] < 0 ? nil : Int(sinking[candidate])
  }

  /// Notes which rule sinks a candidate.
  mutating func sink(_ candidate: Int, _ row: Int) { sinking[candidate] = Int32(clamping: row) }

  /// A figure of a group of candidates; unset if it has not been worked out.
  func figure(_ figure: Int, _ scenario: Int, group: Int) -> Cell {
    let place = figure * 3 + scenario
    return figures[place].isEmpty ? .unset : figures[place][group]
  }

  mutating func keep(_ cell: Cell, _ figure: Int, _ scenario: Int, group: Int, of count: Int) {
    let place = figure * 3 + scenario
    if figures[place].isEmpty { figures[place] = Array(repeating: .unset, count: count) }
    figures[place][group] = cell
  }
}
