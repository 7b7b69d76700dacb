import Expressions
import Facts
import RuleBase

extension Run {
  /// Makes one decision and puts its outcome where other rules read it.
  mutating func decide(_ index: Int) {
    let model = plan.base.decisions[index]
    var result = DecisionResult(model, outcome: .notApplicable)
    if let applies = model.applies {
      switch applies.expression.evaluate(situations.base) {
      case .value(.bool(true)): break
      case .unknown(let slots):
        result.applies = false
        result.outcomes = model.members.map { _ in .open(missing: missing(slots)) }
        return finish(index, result)
      case .value, .error:
        result.applies = false
        return finish(index, result)
      }
    }
    let previous = results[index].flatMap { isBrief && $0.applies ? $0 : nil }
    if model.isJoint {
      decideJointly(index, &result, before: previous)
    } else {
      decideAlone(model, &result, before: previous)
    }
    finish(index, result)
  }

  private mutating func finish(_ index: Int, _ result: DecisionResult) {
    let model = plan.base.decisions[index]
    results[index] = result
    for (member, outcome) in zip(model.members, result.outcomes) {
      let value = slotValue(outcome, isSet: model.hitPolicy == .collect, member: member)
      for scenario in Scenario.allCases { yield(member.outcomeSlot, value, in: scenario) }
    }
    for (member, products) in zip(model.members, result.products) {
      guard let slot = member.productSlot else { continue }
      let product = products.count == 1 ? products[0].id : ""
      for scenario in Scenario.allCases { yield(slot, .known(.string(product)), in: scenario) }
    }
    guard model.isJoint else { return }
    for scenario in Scenario.allCases {
      let values = result.winner.map { quantities(of: $0, decision: index, in: scenario) }
      for (offset, quantity) in model.quantities.enumerated() {
        yield(quantity.outcomeSlot, values?[offset] ?? .unknown, in: scenario)
      }
    }
  }

  private func slotValue(
    _ outcome: Outcome, isSet: Bool, member: DecisionModel.Member
  ) -> SlotValue {
    switch outcome {
    case .chosen(let id), .imposed(let id, _): .known(.string(id))
    case .anyOf(let ids, _): ids.first.map { .known(.string($0)) } ?? .unknown
    case .set(let ids): .known(.list(ids.map { .string($0) }))
    case .notApplicable: .known(isSet ? .list([]) : .string("not_applicable"))
    case .open, .contradicted: .unknown
    }
  }

  // MARK: - Plain decisions

  private func decideAlone(
    _ model: DecisionModel, _ result: inout DecisionResult, before previous: DecisionResult?
  ) {
    let options = model.members[0].options
    result.standings = standings(of: Array(model.rules.indices), model, before: previous)
    exclude(model, standings: result.standings, &result)
    assess(options, &result.unassessed[0])
    let free: Outcome =
      switch model.hitPolicy {
      case .ladder: ladder(model, result)
      case .collect: collected(model, result)
      case .score: score(model, &result)
      case .first: first(model, result)
      case .unique: unique(model, result)
      }
    result.outcomes[0] = imposedOutcome(model.members[0].id, free)
  }

  /// How some rules stand; a rule that reads nothing changed stands as it did before.
  func standings(
    of rules: [Int], _ model: DecisionModel, before previous: DecisionResult?
  ) -> [Firing.Standing?] {
    var standings = [Firing.Standing?](repeating: nil, count: model.rules.count)
    for index in rules {
      let condition = model.rules[index].when
      if let before = previous?.standings[index], !isDirty(condition.expression.slots) {
        standings[index] = before
      } else {
        standings[index] = standing(of: condition)
      }
    }
    return standings
  }

  /// The client's own choice where there is one, beside the free one.
  func imposedOutcome(_ member: String, _ free: Outcome) -> Outcome {
    wishes.imposed[member].map { .imposed($0.choice, free: free) } ?? free
  }

