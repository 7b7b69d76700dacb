import Expressions

/// A situation with one candidate after another in it.
struct CandidateFrame: Sendable {
  private(set) var situation: Situation
  private var placed: JointPlan.Combination = []
  private var isWorkedOut = false

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
    isWorkedOut = false
  }

  /// Puts a candidate and its figures into their slots.
  mutating func workOut(_ combination: JointPlan.Combination, _ joint: JointPlan) {
    place(combination, joint)
    guard !isWorkedOut else { return }
    situation.workOut(joint)
    isWorkedOut = true
  }
}
