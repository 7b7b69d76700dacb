import Expressions
import Facts
import RuleBase

/// What has to be so that an option or product is the outcome of a decision, part by part.
///
/// Every part is necessary: where one is not met, the choice is not the outcome. They are read off the
/// conditions of rules, so that a change of facts which helps without being enough shows as such.
final class WayGoal: Sendable {
  /// One part.
  enum Need: Hashable, Sendable {
    /// The question arises.
    case arises
    /// No rule excludes the option.
    case notExcluded
    /// What the option needs is known to hold.
    case assessed
    /// An option that comes before it is out, by its place.
    case out(Int)
    /// A rule asks for it or chooses it.
    case asked
    /// A rule that chooses something else before does not hold, by its place.
    case silent(Int)
    /// A combination with it is left.
    case stands
    /// No combination comes before those with it, none scores more, or nothing is chosen before.
    case ahead
  }

  /// A condition behind a need.
  struct Condition: Sendable {
    let place: Programs.Place
    let compiled: CompiledExpression
    /// Whether it counts only where it holds at every value that may well be true.
    let isCertain: Bool
    /// Whether it counts only where all that it rests on is a must.
    let isMust: Bool
    /// The rule whose condition it is, by its place in the decision.
    let rule: Int?
  }

  /// How far a set of facts gets.
  struct Standing: Equatable, Sendable {
    /// Whether the choice is the outcome.
    var isReached = false
    /// The needs that are not met, as bits by their place.
    var unmet: UInt64 = 0
    /// The needs of which a condition, or a part of one, is otherwise than in the base run.
    var touched: UInt64 = 0
    /// How the parts of the conditions stand that are otherwise than in the base run.
    var parts: [Int8] = []
    /// The rung of what a joint decision takes: the further, the more is out of the way.
    var rung = 0
    /// Whether anything that the decision reads is otherwise than in the base run.
    var isNear = false
  }

  let decision: Int
  let member: Int
  let choice: String
  /// The option, or the one of the product, by its place.
  let option: Int
  let needs: [Need]
  let conditions: [Condition]
  /// For each need, its conditions.
  let conditionsOfNeeds: [[Int]]
  /// The place of the decision in the order.
  let place: Int
  /// How the conditions stand in the base run, and the atoms of each.
  private let base: [Bool]
  private let baseParts: [[Int8]]
  /// Of a joint decision: the candidates with the choice.
  private let own: [UInt64]
  private let standing: Standing
  private let tables: PlanTables

  /// Takes a choice apart; nil for one that is neither an option nor a product of the decision.
  ///
  /// - Parameters:
  ///   - pass: the base run.
  ///   - decision: the place of the decision.
  ///   - member: the place of its member.
  ///   - choice: the id of an option or product.
  ///   - isSearched: whether other runs will be compared with the base run.
  init?(
    _ pass: Pass, _ decision: Int, _ member: Int, _ choice: String, isSearched: Bool = true
  ) {
    let tables = pass.tables
    let model = tables.base.decisions[decision]
    let code = tables.decisions[decision]
    let joint = tables.joints[decision]
    let product = joint?.choices[member].first { $0.id == choice }
    guard
      let option = model.members[member].options.firstIndex(where: { $0.id == choice })
        ?? product?.option,
      let place = tables.base.order.firstIndex(where: { step in
        if case .decision(let index) = step { index == decision } else { false }
      })
    else { return nil }
    self.tables = tables
    self.decision = decision
    self.member = member
    self.choice = choice
    self.option = option
    self.place = place
    var parts = Parts(model: model, code: code, member: member, option: option)
    parts.addAll(joint)
    needs = parts.needs.map(\.need)
    conditionsOfNeeds = parts.needs.map(\.conditions)
    conditions = parts.conditions
    own =
      joint.map { joint in
        var bits = [UInt64](bitsBelow: joint.combinations.count)
        for candidate in joint.combinations.indices where joint.has(candidate, choice, member) {
          bits.insertBit(candidate)
        }
        return bits
      } ?? []
    var working = pass
    base = parts.conditions.map { Self.holds($0, &working) }
    baseParts = isSearched ? parts.conditions.map { Self.parts($0, pass) } : []
    var standing = Standing()
    Self.judge(&standing, pass, base, (decision, member, choice), needs, conditionsOfNeeds, own)
    self.standing = standing
  }

  /// How far the base run gets.
  var now: Standing { standing }

