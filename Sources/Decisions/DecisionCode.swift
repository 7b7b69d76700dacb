import Expressions
import RuleBase

/// A decision reduced to what making it takes: no words, options by their place.
final class DecisionCode: Sendable {
  /// One rule that has a say about options.
  final class RuleCode: Sendable {
    /// Its place among the rules of the decision.
    let index: Int
    let place: Programs.Place
    let effect: Effect
    /// The member whose options are meant.
    let member: Int
    /// The options that it takes out, brings in, favours or chooses.
    let options: [Int]
    /// Under `favour`: points before the attribute's priority.
    let points: Double
    let attribute: String

    init(
      index: Int, place: Programs.Place, effect: Effect, member: Int, options: [Int],
      points: Double, attribute: String
    ) {
      self.index = index
      self.place = place
      self.effect = effect
      self.member = member
      self.options = options
      self.points = points
      self.attribute = attribute
    }
  }

  enum Effect: Sendable {
    /// Takes its options out if it holds beyond doubt.
    case exclude
    /// Brings its options in, under `collect`.
    case include
    case favour
    case choose
    /// Says something about candidates, or only warns.
    case other

    /// Whether it counts only where it holds at every value that may well be true.
    var needsCertainty: Bool {
      switch self {
      case .exclude, .include: true
      case .favour, .choose, .other: false
      }
    }
  }

  /// A rule that chooses, side by side with the others so that thousands are asked quickly.
  struct Choosing: Sendable {
    let place: Programs.Place
    /// Its place among the rules of the decision.
    let index: Int
    /// The option that it chooses, -1 for none.
    let option: Int
  }

  /// One member: where its outcome goes.
  struct MemberCode: Sendable {
    let outcomeSlot: Int
    let productSlot: Int?
    /// The cell of each option's id.
    let options: [Cell]
    /// What each option needs.
    let needs: [Programs.Place?]
  }

  let hitPolicy: DecisionModel.HitPolicy
  let applies: Programs.Place?
  let members: [MemberCode]
  /// All rules, by their place.
  let rules: [RuleCode]
  /// The rules that choose, in order.
  let choosing: [Choosing]
  let quantitySlots: [Int]

  init(_ model: DecisionModel, _ builder: inout Programs.Builder) {
    hitPolicy = model.hitPolicy
    applies = model.applies.map { builder.add($0.expression) }
    members = model.members.map { member in
      MemberCode(
        outcomeSlot: member.outcomeSlot, productSlot: member.productSlot,
        options: member.options.map { builder.pool.cell(.string($0.id)) },
        needs: member.options.map { $0.needs.map { builder.add($0.expression) } })
    }
    rules = model.rules.enumerated().map { index, rule in
      Self.code(rule, index, model, builder.add(rule.when.expression))
    }
    choosing = rules.filter { $0.effect == .choose }.map {
      Choosing(place: $0.place, index: $0.index, option: $0.options.first ?? -1)
    }
    quantitySlots = model.quantities.map(\.outcomeSlot)
  }

  private static func code(
    _ rule: Rule, _ index: Int, _ model: DecisionModel, _ place: Programs.Place
  ) -> RuleCode {
    let member = model.members.firstIndex { $0.id == rule.member } ?? 0
    let options = model.members[member].options
    // In the order of the rule, as the first is the one that counts under `first`.
    let listed = rule.options.compactMap { id in options.firstIndex { $0.id == id } }
    let (effect, meant, points, attribute): (Effect, [Int], Double, String)
    switch rule.effect {
    case .exclude: (effect, meant, points, attribute) = (.exclude, listed, 0, "")
    case .require where model.hitPolicy == .collect:
      (effect, meant, points, attribute) = (.include, listed, 0, "")
    case .require:
      let others = options.indices.filter { !listed.contains($0) }
      (effect, meant, points, attribute) = (.exclude, rule.options.isEmpty ? [] : others, 0, "")
    case .favour(let weight, let name):
      (effect, meant, points, attribute) = (.favour, listed, weight.points, name)
    case .choose: (effect, meant, points, attribute) = (.choose, listed, 0, "")
    case .warn: (effect, meant, points, attribute) = (.other, [], 0, "")
    }
    return RuleCode(
      index: index, place: place, effect: effect, member: member, options: meant, points: points,
      attribute: attribute)
  }
}

/// How one decision ended, by the places of options.
enum Verdict: Hashable, Sendable {
  case notApplicable
  case open
  case contradicted
  case chosen(Int)
  /// Several that no stated fact tells apart.
  case anyOf([Int])
  case set([Int])
}
