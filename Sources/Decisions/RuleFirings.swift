import Expressions
import Facts
import RuleBase

/// The rules of one decision as they came out in one run.
struct RuleFirings {
  private let run: Run
  private let words: Words
  /// The place of the decision in the rule base.
  private let place: Int
  private let model: DecisionModel
  private let joint: JointPlan?
  private let result: DecisionResult

  init(_ run: Run, _ words: Words, _ place: Int, _ result: DecisionResult) {
    self.run = run
    self.words = words
    self.place = place
    self.result = result
    model = run.plan.base.decisions[place]
    joint = run.plan.joints[place]
  }

  /// Rules about a member that hold, or that may hold because something is not certain.
  func all(of member: Int) -> [Firing] {
    guard result.applies else { return [] }
    return model.rules.indices.compactMap { index in
      guard isAbout(member, model.rules[index]), !judgesCombinations(index) else { return nil }
      guard let standing = result.standings[index] ?? candidateStanding(index) else { return nil }
      return standing == .fails ? nil : firing(index, standing)
    }
  }

  /// The rules that exclude an option, the ones that judge it by itself first.
  func against(_ option: String, member: Int) -> [Firing] {
    let choice = joint?.choices[member].firstIndex { $0.id == option }
    guard
      let place = model.members[member].options.firstIndex(where: { $0.id == option })
        ?? choice.flatMap({ joint?.choices[member][$0].option })
    else { return [] }
    let direct = result.excluded[member][safely: place]?.map { firing($0, .holds) } ?? []
    guard direct.isEmpty, let joint else { return direct }
    // An option whose candidates are all sunk is out for the reasons that sank them.
    var rules: [Int] = []
    for (index, combination) in joint.combinations.enumerated() {
      let own = joint.choices[member][combination[member]]
      guard own.option == place, choice == nil || own.id == option else { continue }
      guard let rule = result.sunkBy[index] else { return [] }
      if rule >= 0 { rules.append(rule) }
    }
    return rules.uniqued.prefix(3).map { firing($0, .holds) }
  }

  /// The rules that argue for an option: exclusions of simpler ones, requirements, favours, choices.
  func pro(_ option: String, member: Int) -> [Firing] {
    all(of: member).filter { firing in
      guard firing.standing == .holds || firing.standing == .holdsAtBase else { return false }
      switch firing.rule.effect {
      case .exclude: return firing.counts && !firing.rule.options.contains(option)
      case .require, .favour, .choose: return firing.rule.options.contains(option)
      case .warn: return false
      }
    }
  }

  /// Where rules choose: the rules that would take an option, if each of them fails whatever is assumed.
  func unmet(_ option: String, member: Int) -> [Firing] {
    let choosing = model.rules.indices.filter { index in
      let rule = model.rules[index]
      return rule.effect == .choose && isAbout(member, rule) && rule.options.contains(option)
    }
    let situations = run.situations
    let mayHold = choosing.contains { index in
      Scenario.allCases.contains { scenario in
        model.rules[index].when.expression.holds(situations[scenario]) != false
      }
    }
    return mayHold ? [] : choosing.map { firing($0, .fails) }
  }

  /// Whether a rule sinks single combinations, which says nothing about a member by itself.
  private func judgesCombinations(_ index: Int) -> Bool {
    let rule = model.rules[index]
    return joint != nil && rule.options.isEmpty && rule.effect == .exclude
  }

  /// Rules that would take the outcome out if all they rest on were a must.
  func missed(member: Int) -> [Firing] {
    guard result.applies, model.hitPolicy != .collect else { return [] }
    let chosen = result.outcomes[member].options
    return model.rules.indices.compactMap { index in
      let rule = model.rules[index]
      guard isAbout(member, rule), isAgainst(rule, chosen) else { return nil }
      let isMet =
        result.standings[index].map { $0 == .holds }
        ?? (rule.when.expression.holds(situation(index)) == true)
      guard isMet else { return nil }
      let firing = firing(index, .holds)
      return firing.strength == .must ? nil : firing
    }
  }

  private func isAgainst(_ rule: Rule, _ chosen: [String]) -> Bool {
    guard !chosen.isEmpty else { return false }
    switch rule.effect {
    case .exclude: return rule.options.isEmpty || rule.options.contains { chosen.contains($0) }
    case .require: return !chosen.allSatisfy { rule.options.contains($0) }
    case .favour, .choose, .warn: return false
    }
  }

  private func isAbout(_ member: Int, _ rule: Rule) -> Bool {
    if let name = rule.member { return model.members[member].id == name }
    return member == 0
  }

  /// A rule about candidates holds when it sank one; a warning, when it holds for the winner.
  private func candidateStanding(_ index: Int) -> Firing.Standing? {
    if model.rules[index].effect == .warn {
      return model.rules[index].when.expression.holds(situation(index)) == true ? .holds : nil
    }
    if case .favour = model.rules[index].effect {
      return model.rules[index].when.expression.holds(situation(index)) == true ? .holds : nil
    }
    return result.sunkBy.values.contains(index) ? .holds : nil
  }

  private func firing(_ index: Int, _ standing: Firing.Standing) -> Firing {
    let rule = model.rules[index]
    let slots = rule.when.expression.slots.filter { $0 < run.plan.base.names.count }
    let situation = situation(index)
    return Firing(
      rule: rule, standing: standing, strength: run.strength(of: slots),
      terms: words.decisiveTerms(of: rule.when, in: situation, model: model),
      reads: run.leaves(of: slots).map { run.plan.fields[$0].name })
  }

  /// The situation that a rule about candidates saw: that of the first candidate it sank, else of
  /// the winner.
  private func situation(_ index: Int) -> Situation {
    guard joint != nil,
      model.rules[index].when.expression.slots.contains(where: { $0 >= run.plan.base.names.count })
    else { return run.situations.base }
    let sunk = result.sunkBy.filter { $0.value == index }.keys.min()
    guard let candidate = sunk ?? result.winner else { return run.situations.base }
    return run.situation(of: candidate, decision: place)
  }
}

extension SlotValue {
  /// The text in a slot, if one is known.
  var text: String? {
    guard case .known(let value) = self else { return nil }
    return value.text
  }

  /// The number in a slot, if one is known.
  var number: Double? {
    guard case .known(let value) = self else { return nil }
    return value.number
  }
}
