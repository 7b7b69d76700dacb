import Diagnostics
import RuleBase

extension DecisionSpace {
  /// The places of rules whose condition never holds while the decision arises.
  func unreachableRules() -> [Int] {
    rules.indices.filter { index in
      let combination = judgesCandidates(model.rules[index]) ? exists : .constant(true)
      return isImpossible(.certain(rules[index]), combination)
    }
  }

  /// Rules that can hold, but not where the decision arises; those that never hold are told apart.
  func unreachable(_ places: [Int]) -> [Diagnostic] {
    places.compactMap { index in
      let rule = model.rules[index]
      let alone = Search.find(.certain(rules[index]), among: space.everything)
      guard alone != .nowhere else { return nil }
      let notes = model.applies.map {
        [Diagnostic.Note("the decision arises only here", at: $0.location)]
      }
      return Diagnostic(
        .unreachable, "the rule '\(rule.id)' can't hold where its decision arises",
        at: rule.location, notes: notes ?? [],
        help: "take it out, or mend its condition or that of the decision")
    }
  }
}