  /// Notes which options the rules that hold exclude.
  func exclude(
    _ model: DecisionModel, standings: [Firing.Standing?], _ result: inout DecisionResult
  ) {
    for (index, rule) in model.rules.enumerated() where standings[index] == .holds {
      guard strength(of: rule.when.expression.slots) == .must else { continue }
      let place = model.members.firstIndex { $0.id == rule.member } ?? 0
      guard !rule.options.isEmpty else { continue }
      for (option, candidate) in model.members[place].options.enumerated() {
        let isListed = rule.options.contains(candidate.id)
        switch rule.effect {
        case .exclude where isListed: result.excluded[place][option].append(index)
        case .require where !isListed && model.hitPolicy != .collect:
          result.excluded[place][option].append(index)
        case .exclude, .require, .favour, .choose, .warn: break
        }
      }
    }
  }

  /// Notes which options can't be judged because what they need is not known to hold.
  func assess(_ options: [DecisionModel.Option], _ unassessed: inout [Bool]) {
    for (index, option) in options.enumerated() {
      guard let needs = option.needs else { continue }
      unassessed[index] = standing(of: needs) != .holds
    }
  }

  private func ladder(_ model: DecisionModel, _ result: DecisionResult) -> Outcome {
    let options = model.members[0].options
    let standing = options.indices.first {
      result.excluded[0][$0].isEmpty && !result.unassessed[0][$0]
    }
    if let standing { return .chosen(options[standing].id) }
    let open = options.indices.filter {
      result.excluded[0][$0].isEmpty && result.unassessed[0][$0]
    }
    guard !open.isEmpty else { return .contradicted }
    let slots = open.flatMap { options[$0].needs?.expression.slots ?? [] }
    return .open(missing: missing(slots))
  }

  private func collected(_ model: DecisionModel, _ result: DecisionResult) -> Outcome {
    let required = model.rules.enumerated()
      .filter { $0.element.effect == .require && result.standings[$0.offset] == .holds }
      .flatMap(\.element.options)
    let options = model.members[0].options.enumerated().filter { index, option in
      required.contains(option.id) && result.excluded[0][index].isEmpty
    }
    return .set(options.map(\.element.id))
  }

  private func score(_ model: DecisionModel, _ result: inout DecisionResult) -> Outcome {
    let options = model.members[0].options
    var missingFacts: [FactName] = []
    for (index, rule) in model.rules.enumerated() {
      guard case .favour(let weight, let attribute) = rule.effect else { continue }
      switch result.standings[index] {
      case .holds, .holdsAtBase:
        for (option, candidate) in options.enumerated() where rule.options.contains(candidate.id) {
          result.scores[0][option] += weight.points * wishes.priority(of: attribute)
        }
      case .unknown(let missing): missingFacts += missing
      case .mayHold:
        missingFacts += leaves(of: rule.when.expression.slots).intersection(uncertain).members
          .map { plan.fields[$0].name }
      case .fails, nil: break
      }
    }
    let alive = options.indices.filter {
      result.excluded[0][$0].isEmpty && !result.unassessed[0][$0]
    }
    guard let best = alive.map({ result.scores[0][$0] }).max() else { return .contradicted }
    let equals = alive.filter { result.scores[0][$0] == best }.map { options[$0].id }
    if equals.count == 1 { return .chosen(equals[0]) }
    return .anyOf(equals, separatedBy: missingFacts.uniqued)
  }

  private func first(_ model: DecisionModel, _ result: DecisionResult) -> Outcome {
    var missingFacts: [FactName] = []
    for (index, rule) in model.rules.enumerated() where rule.effect == .choose {
      switch result.standings[index] {
      case .holds, .holdsAtBase: return .chosen(rule.options.first ?? "")
      case .unknown(let missing): missingFacts += missing
      case .mayHold, .fails, nil: break
      }
    }
    return .open(missing: missingFacts.uniqued)
  }

  private func unique(_ model: DecisionModel, _ result: DecisionResult) -> Outcome {
    var chosen: [String] = []
    var missingFacts: [FactName] = []
    for (index, rule) in model.rules.enumerated() where rule.effect == .choose {
      switch result.standings[index] {
      case .holds, .holdsAtBase: chosen += rule.options
      case .unknown(let missing): missingFacts += missing
      case .mayHold, .fails, nil: break
      }
    }
    switch chosen.uniqued.count {
    case 0: return .open(missing: missingFacts.uniqued)
    case 1: return .chosen(chosen[0])
    default: return .contradicted
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repetitions, in the order in which they first came.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
