import Dispatch
import Expressions
public import Facts
import RuleBase
import Synchronization

extension Plan {
  /// The smallest changes of facts under which an option or product would be chosen.
  ///
  /// All values of one fact at a time are tried, as for flips. Each try tells how far it gets: which
  /// needs of the choice it meets and which conditions it turns. If none is enough, those pairs are
  /// tried whose parts together can meet all needs, then all single changes on top of those that get
  /// furthest.
  ///
  /// - Parameters:
  ///   - choice: the id of an option or of a product.
  ///   - decision: the id of the decision or member.
  ///   - stated: what the client stated.
  /// - Returns: what was found, what stands in the way, and over how much it was searched; nil for a
  ///   decision or a choice that is not there.
  public func ways(to choice: String, of decision: String, _ stated: FactSet) -> Ways? {
    for (place, model) in base.decisions.enumerated() {
      guard let member = model.members.firstIndex(where: { $0.id == decision }) else { continue }
      let run = Run(self, Pass(tables, stated: stated))
      guard let goal = WayGoal(run.pass, place, member, choice) else { return nil }
      return WaySearch(run, Words(run), [goal], effort: .thorough).ways(to: 0)
    }
    return nil
  }
}

/// Searches for changes of facts that make choices the outcome.
struct WaySearch {
  /// How much is tried.
  struct Effort: Sendable {
    /// Whether numbers are tried on a fine grid and solved to five digits.
    let isThorough: Bool
    /// The ways that are told.
    let mostWays: Int
    let mostPairs: Int
    /// The changes on top of which all others are tried, for a plain decision and for a joint one, of
    /// which conditions tell less.
    let mostLeads: Int
    let mostJointLeads: Int

    static let thorough = Effort(
      isThorough: true, mostWays: 5, mostPairs: 2_000, mostLeads: 5, mostJointLeads: 5)
    /// For documents, which tell one way.
    static let brief = Effort(
      isThorough: false, mostWays: 1, mostPairs: 200, mostLeads: 0,
      mostJointLeads: 2)
  }

  private let run: Run
  private let trial: Trial
  private let words: Words
  private let told: FlipReports
  private let goals: [WayGoal]
  private let steps: [WayStep]
  private let effort: Effort

  init(_ run: Run, _ words: Words, _ goals: [WayGoal], effort: Effort) {
    self.run = run
    self.words = words
    self.goals = goals
    self.effort = effort
    trial = Trial(run)
    told = FlipReports(run, words, [])
    steps = WaySteps(run, trial, told, goals, isThorough: effort.isThorough).all()
  }

  /// What leads to one of the goals.
  func ways(to index: Int) -> Ways {
    let goal = goals[index]
    let single = singleSteps(index)
    let obstacles = obstacles(index)
    let facts = Set(steps.map(\.field)).count
    if !single.isEmpty {
      return Ways(
        all: single.map { way([$0], goal) }, obstacles: obstacles, facts: facts, pairedFacts: 0,
        pairs: 0)
    }
    let useful = usefulSteps(index)
    var (found, pairs) = tried(pairs(of: useful, index).map { Together(steps: $0) }, goal)
    if found.isEmpty {
      let more = onTop(of: leads(index), index)
      found = more.found
      pairs += more.pairs
    }
    if found.isEmpty, let together = together(index) { found = [together] }
    return Ways(
      all: found.map { way($0, goal) }, obstacles: obstacles, facts: facts,
      pairedFacts: Set(useful.map(\.field)).count, pairs: pairs)
  }

  // MARK: - One fact

  /// The nearest values of a fact at which the choice is made, on each side, smallest change first.
  private func singleSteps(_ index: Int) -> [WayStep] {
    struct Side: Hashable {
      let field: Int
      let isAbove: Bool?
    }
    var nearest: [Side: Double] = [:]
    let reached = steps.filter { $0.standings[index].isReached }
    for step in reached where step.variation.isStretch {
      let side = Side(field: step.field, isAbove: step.variation.isAbove)
      nearest[side] = min(nearest[side] ?? .infinity, step.size)
    }
    var seen: Set<Side> = []
    let told = reached.filter { step in
      guard step.variation.isStretch else { return true }
      let side = Side(field: step.field, isAbove: step.variation.isAbove)
      return step.size == nearest[side] && seen.insert(side).inserted
    }
    return bySize(told.map { [$0] }).prefix(effort.mostWays).map { $0[0] }
  }

