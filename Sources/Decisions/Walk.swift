import Expressions
import Facts
import RuleBase

/// One walk over the candidates of a joint decision.
struct Walk {
  /// What came out of it.
  struct Selection {
    var winner: JointPlan.Combination?
    var winners: [JointPlan.Combination] = []
    var sunkBy: [Int: Int] = [:]
    var separatedBy: [FactName] = []
    var fates: [DecisionResult.Fate]
    var standing: [JointPlan.Combination: DecisionResult.Rank] = [:]
  }

  private let run: Run
  private let model: DecisionModel
  private let joint: JointPlan
  private let result: DecisionResult
  private let imposed: [String?]
  private var frames: ByScenario<CandidateFrame>

  init(
    _ run: Run, _ index: Int, _ joint: JointPlan, _ result: DecisionResult, imposed: [String?]
  ) {
    self.run = run
    self.joint = joint
    self.result = result
    self.imposed = imposed
    model = run.plan.base.decisions[index]
    frames = ByScenario(
      low: CandidateFrame(run.situations.low), base: CandidateFrame(run.situations.base),
      high: CandidateFrame(run.situations.high))
  }

  /// The survivors on the first rung that has any, ranked.
  ///
  /// - Parameter previous: the result before some facts changed; what it says of candidates is
  ///   taken over as far as no changed fact takes part.
  /// - Returns: the survivors and what became of the others.
  mutating func selection(before previous: DecisionResult?) -> Selection {
    let dirtyRules = previous == nil ? [] : joint.globalSlots.map { run.isDirty($0) }
    var selection = Selection(
      fates: Array(repeating: .notJudged, count: joint.combinations.count))
    var firstRungs: [Int]?
    for (index, combination) in joint.combinations.enumerated() {
      if run.isBrief, let firstRungs, joint.rungs[index] != firstRungs { break }
      if let rule = excludedBy(combination) {
        selection.sunkBy[index] = rule
        continue
      }
      if isUnassessed(combination) { continue }
      let sunk: Int?
      switch previous?.fates[index] {
      case .sunk(let rule) where !dirtyRules[rule]: sunk = rule
      case .survived: sunk = sinks(combination) { dirtyRules[$0] }
      case .sunk, .notJudged, nil: sunk = sinks(combination) { _ in true }
      }
      if let sunk {
        selection.sunkBy[index] = sunk
        selection.fates[index] = .sunk(sunk)
        continue
      }
      selection.fates[index] = .survived
      if firstRungs == nil { firstRungs = joint.rungs[index] }
      if joint.rungs[index] == firstRungs { selection.winners.append(combination) }
    }
    takeOver(previous, into: &selection)
    rank(&selection)
    return selection
  }

  /// Keeps the points and costs that no changed fact takes part in.
  private func takeOver(_ previous: DecisionResult?, into selection: inout Selection) {
    guard let previous else { return }
    let arePointsKept = !joint.favouringRules.contains {
      run.isDirty(joint.globalSlots[$0.index])
    }
    let areCostsKept = !run.isDirty(joint.costSlots)
    guard arePointsKept || areCostsKept else { return }
    selection.standing = previous.standing.mapValues { rank in
      DecisionResult.Rank(
        points: arePointsKept ? rank.points : nil, cost: areCostsKept ? rank.cost : nil,
        isCosted: areCostsKept && rank.isCosted)
    }
  }

  /// The rule that excludes one of the options of a candidate, or that keeps it from being imposed.
  private func excludedBy(_ combination: JointPlan.Combination) -> Int? {
    for (place, index) in combination.enumerated() {
      let choice = joint.choices[place][index]
      if let wanted = imposed[place] {
        let option = model.members[place].options[safely: choice.option]?.id
        if choice.id != wanted, option != wanted { return -1 }
        continue
      }
      if let rule = result.excluded[place][safely: choice.option]?.first { return rule }
    }
    return nil
  }

  /// The first candidate with all that is fixed and no option that is out, though a rule sinks it.
  func leastBad(_ selection: Selection) -> JointPlan.Combination? {
    joint.combinations.indices.first { index in
      if case .sunk = selection.fates[index] { return true }
      return false
    }.map { joint.combinations[$0] }
  }

  private func isUnassessed(_ combination: JointPlan.Combination) -> Bool {
    combination.enumerated().contains { place, index in
      imposed[place] == nil
        && result.unassessed[place][safely: joint.choices[place][index].option] == true
    }
  }

