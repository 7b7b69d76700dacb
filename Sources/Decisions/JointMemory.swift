import Expressions

/// What is known of a joint decision's candidates in a situation; it stays as long as no fact that
/// takes part changes.
struct JointMemory: Sendable {
  /// For each rule about candidates, those that it has judged.
  private(set) var judged: [[UInt64]] = []
  /// For each rule, those that it sinks, or favours.
  private(set) var met: [[UInt64]] = []
  /// For each figure and scenario, its value for each group of candidates.
  private var figures: [[Cell]] = []

  /// Forgets what hangs on changed slots.
  mutating func forget(_ joint: JointPlan, _ marks: [UInt8]) {
    let rules = joint.sinking + joint.favouring
    if judged.isEmpty {
      let none = [UInt64](bitsBelow: joint.combinations.count)
      judged = Array(repeating: none, count: rules.count)
      met = judged
      figures = Array(repeating: [], count: joint.figures.count * 3)
      return
    }
    for (row, rule) in rules.enumerated()
    where rule.globals.contains(where: { marks[$0] & SlotMarks.changed.rawValue != 0 }) {
      for word in judged[row].indices where judged[row][word] != 0 {
        judged[row][word] = 0
        met[row][word] = 0
      }
    }
    for figure in joint.figures.indices
    where marks.marks(of: joint.figureSlots[figure]).contains(.changed) {
      for scenario in 0..<3 { figures[figure * 3 + scenario] = [] }
    }
  }

  /// Whether a rule is met by a candidate; nil if it has not been judged.
  func verdict(_ rule: Int, _ candidate: Int) -> Bool? {
    judged[rule].containsBit(candidate) ? met[rule].containsBit(candidate) : nil
  }

  mutating func judge(_ rule: Int, _ candidate: Int, isMet: Bool) {
    judged[rule].insertBit(candidate)
    if isMet { met[rule].insertBit(candidate) }
  }

  /// A figure of a group of candidates; unset if it has not been worked out.
  func figure(_ figure: Int, _ scenario: Int, group: Int) -> Cell {
    let column = figures[figure * 3 + scenario]
    return column.isEmpty ? .unset : column[group]
  }

  mutating func keep(_ cell: Cell, _ figure: Int, _ scenario: Int, group: Int, of count: Int) {
    let place = figure * 3 + scenario
    if figures[place].isEmpty { figures[place] = Array(repeating: .unset, count: count) }
    figures[place][group] = cell
  }
}