  private func bySize(_ sets: [[WayStep]]) -> [[WayStep]] {
    let sizes = sets.map { $0.reduce(1) { $0 * $1.size } }
    return sets.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }.map { sets[$0] }
  }

  private func pass(_ steps: [WayStep], _ goal: WayGoal, from start: Pass? = nil) -> Pass {
    trial.pass(steps.map { ($0.field, $0.value) }, from: start, upTo: goal.place)
  }

  // MARK: - Two facts

  /// Changes to be tried together.
  private struct Together {
    let steps: [WayStep]
    /// A run that has all but the last of them, which is put on top.
    var start: Pass?
  }

  /// The changes that help without being enough; of a fact's values that help alike the smallest.
  private func usefulSteps(_ index: Int) -> [WayStep] {
    let goal = goals[index]
    let unmet = goal.now.unmet
    let isJoint = run.plan.joints[goal.decision] != nil
    struct Kind: Hashable {
      let field: Int
      let unmet: UInt64
      let parts: [Int8]
      let rung: Int
      /// Told apart where the conditions do not show all that is read.
      let value: Value?
    }
    var known: [Kind: Int] = [:]
    var useful: [WayStep] = []
    for step in steps {
      let standing = step.standings[index]
      let helps = standing.unmet & unmet != unmet || standing.touched & unmet != 0
      guard helps else { continue }
      let kind = Kind(
        field: step.field, unmet: standing.unmet, parts: standing.parts, rung: standing.rung,
        value: isJoint ? step.value : nil)
      if let place = known[kind] {
        if step.size < useful[place].size { useful[place] = step }
      } else {
        known[kind] = useful.count
        useful.append(step)
      }
    }
    return useful
  }

  /// The pairs that together can meet all needs, smallest first, so that a bound leaves out the largest.
  ///
  /// Each need is met by one of the two, or both turn a part of its conditions.
  private func pairs(of steps: [WayStep], _ index: Int) -> [[WayStep]] {
    let goal = goals[index]
    let unmet = goal.now.unmet
    var pairs: [[WayStep]] = []
    for first in steps.indices {
      let one = steps[first].standings[index]
      for second in steps.indices.dropFirst(first + 1)
      where steps[second].field != steps[first].field {
        let two = steps[second].standings[index]
        let met = ~one.unmet | ~two.unmet
        let turned = one.touched & two.touched
        if unmet & ~(met | turned) == 0 { pairs.append([steps[first], steps[second]]) }
      }
    }
    return bySize(pairs).prefix(effort.mostPairs).map(\.self)
  }

  /// Pairs tried at once before it is looked whether enough were found.
  private static let portion = 256

  /// Tries sets of changes in order until enough of them lead to the choice, one for each set of facts.
  private func tried(_ sets: [Together], _ goal: WayGoal) -> (found: [[WayStep]], pairs: Int) {
    var seen: Set<[Int]> = []
    var found: [[WayStep]] = []
    var next = 0
    while next < sets.count, found.count < effort.mostWays {
      let portion = Array(sets[next..<min(next + Self.portion, sets.count)])
      next += portion.count
      let reached = Mutex<Set<Int>>([])
      let parts = (portion.count + 15) / 16
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        for index in (part * 16)..<min((part + 1) * 16, portion.count) {
          let set = portion[index]
          let own = set.start == nil ? set.steps : [set.steps[set.steps.count - 1]]
          if goal.isReached(pass(own, goal, from: set.start)) {
            reached.withLock { _ = $0.insert(index) }
          }
        }
      }
      for index in reached.withLock({ $0.sorted() })
      where seen.insert(portion[index].steps.map(\.field).sorted()).inserted {
        found.append(portion[index].steps)
      }
    }
    let told = found.prefix(effort.mostWays).map { $0.sorted { $0.field < $1.field } }
    return (told, next)
  }

  // MARK: - One on top of another

  /// The changes that get furthest, one of each fact: those that meet most needs, then the smallest.
  private func leads(_ index: Int) -> [WayStep] {
    let now = goals[index].now
    func progress(_ step: WayStep) -> (Int, Int) {
      let standing = step.standings[index]
      return ((now.unmet & ~standing.unmet).nonzeroBitCount, standing.rung - now.rung)
    }
    let leading = steps.indices.filter {
      let (met, rung) = progress(steps[$0])
      return met > 0 || rung > 0
    }.sorted { lhs, rhs in
      let (left, right) = (progress(steps[lhs]), progress(steps[rhs]))
      if left.0 != right.0 { return left.0 > right.0 }
      if left.1 != right.1 { return left.1 > right.1 }
      return (steps[lhs].size, lhs) < (steps[rhs].size, rhs)
    }
    var fields: Set<Int> = []
    let most =
      run.plan.joints[goals[index].decision] == nil ? effort.mostLeads : effort.mostJointLeads
    return leading.filter { fields.insert(steps[$0].field).inserted }.prefix(most)
      .map { steps[$0] }
  }

  /// Tries every change on top of some; of a joint decision those alone that it reads.
  private func onTop(
    of leads: [WayStep], _ index: Int
  ) -> (found: [[WayStep]], pairs: Int) {
    let goal = goals[index]
    let isJoint = run.plan.joints[goal.decision] != nil
    var sets: [Together] = []
    for lead in leads {
      let start = pass([lead], goal)
      for step in steps where step.field != lead.field {
        guard !isJoint || step.standings[index].isNear else { continue }
        sets.append(Together(steps: [lead, step], start: start))
      }
    }
    let sizes = sets.map { $0.steps[0].size * $0.steps[1].size }
    let order = sets.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    return tried(order.prefix(effort.mostPairs).map { sets[$0] }, goal)
  }

  // MARK: - More facts

  /// The most facts that are changed together.
  private static let mostTogether = 5

  /// Meets one need after another with the smallest change that does, and leaves out again what was not
  /// needed; nil where that leads nowhere.
  private func together(_ index: Int) -> [WayStep]? {
    let goal = goals[index]
    var taken: [WayStep] = []
    var standing = goal.now
    while !standing.isReached {
      guard taken.count < Self.mostTogether,
        let next = steps.indices.filter({ place in
          !taken.contains { $0.field == steps[place].field }
            && steps[place].standings[index].unmet & standing.unmet != standing.unmet
        }).min(by: { (steps[$0].size, $0) < (steps[$1].size, $1) })
      else { return nil }
      taken.append(steps[next])
      let reached = goal.standing(of: pass(taken, goal))
      guard (standing.unmet & ~reached.unmet) != 0 || reached.isReached else { return nil }
      standing = reached
    }
    for step in taken where taken.count > 1 {
      let rest = taken.filter { $0.field != step.field }
      if goal.isReached(pass(rest, goal)) { taken = rest }
    }
    return taken.sorted { $0.field < $1.field }
  }

  // MARK: - What is told

  private func way(_ steps: [WayStep], _ goal: WayGoal) -> Ways.Way {
    Ways.Way(
      changes: steps.map(change), outcome: pass(steps, goal).outcome(goal.decision, goal.member))
  }

  private func change(_ step: WayStep) -> Ways.Change {
    let label = words.label(of: run.plan.fieldSlots[step.field])
    return Ways.Change(
      fact: run.plan.fields[step.field].name, words: "\(label): \(told.bound(step.variation))",
      value: step.value, margin: told.margin(step.variation), isStated: told.isKnown(step.field))
  }

  private func obstacles(_ index: Int) -> [Ways.Obstacle] {
    let unmet = goals[index].now.unmet
    return goals[index].obstacles(run) { need in
      let bit: UInt64 = 1 << UInt64(need)
      guard unmet & bit != 0 else { return nil }
      let isLast = goals[index].needs[need] == .ahead
      return steps.indices.filter { place in
        let standing = steps[place].standings[index]
        return isLast ? standing.isReached : standing.unmet & bit == 0
      }
      .min { (steps[$0].size, $0) < (steps[$1].size, $1) }.map { change(steps[$0]) }
    }
  }
}

