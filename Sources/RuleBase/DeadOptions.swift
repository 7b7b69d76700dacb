import Diagnostics
import Expressions

extension DecisionModel {
  /// Options that can never be the outcome, and rules that can never be reached.
  var deadParts: [Diagnostic] {
    switch hitPolicy {
    case .ladder: isJoint ? [] : optionsAboveSurvivor
    case .collect: optionsWithout(.require, verb: "requires")
    case .first: optionsWithout(.choose, verb: "chooses") + rulesBehindDefault
    case .unique: optionsWithout(.choose, verb: "chooses")
    case .score: []
    }
  }

  /// On a ladder nothing above an option that no rule ever excludes can be reached.
  private var optionsAboveSurvivor: [Diagnostic] {
    let options = members[0].options
    guard let survivor = options.firstIndex(where: { !canBePassed($0) }) else { return [] }
    return options[(survivor + 1)...].map { option in
      Diagnostic(
        "rule/dead-option",
        "'\(option.id)' can never be chosen: no rule excludes '\(options[survivor].id)'",
        at: option.location, notes: [.init("it wins before", at: options[survivor].location)])
    }
  }

  private func canBePassed(_ option: Option) -> Bool {
    option.needs != nil
      || rules.contains { rule in
        switch rule.effect {
        case .exclude: rule.options.contains(option.id)
        case .require: !rule.options.contains(option.id)
        case .favour, .choose, .warn: false
        }
      }
  }

  private func optionsWithout(_ effect: Rule.Effect, verb: String) -> [Diagnostic] {
    let named = Set(rules.filter { $0.effect == effect }.flatMap(\.options))
    return members.flatMap(\.options).filter { !named.contains($0.id) }.map { option in
      Diagnostic(
        "rule/dead-option", "'\(option.id)' can never be chosen: no rule \(verb) it",
        at: option.location)
    }
  }

  private var rulesBehindDefault: [Diagnostic] {
    let choosing = rules.filter { $0.effect == .choose }
    guard let row = choosing.firstIndex(where: { $0.when.expression.slots.isEmpty }) else {
      return []
    }
    return choosing[(row + 1)...].map { rule in
      Diagnostic(
        "rule/unreachable", "the rule '\(rule.id)' is never reached", at: rule.location,
        notes: [.init("this row always holds before it", at: choosing[row].location)])
    }
  }
}
