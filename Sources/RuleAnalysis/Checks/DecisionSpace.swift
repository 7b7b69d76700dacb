import Diagnostics
import Expressions
import RuleBase

/// One decision with its conditions as claims over common axes.
struct DecisionSpace: Sendable {
  let model: DecisionModel
  let space: Space
  /// The conditions of the rules, in their order.
  let rules: [Claim]
  /// What has to hold for each option of each member to be selectable.
  let needs: [[Claim]]
  /// When the decision arises, leaving out what the specification's own contradictions forbid.
  let premise: Claim
  /// What holds besides for candidates: that the combination exists.
  let exists: Claim
  private let candidateSlots: Int

  /// Takes a decision apart.
  ///
  /// - Parameters:
  ///   - model: the decision.
  ///   - known: what the slots hold.
  ///   - allowsUnknown: whether nothing may be known of a fact, so that rules that need it are
  ///     silent; what is impossible then is so for every client.
  init(_ model: DecisionModel, _ known: SlotKnowledge, allowsUnknown: Bool) {
    self.model = model
    let own = model.conditions.map(\.expression)
    let read = Set(own.flatMap(\.slots))
    let contradictions = known.base.contradictions.map(\.when.expression)
      .filter { read.isSuperset(of: $0.slots) }
    let space = Space(own + contradictions, known, of: model, allowsUnknown: allowsUnknown)
    self.space = space
    rules = model.rules.map { space.claim($0.when.expression) }
    needs = model.members.map { member in
      member.options.map { option in
        option.needs.map { space.claim($0.expression) } ?? .constant(true)
      }
    }
    let applies = model.applies.map { Claim.certain(space.claim($0.expression)) }
    premise = .all((applies.map { [$0] } ?? []) + contradictions.map { space.claim($0).silent })
    exists = .all(
      model.members.compactMap(\.exists).map { .certain(space.claim($0.expression)) })
    candidateSlots = known.base.names.count
  }

  /// A decision whose conditions are claims already.
  init(
    _ model: DecisionModel, in space: Space, applies: Claim, rules: [Claim], needs: [[Claim]]
  ) {
    self.model = model
    self.space = space
    self.rules = rules
    self.needs = needs
    premise = applies
    exists = .constant(true)
    candidateSlots = space.known.base.names.count
  }

  /// Where all of some claims hold while the decision arises.
  func find(_ claims: Claim...) -> Search.Result {
    Search.find(.all([premise] + claims), among: space.everything)
  }

  /// Whether all of some claims hold nowhere; not so if that could not be settled.
  func isImpossible(_ claims: Claim...) -> Bool {
    Search.find(.all([premise] + claims), among: space.everything) == .nowhere
  }

  /// Whether a rule judges candidates one by one.
  func judgesCandidates(_ rule: Rule) -> Bool {
    rule.when.expression.slots.contains { $0 >= candidateSlots }
  }

  /// The options that a rule takes out when it holds, by their place in the rule's member.
  func excluded(by rule: Rule) -> [Int] {
    let options = model.members[place(of: rule)].options
    return options.indices.filter { index in
      let isListed = rule.options.contains(options[index].id)
      switch rule.effect {
      case .exclude: return isListed
      case .require: return !isListed && model.hitPolicy != .collect && !rule.options.isEmpty
      case .favour, .choose, .warn: return false
      }
    }
  }

  /// The place of the member whose options a rule means.
  func place(of rule: Rule) -> Int {
    model.members.firstIndex { $0.id == rule.member } ?? 0
  }

  /// When an option is out, leaving one rule aside.
  func isExcluded(_ option: Int, of member: Int = 0, without skipped: Int? = nil) -> Claim {
    .any(
      model.rules.indices.filter { index in
        index != skipped && place(of: model.rules[index]) == member
          && !judgesCandidates(model.rules[index])
          && excluded(by: model.rules[index]).contains(option)
      }.map { .certain(rules[$0]) })
  }

  /// When an option may be chosen, leaving one rule aside.
  func survives(_ option: Int, of member: Int = 0, without skipped: Int? = nil) -> Claim {
    .all([.certain(needs[member][option]), !isExcluded(option, of: member, without: skipped)])
  }

  /// The facts under which a search succeeded, in words.
  func witness(_ cells: [CellSet]) -> Witness { Witness(cells, in: space) }
}

extension DecisionModel {
  /// Every condition of the decision.
  var conditions: [CompiledExpression] {
    (applies.map { [$0] } ?? []) + rules.map(\.when) + members.compactMap(\.exists)
      + members.flatMap(\.options).compactMap(\.needs)
  }
}
