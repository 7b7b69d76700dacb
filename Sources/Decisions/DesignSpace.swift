import Facts
import RuleBase

/// The designs that remain when the joint decisions are free to take any candidate that nothing
/// stands against, whatever the ladder would take.
///
/// Decisions are gone through in the order of the plan. Of each, all candidates are tried, with later
/// decisions made by the rules; only those that are worth it are gone on from.
struct DesignSpace {
  /// One design: which candidates are taken, and all that follows.
  struct Design: Sendable {
    let pass: Pass
    /// The candidate by the place of the joint decision, for the decisions gone through.
    let taken: [Int: Int]
  }

  private let plan: PlanTables
  private let most: Int
  /// How many designs were tried.
  private(set) var tried = 0
  /// Whether there were more than may be tried.
  private(set) var isBounded = false

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - most: how many designs may be tried.
  init(_ plan: PlanTables, most: Int) {
    self.plan = plan
    self.most = most
  }

  /// The places of joint decisions in the order in which they are made.
  private var joints: [Int] {
    plan.base.order.compactMap { step in
      guard case .decision(let index) = step, plan.joints[index] != nil else { return nil }
      return index
    }
  }

  /// Tries designs, the given one first.
  ///
  /// - Parameters:
  ///   - start: the design that the rules come to.
  ///   - isEnough: looks at a design, and ends the search by saying yes.
  ///   - worth: of the designs of one step, the places of those to go on from.
  mutating func explore(
    from start: Pass, isEnough: (Design) -> Bool, worth: ([Design]) -> [Int]
  ) {
    let first = Design(pass: start, taken: [:])
    tried += 1
    if isEnough(first) { return }
    var open = [first]
    for joint in joints {
      var found: [Design] = []
      for design in open {
        var from = design.pass
        let survivors = from.survivors(of: joint)
        if survivors.isEmpty { found.append(design) }
        for candidate in survivors {
          if tried >= most {
            isBounded = true
            return
          }
          let next = Design(
            pass: from.deciding(anew: [joint], taking: [joint: candidate]),
            taken: design.taken.merging([joint: candidate]) { _, new in new })
          guard next.pass.states[joint].selection.winner == candidate else { continue }
          tried += 1
          if isEnough(next) { return }
          found.append(next)
        }
      }
      open = worth(found).map { found[$0] }
    }
  }
}