extension WayGoal {
  /// What stands in the way in the base run.
  ///
  /// - Parameters:
  ///   - run: the base run.
  ///   - lifting: the nearest change that meets a need, by its place.
  /// - Returns: the needs that are not met, in their order.
  func obstacles(_ run: Run, _ lifting: (Int) -> Ways.Change? = { _ in nil }) -> [Ways.Obstacle] {
    let model = run.plan.base.decisions[decision]
    let arises = run.pass.states[decision].applies
    return needs.indices.filter { index in
      // Whether combinations are left is not known of a question that does not arise.
      let isJudged = arises || needs[index] != .stands && needs[index] != .ahead
      return now.unmet & (1 << UInt64(index)) != 0 && isJudged
    }.map { index in
      let rules = conditionsOfNeeds[index].compactMap { conditions[$0].rule }
      let (kind, option) = told(needs[index], run)
      return Ways.Obstacle(
        kind: kind, option: option, rules: rules.map { model.rules[$0].id },
        lifting: lifting(index))
    }
  }

  private func told(_ need: Need, _ run: Run) -> (Ways.Obstacle.Kind, option: String?) {
    let model = run.plan.base.decisions[decision]
    let options = model.members[member].options
    switch need {
    case .arises: return (.notArising, nil)
    case .notExcluded: return (.excluded, nil)
    case .assessed: return (.notAssessed, nil)
    case .out(let option): return (.behind, options[option].id)
    case .asked: return (.notAskedFor, nil)
    case .silent(let rule): return (.chosenBefore, model.rules[rule].options.first)
    case .stands: return (.noCombination, nil)
    case .ahead:
      let isFirst = model.hitPolicy == .first
      return (
        isFirst ? .chosenBefore : .outranked, run.pass.outcome(decision, member).options.first
      )
    }
  }
}