  /// The first of some rules about candidates that sinks this one in every scenario.
  private mutating func sinks(
    _ combination: JointPlan.Combination, among isAsked: (Int) -> Bool
  ) -> Int? {
    for rule in joint.attributeRules where isAsked(rule.index) && isMeant(rule, combination) {
      for scenario in Scenario.allCases { frames[scenario].place(combination, joint) }
      if holds(rule, combination) { return rule.index }
    }
    for rule in joint.quantityRules where isAsked(rule.index) && isMeant(rule, combination) {
      for scenario in Scenario.allCases {
        frames[scenario].workOut(combination, joint, figures: joint.needs[rule.index])
      }
      if holds(rule, combination) { return rule.index }
    }
    return nil
  }

  /// Whether a rule would sink this candidate if its condition held.
  private func isMeant(_ rule: CandidateRule, _ combination: JointPlan.Combination) -> Bool {
    guard rule.acts(on: combination, joint) else { return false }
    return rule.member.map { imposed[$0] == nil } ?? true
  }

  /// Whether a rule holds for the candidate in the frames: in every scenario, and at every other
  /// value of the uncertain choices that it reads.
  private func holds(_ rule: CandidateRule, _ combination: JointPlan.Combination) -> Bool {
    let expression = rule.expression
    guard expression.holds(frames.base.situation) == true,
      expression.holds(frames.low.situation) == true,
      expression.holds(frames.high.situation) == true
    else { return false }
    let globals = joint.globalSlots[rule.index]
    guard run.strength(of: globals) == .must else { return false }
    let fields = run.leaves(of: globals).intersection(run.uncertain).members
    return fields.allSatisfy { field in
      (run.facts[field].value?.alternatives ?? []).allSatisfy { value in
        let readsFigures = joint.figures.contains { expression.slots.contains($0.slot) }
        guard readsFigures || !run.plan.recomputed[field].isEmpty else {
          var frame = frames.base.situation
          frame.set(run.plan.fieldSlots[field], .known(value))
          return expression.holds(frame) == true
        }
        var frame = CandidateFrame(run.situation(with: [.init(field: field, value: value)]))
        frame.workOut(combination, joint, figures: joint.needs[rule.index])
        return expression.holds(frame.situation) == true
      }
    }
  }

  // MARK: - Ranking

  private mutating func rank(_ selection: inout Selection) {
    guard selection.winners.count > 1 else {
      selection.winner = selection.winners.first
      return
    }
    if !joint.favouringRules.isEmpty { rankByScore(&selection) }
    var costs: [Double?] = []
    for combination in selection.winners { costs.append(cost(combination, &selection)) }
    let cheapest = costs.compactMap(\.self).min()
    var cheapestWinner = zip(selection.winners, costs).first { $1 == cheapest }?.0
    if cheapest == nil { cheapestWinner = selection.winners.first }
    if model.members.contains(where: { $0.ranking == .cost }), let cheapest {
      selection.winners = zip(selection.winners, costs).filter { _, cost in
        cost.map { $0 <= cheapest * Self.equalCost } ?? false
      }.map(\.0)
    }
    selection.winner = cheapestWinner
  }

  /// Costs that differ by less than a tenth are not told apart.
  private static let equalCost = 1.1

  private mutating func rankByScore(_ selection: inout Selection) {
    var best = -Double.infinity
    var kept: [JointPlan.Combination] = []
    for combination in selection.winners {
      let points =
        selection.standing[combination]?.points ?? points(combination, &selection)
      selection.standing[combination, default: .init()].points = points
      if points > best {
        best = points
        kept = []
      }
      if points == best { kept.append(combination) }
    }
    selection.winners = kept
    selection.separatedBy = selection.separatedBy.uniqued
  }

  private mutating func points(
    _ combination: JointPlan.Combination, _ selection: inout Selection
  ) -> Double {
    frames.base.workOut(combination, joint, figures: joint.favouringNeeds)
    var points = 0.0
    for rule in joint.favouringRules where rule.acts(on: combination, joint) {
      switch rule.expression.holds(frames.base.situation) {
      case true?: points += rule.points * run.wishes.priority(of: rule.attribute)
      case false?: break
      case nil:
        guard !run.isBrief,
          case .unknown(let slots) = rule.expression.evaluate(frames.base.situation)
        else { break }
        selection.separatedBy += run.missing(slots.filter { $0 < run.plan.base.names.count })
      }
    }
    return points
  }

  private mutating func cost(
    _ combination: JointPlan.Combination, _ selection: inout Selection
  ) -> Double? {
    if let known = selection.standing[combination], known.isCosted { return known.cost }
    guard let place = model.quantities.firstIndex(where: { $0.id == model.cost }) else {
      return nil
    }
    frames.base.workOut(combination, joint, figures: joint.costNeeds)
    let cost = frames.base.situation.number(atSlot: joint.figures[place].slot)
    selection.standing[combination, default: .init()].cost = cost
    selection.standing[combination, default: .init()].isCosted = true
    return cost
  }
}

extension Array {
  /// The element at an index, or nil beyond the ends.
  subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
