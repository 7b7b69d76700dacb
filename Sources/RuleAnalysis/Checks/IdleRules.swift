import Diagnostics
import RuleBase

/// Rules that can hold, but whose absence would change no outcome.
struct IdleRules {
  /// With facts that may be unknown.
  let decision: DecisionSpace
  let unreachable: [Int]

  func findings() -> [Diagnostic] {
    decision.model.rules.indices.filter { !unreachable.contains($0) }.compactMap(finding)
  }

  private func finding(_ index: Int) -> Diagnostic? {
    let rule = decision.model.rules[index]
    guard !decision.judgesCandidates(rule), rule.effect != .warn,
      !(decision.model.isJoint && rule.options.isEmpty)
    else { return nil }
    let claim = Claim.certain(decision.rules[index])
    guard decision.isImpossible(claim, .any(changes(index))) else { return nil }
    // A masked row has a finding of its own.
    if rule.effect == .choose, decision.model.hitPolicy == .first,
      decision.isImpossible(claim, .all(earlierRows(index).map { decision.rules[$0].silent }))
    {
      return nil
    }
    let others = decision.model.rules.indices.filter { isCovered(index, by: $0) }
    // A second reason for the same exclusion may be worth telling.
    return Diagnostic(
      .withoutEffect, "no outcome would change if the rule '\(rule.id)' were not there",
      severity: rule.effect == .choose ? .warning : .note, at: rule.location,
      notes: others.prefix(2).map {
        .init(
          "this rule has the same effect wherever it holds", at: decision.model.rules[$0].location)
      },
      help: others.isEmpty
        ? "keep it as an explanation, or take it out" : "join the two, or narrow one of them")
  }

  /// Whether another rule does all that a rule does, wherever it holds.
  private func isCovered(_ index: Int, by other: Int) -> Bool {
    let rule = decision.model.rules[index]
    let cover = decision.model.rules[other]
    guard index != other, rule.effect == cover.effect, rule.member == cover.member,
      !decision.judgesCandidates(cover)
    else { return false }
    let doesAsMuch =
      switch rule.effect {
      case .exclude: Set(rule.options).isSubset(of: cover.options)
      case .require:
        decision.model.hitPolicy == .collect
          ? Set(rule.options).isSubset(of: cover.options)
          : Set(cover.options).isSubset(of: rule.options)
      case .choose: rule.options == cover.options
      case .favour, .warn: false
      }
    return doesAsMuch
      && decision.isImpossible(.certain(decision.rules[index]), decision.rules[other].silent)
  }

  private func earlierRows(_ index: Int) -> [Int] {
    decision.model.rules.indices.filter {
      $0 < index && decision.model.rules[$0].effect == .choose
    }
  }

  /// The ways in which a rule that holds makes a difference; any of them suffices.
  private func changes(_ index: Int) -> [Claim] {
    switch decision.model.hitPolicy {
    case .ladder where !decision.model.isJoint: ladderChanges(index)
    case .ladder: exclusionChanges(index)
    case .collect: collectChanges(index)
    case .score: scoreChanges(index)
    case .first: firstChanges(index)
    case .unique: uniqueChanges(index)
    }
  }

  /// Without the rule, an option that it excludes would be the first to survive.
  private func ladderChanges(_ index: Int) -> [Claim] {
    let out = decision.excluded(by: decision.model.rules[index])
    return out.map { option in
      let simpler = (0..<option).map { !decision.survives($0, without: index) }
      return .all(simpler + [decision.survives(option, without: index)])
    }
  }

  /// Without the rule, an option that it excludes would survive.
  private func exclusionChanges(_ index: Int) -> [Claim] {
    let rule = decision.model.rules[index]
    let place = decision.place(of: rule)
    if case .favour = rule.effect { return [.constant(true)] }
    return decision.excluded(by: rule).map {
      decision.survives($0, of: place, without: index)
    }
  }

  private func collectChanges(_ index: Int) -> [Claim] {
    let rule = decision.model.rules[index]
    let options = decision.model.members[0].options
    let asked = options.indices.map { option in
      Claim.any(
        decision.model.rules.indices.filter {
          $0 != index && decision.model.rules[$0].effect == .require
            && decision.model.rules[$0].options.contains(options[option].id)
        }.map { .certain(decision.rules[$0]) })
    }
    return options.indices.filter { rule.options.contains(options[$0].id) }.map { option in
      let others = decision.isExcluded(option, without: index)
      return rule.effect == .require
        ? .all([!asked[option], !others]) : .all([asked[option], !others])
    }
  }

  private func scoreChanges(_ index: Int) -> [Claim] {
    let rule = decision.model.rules[index]
    guard case .favour = rule.effect else { return exclusionChanges(index) }
    // Points for every option alike rank none of them.
    let options = decision.model.members[decision.place(of: rule)].options
    return [.constant(!options.allSatisfy { rule.options.contains($0.id) })]
  }

  /// No earlier row holds, and the next one that does chooses something else.
  private func firstChanges(_ index: Int) -> [Claim] {
    let rule = decision.model.rules[index]
    let later = decision.model.rules.indices.filter {
      $0 > index && decision.model.rules[$0].effect == .choose
    }
    var same: [Claim] = []
    var between: [Claim] = []
    for row in later {
      if decision.model.rules[row].options == rule.options {
        same.append(.all(between + [.certain(decision.rules[row])]))
      }
      between.append(decision.rules[row].silent)
    }
    return [.all(earlierRows(index).map { decision.rules[$0].silent } + [!Claim.any(same)])]
  }

  private func uniqueChanges(_ index: Int) -> [Claim] {
    let rule = decision.model.rules[index]
    let same = decision.model.rules.indices.filter {
      $0 != index && decision.model.rules[$0].options == rule.options
    }
    return [.all(same.map { decision.rules[$0].silent })]
  }
}
