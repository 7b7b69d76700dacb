import Dispatch
import RuleBase
import Synchronization

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
  private let mergesAlikes: Bool
  /// How many designs were tried.
  private(set) var tried = 0
  /// Whether there were more than may be tried.
  private(set) var isBounded = false

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - most: how many designs may be tried.
  ///   - mergesAlikes: whether one stands for all candidates with the same options and figures.
  init(_ plan: PlanTables, most: Int, mergesAlikes: Bool = false) {
    self.plan = plan
    self.most = most
    self.mergesAlikes = mergesAlikes
  }

  /// How many designs are worked out at a time, on as many processors as there are; they are looked at
  /// in order, so that their number makes no difference.
  private static let together = 16

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
        var survivors = from.survivors(of: joint)
        if mergesAlikes { survivors = from.withoutAlikes(survivors, of: joint) }
        if survivors.isEmpty { found.append(design) }
        for start in stride(from: 0, to: survivors.count, by: Self.together) {
          let end = min(start + Self.together, survivors.count)
          let passes = from.taking(survivors[start..<end], for: joint)
          for (candidate, pass) in zip(survivors[start..<end], passes) {
            if tried >= most {
              isBounded = true
              return
            }
            guard pass.states[joint].selection.winner == candidate else { continue }
            let next = Design(
              pass: pass, taken: design.taken.merging([joint: candidate]) { _, new in new })
            tried += 1
            if isEnough(next) { return }
            found.append(next)
          }
        }
      }
      open = worth(found).map { found[$0] }
    }
  }
}

extension Pass {
  /// The same with each of some candidates forced, in their order.
  fileprivate func taking(_ candidates: ArraySlice<Int>, for joint: Int) -> [Pass] {
    let all = Array(candidates)
    let start = self
    let found = Mutex<[Int: Pass]>([:])
    DispatchQueue.concurrentPerform(iterations: all.count) { place in
      let pass = start.deciding(anew: [joint], taking: [joint: all[place]])
      found.withLock { $0[place] = pass }
    }
    return found.withLock { found in all.indices.compactMap { found[$0] } }
  }
}
