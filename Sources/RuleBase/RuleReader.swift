import Diagnostics
import Expressions
import LocatedYAML

/// Reads the rules of one decision and checks that its hit policy allows them.
struct RuleReader {
  let decision: String
  let policy: DecisionModel.HitPolicy
  let members: [DecisionModel.Member]
  let sources: Set<String>
  var examples: ExampleReader
  let readsExamples: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(
    decision: String, policy: DecisionModel.HitPolicy, members: [DecisionModel.Member],
    sources: Set<String>, examples: ExampleReader, readsExamples: Bool
  ) {
    self.decision = decision
    self.policy = policy
    self.members = members
    self.sources = sources
    self.examples = examples
    self.readsExamples = readsExamples
  }

  /// Reads one rule; `nil` after reporting why it can't be used.
  mutating func read(_ node: Node, _ expressions: inout ExpressionReader) -> Rule? {
    var fields = FieldReader(node, of: "a rule", prefix: "rule")
    let id = fields.locatedText("id")
    let criteria = fields.texts("criteria").map(\.value)
    let whenNode = fields.node("when")
    let effectWord = fields.locatedText("effect")
    let weight = fields.optionalChoice("weight", as: Rule.Weight.self)
    let attribute = fields.optionalText("attribute")
    let member = fields.optionalLocatedText("member")
    let options = fields.texts("options")
    let requirement = fields.optionalText("requirement")
    let because = fields.text("because")
    let cited = fields.texts("sources")
    let reviewBy = fields.optionalText("review_by")
    let exampleNode = fields.optionalNode("examples")
    diagnostics += fields.finish()
    let effect = effectWord.flatMap { self.effect($0, weight: weight, attribute: attribute) }
    let when = expressions.condition(whenNode)
    guard let id else { return nil }
    checkCitations(cited, of: id)
    let targets = target(member, options, id)
    if effect.map({ needsOptions($0) }) == true, options.isEmpty, !targets.isJoint {
      report("rule/no-options", "the rule '\(id.value)' names no options", id.location)
    }
    let isUnconditional = when?.expression.slots.isEmpty == true
    if isUnconditional, let effect { checkUnconditional(effect, when?.location ?? id.location) }
    var read: [RuleExample] = []
    if readsExamples {
      read = exampleNode.map { examples.read($0) } ?? []
      diagnostics += examples.takeDiagnostics()
      if !isUnconditional { checkExamples(read, of: id) }
    }
    guard let effect, let when, let because else { return nil }
    return Rule(
      id: id.value, criteria: criteria, when: when, effect: effect, member: targets.member,
      options: options.map(\.value), requirement: requirement, because: because,
      sources: cited.map(\.value), reviewBy: reviewBy, examples: read, location: node.location)
  }

  private func needsOptions(_ effect: Rule.Effect) -> Bool {
    switch effect {
    case .exclude, .require, .favour, .choose: true
    case .warn: false
    }
  }

  private mutating func effect(
    _ word: Located<String>, weight: Rule.Weight?, attribute: String?
  ) -> Rule.Effect? {
    let effect: Rule.Effect
    switch word.value {
    case "exclude": effect = .exclude
    case "require": effect = .require
    case "choose": effect = .choose
    case "warn": effect = .warn
    case "favour":
      effect = .favour(weight: weight ?? .moderate, attribute: attribute ?? "simplicity")
    default:
      report(
        "rule/unknown-effect", "'\(word.value)' is not an effect", word.location,
        help: "it is one of exclude, require, favour, choose, warn")
      return nil
    }
    if let help = mistake(effect) {
      report(
        "rule/effect-not-allowed",
        "'\(word.value)' has no meaning under the hit policy '\(policy.rawValue)'",
        word.location, help: help)
      return nil
    }
    return effect
  }

  /// Why a hit policy does not know an effect; absent when it does.
  private func mistake(_ effect: Rule.Effect) -> String? {
    switch (effect, policy) {
    case (.warn, _), (.exclude, .ladder), (.exclude, .collect), (.exclude, .score),
      (.require, .ladder), (.require, .collect), (.require, .score), (.favour, .score),
      (.choose, .first), (.choose, .unique):
      return nil
    case (.favour, .ladder):
      // Inside a rung of catalogue entries, favouring rules rank the products.
      if members.contains(where: { $0.role != nil && $0.ranking == .score }) { return nil }
      return "on a ladder, exclude the rungs below and name the requirement that forces it"
    case (.choose, _): return "only first and unique choose"
    case (.favour, _): return "only score favours"
    case (.exclude, _), (.require, _): return "under first and unique a rule chooses"
    }
  }

  private mutating func target(
    _ member: Located<String>?, _ options: [Located<String>], _ id: Located<String>
  ) -> (member: String?, isJoint: Bool) {
    let isJoint = members.count > 1 || members.contains { $0.role != nil }
    if let member, !members.contains(where: { $0.id == member.value }) {
      report(
        "rule/unknown-member", "the decision has no member '\(member.value)'", member.location,
        help: "its members are \(members.map(\.id).joined(separator: ", "))")
      return (nil, isJoint)
    }
    guard !options.isEmpty else { return (member?.value, isJoint) }
    let owner =
      members.first { $0.id == member?.value }
      ?? members.first { candidate in
        options.allSatisfy { option in legal(candidate).contains(option.value) }
      } ?? members.first
    guard let owner else { return (nil, isJoint) }
    for option in options where !legal(owner).contains(option.value) {
      report(
        "rule/unknown-option", "'\(owner.id)' has no option '\(option.value)'", option.location,
        help: nearest(option.value, in: legal(owner)).map { "did you mean '\($0)'?" })
    }
    return (owner.id, isJoint)
  }

  private func legal(_ member: DecisionModel.Member) -> [String] { member.options.map(\.id) }

  private mutating func checkCitations(_ cited: [Located<String>], of id: Located<String>) {
    if cited.isEmpty {
      report(
        "rule/no-source", "the rule '\(id.value)' names no source", id.location,
        help: "write sources: [house] for a rule of our own")
    }
    for source in cited where !sources.contains(source.value) {
      diagnostics.append(.unknownSource(source.value, at: source.location, known: sources))
    }
  }

  /// Only a default row and a warning may stand without a condition.
  private mutating func checkUnconditional(_ effect: Rule.Effect, _ location: SourceLocation) {
    switch effect {
    case .choose, .warn: return
    case .exclude, .require, .favour:
      report(
        "rule/unconditional", "a rule with the effect '\(effect.word)' needs a condition",
        location, help: "take the options out, or say when they are out")
    }
  }

  private mutating func checkExamples(_ examples: [RuleExample], of id: Located<String>) {
    for (kind, fires) in [("fires", true), ("silent", false)]
    where !examples.contains(where: { $0.fires == fires }) {
      report(
        "rule/missing-example", "the rule '\(id.value)' has no example under '\(kind)'",
        id.location)
    }
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ message: String, _ location: SourceLocation, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, message, at: location, help: help))
  }
}