  /// How far a run over changed facts gets, which has started from the base run.
  func standing(of pass: Pass) -> Standing {
    var standing = Standing()
    guard pass.marks.marks(of: tables.dependencies.reads[place]).contains(.changed) else {
      return self.standing
    }
    standing.isNear = true
    var holds = base
    var isTouched = [Bool](repeating: false, count: conditions.count)
    var working = pass
    for (index, condition) in conditions.enumerated()
    where tables.programs.marks(condition.place, in: pass.marks).contains(.changed) {
      holds[index] = Self.holds(condition, &working)
      let parts = Self.parts(condition, pass)
      guard parts != baseParts[index] || holds[index] != base[index] else { continue }
      isTouched[index] = true
      standing.parts += [Int8(truncatingIfNeeded: index), holds[index] ? 1 : 0] + parts
    }
    Self.judge(
      &standing, pass, holds, (decision, member, choice), needs, conditionsOfNeeds, own)
    for (index, own) in conditionsOfNeeds.enumerated() where own.contains(where: { isTouched[$0] })
    {
      standing.touched |= 1 << UInt64(index)
    }
    if let ahead = needs.firstIndex(of: .ahead), standing.rung > self.standing.rung {
      standing.touched |= 1 << UInt64(ahead)
    }
    return standing
  }

  /// Whether a run ends with the choice.
  func isReached(_ pass: Pass) -> Bool { Self.isReached(pass, decision, member, choice) }

  private static func isReached(
    _ pass: Pass, _ decision: Int, _ member: Int, _ choice: String
  ) -> Bool {
    let outcome = pass.outcome(decision, member)
    if outcome.options.contains(choice) { return true }
    guard let joint = pass.tables.joints[decision], pass.states[decision].applies else {
      return false
    }
    let products = pass.products(
      member, joint, pass.states[decision], pass.tables.memberIDs[decision][member])
    return products.contains { joint.choices[member][$0].id == choice }
  }

  // MARK: - Conditions

  private static func holds(_ condition: Condition, _ pass: inout Pass) -> Bool {
    guard pass.standing(of: condition.place, certainly: condition.isCertain) == .holds else {
      return false
    }
    return !condition.isMust
      || !pass.tables.programs.marks(condition.place, in: pass.marks).contains(.weak)
  }

  /// How the atoms of a condition stand: 1 where one holds, 0 where it fails, -1 where it can't be told.
  private static func parts(_ condition: Condition, _ pass: Pass) -> [Int8] {
    condition.compiled.expression.explain(pass.situation(.base)).map { term in
      switch term.truth {
      case .holds: 1
      case .fails: 0
      case .unknown, .error: -1
      }
    }
  }

  // MARK: - Needs

  private static func judge(
    _ standing: inout Standing, _ pass: Pass, _ holds: [Bool],
    _ target: (decision: Int, member: Int, choice: String), _ needs: [Need],
    _ conditions: [[Int]], _ own: [UInt64]
  ) {
    let state = pass.states[target.decision]
    standing.isReached = isReached(pass, target.decision, target.member, target.choice)
    if let joint = pass.tables.joints[target.decision], state.applies,
      let winner = state.selection.winner
    {
      standing.rung = joint.rungs.firstIndex { $0.contains(winner) } ?? 0
    }
    for (index, need) in needs.enumerated() {
      let isMet: Bool
      switch need {
      case .arises: isMet = state.applies
      case .notExcluded, .silent: isMet = !conditions[index].contains { holds[$0] }
      case .assessed: isMet = conditions[index].allSatisfy { holds[$0] }
      case .asked: isMet = conditions[index].contains { holds[$0] }
      case .out(let option):
        let needs = pass.tables.decisions[target.decision].members[target.member].needs[option]
        isMet = conditions[index].contains { condition in
          // The last one is what the option ahead needs, which has to fail.
          needs != nil && condition == conditions[index].last ? !holds[condition] : holds[condition]
        }
      case .stands:
        isMet = standing.isReached || state.applies && stands(pass, target.decision, own)
      case .ahead:
        // Of plain decisions it is what is left where all else is met.
        let isPlain = pass.tables.joints[target.decision] == nil
        isMet = standing.isReached || isPlain && standing.unmet != 0
      }
      if !isMet { standing.unmet |= 1 << UInt64(index) }
    }
  }

