import Expressions

/// A situation with one candidate after another in it.
struct CandidateFrame: Sendable {
  private(set) var situation: Situation
  private var placed: JointPlan.Combination = []
  /// Which figures of the candidate are in their slots.
  private var known: [Bool] = []

  init(_ situation: Situation) { self.situation = situation }

  /// Puts a candidate's parts into their slots, as far as they differ from the last one's.
  mutating func place(_ combination: JointPlan.Combination, _ joint: JointPlan) {
    guard placed != combination else { return }
    for member in combination.indices
    where placed.isEmpty || placed[member] != combination[member] {
      for assignment in joint.choices[member][combination[member]].assignments {
        situation.set(assignment.slot, assignment.value)
      }
    }
    placed = combination
    known = Array(repeating: false, count: joint.figures.count)
  }

  /// Puts a candidate and some of its figures into their slots.
  ///
  /// - Parameters:
  ///   - combination: the candidate.
  ///   - joint: the joint decision.
  ///   - figures: places of figures, ascending, each after those that it draws on.
  mutating func workOut(
    _ combination: JointPlan.Combination, _ joint: JointPlan, figures: [Int]
  ) {
    place(combination, joint)
    for place in figures where !known[place] {
      situation.workOut(joint.figures[place])
      known[place] = true
    }
  }
}