  /// Whether a candidate with the choice is left.
  private static func stands(_ pass: Pass, _ decision: Int, _ own: [UInt64]) -> Bool {
    guard let joint = pass.tables.joints[decision] else { return false }
    let state = pass.states[decision]
    let fixed = pass.fixed(pass.tables.base.decisions[decision].members, joint)
    var walk = Walk(pass, joint, state.memory, comparing: state.compared, isAgain: true)
    let eligible = zip(own, state.compared).map { $0 & $1 }
    return eligible.bits.contains { !walk.isSunk($0, imposed: fixed.map { $0 != nil }) }
  }
}

/// Gathers the needs of a choice with their conditions.
private struct Parts {
  let model: DecisionModel
  let code: DecisionCode
  let member: Int
  let option: Int
  var conditions: [WayGoal.Condition] = []
  var needs: [(need: WayGoal.Need, conditions: [Int])] = []
  /// The most needs that are told apart.
  private static let mostNeeds = 64

  init(model: DecisionModel, code: DecisionCode, member: Int, option: Int) {
    self.model = model
    self.code = code
    self.member = member
    self.option = option
  }

  mutating func addAll(_ joint: JointPlan?) {
    if let applies = code.applies, let condition = model.applies {
      add(.arises, [add(applies, condition, isCertain: false)])
    }
    switch model.hitPolicy {
    case .first, .unique: addChoosing()
    case .collect:
      addExclusions(joint)
      add(.asked, add(code.rules.filter { $0.effect == .include && $0.options.contains(option) }))
    case .ladder, .score:
      addExclusions(joint)
      if joint != nil {
        add(.stands, [])
        let option = option
        add(.ahead, add(exclusions(joint).filter { $0.options.contains { $0 < option } }))
      } else if model.hitPolicy == .score {
        add(.ahead, add(code.rules.filter { $0.effect == .favour } + exclusions(joint)))
      } else {
        addOptionsAhead()
      }
    }
  }

  private mutating func addChoosing() {
    let choosing = code.rules.filter { $0.effect == .choose && $0.options.contains(option) }
    add(.asked, add(choosing))
    guard model.hitPolicy == .first, let first = choosing.first?.index else { return }
    for rule in code.rules[..<first] where rule.effect == .choose {
      add(.silent(rule.index), [add(rule, isCertain: false)])
    }
    add(.ahead, add(code.rules.filter { $0.effect == .choose }))
  }

  private mutating func addExclusions(_ joint: JointPlan?) {
    let against = exclusions(joint).filter { $0.options.contains(option) }
    if !against.isEmpty { add(.notExcluded, add(against)) }
    if let needs = needs(of: option) { add(.assessed, [needs]) }
  }

  private mutating func addOptionsAhead() {
    for other in 0..<option {
      var conditions = add(exclusions(nil).filter { $0.options.contains(other) })
      if let needs = needs(of: other) { conditions.append(needs) }
      add(.out(other), conditions)
    }
  }

  private mutating func needs(of option: Int) -> Int? {
    guard let place = code.members[member].needs[option],
      let condition = model.members[member].options[option].needs
    else { return nil }
    return add(place, condition, isCertain: true)
  }

  /// The rules that take options of the member out.
  private func exclusions(_ joint: JointPlan?) -> [DecisionCode.RuleCode] {
    code.rules.filter {
      $0.effect == .exclude && $0.member == member && joint?.judgesOptions[$0.index] ?? true
    }
  }

  private mutating func add(_ rules: [DecisionCode.RuleCode]) -> [Int] {
    rules.map { add($0, isCertain: $0.effect.needsCertainty) }
  }

  private mutating func add(_ rule: DecisionCode.RuleCode, isCertain: Bool) -> Int {
    if let known = conditions.firstIndex(where: { $0.rule == rule.index }) { return known }
    return add(
      rule.place, model.rules[rule.index].when, isCertain: isCertain,
      isMust: rule.effect == .exclude, rule: rule.index)
  }

  private mutating func add(
    _ place: Programs.Place, _ condition: CompiledExpression, isCertain: Bool,
    isMust: Bool = false, rule: Int? = nil
  ) -> Int {
    conditions.append(
      WayGoal.Condition(
        place: place, compiled: condition, isCertain: isCertain, isMust: isMust, rule: rule))
    return conditions.count - 1
  }

  private mutating func add(_ need: WayGoal.Need, _ conditions: [Int]) {
    // The last place is kept for what is left where all else is met.
    guard needs.count < (need == .ahead ? Self.mostNeeds : Self.mostNeeds - 1) else { return }
    needs.append((need, conditions))
  }
}
