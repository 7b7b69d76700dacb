import Decisions
import Facts
import RuleBase

extension Design {
  /// A change of facts in words, with how far the present values are from it: `a above 5, and b: yes`.
  func words(for way: Ways.Way) -> String {
    way.changes.map(toldWords).joined(separator: ", and ")
  }

  /// A change of one fact, and in brackets how far the present value is from it.
  func toldWords(_ change: Ways.Change) -> String {
    change.words + (change.margin.map { " (\($0))" } ?? "")
  }

  /// What keeps an option from being the outcome, as a sentence.
  ///
  /// - Parameters:
  ///   - obstacle: what stands in the way.
  ///   - decision: the decision.
  ///   - isSearched: whether changes of facts were tried, so that it says something if none helps.
  /// - Returns: the sentence.
  func words(
    for obstacle: Ways.Obstacle, of decision: Decision, isSearched: Bool
  ) -> String {
    let other = obstacle.option.map { decision.label(ofOption: $0) } ?? "another option"
    let (stands, goes) = sentences(obstacle, other, decision)
    if let lifting = obstacle.lifting { return "\(stands) \(goes): \(toldWords(lifting))." }
    return isSearched ? "\(stands) \(hopelessWords(obstacle, other))" : stands
  }

  /// What stands in the way, and what begins the change that takes it away.
  private func sentences(
    _ obstacle: Ways.Obstacle, _ other: String, _ decision: Decision
  ) -> (stands: String, goes: String) {
    switch obstacle.kind {
    case .notArising:
      let because = decision.model.otherwise.map { " \(sentence($0))" } ?? ""
      return ("The question does not arise.\(because)", "It would with")
    case .excluded: return ("It is excluded: \(list(obstacle.rules)).", "It would not be with")
    case .notAssessed: return ("What it needs is not known to hold.", "It would with")
    case .behind: return ("\(other) comes before it.", "That would be out with")
    case .notAskedFor:
      return ("No rule that asks for it holds.", "One would with")
    case .chosenBefore: return ("\(other) is chosen before it.", "It would not be with")
    case .noCombination: return ("Every combination with it is excluded.", "One would be left with")
    case .outranked where !decision.model.isJoint:
      return ("\(other) scores more.", "It would not with")
    case .outranked: return ("Combinations with \(other) come before it.", "None would with")
    }
  }

  /// What is said where no single change takes an obstacle away.
  private func hopelessWords(_ obstacle: Ways.Obstacle, _ other: String) -> String {
    switch obstacle.kind {
    case .behind where obstacle.rules.isEmpty: "No rule ever takes that out."
    case .notAskedFor where obstacle.rules.isEmpty: "There is no such rule."
    case .notArising, .excluded, .notAssessed, .behind, .chosenBefore, .noCombination, .outranked:
      "No change of one fact that was tried alters that."
    case .notAskedFor:
      "No change of one fact that was tried makes one hold: \(list(obstacle.rules))."
    }
  }

  private func list(_ rules: [String]) -> String {
    let shown = rules.prefix(3).joined(separator: ", ")
    return rules.count > 3 ? "\(shown) and \(rules.count - 3) more" : shown
  }

  /// How a client names an option against the rules, as lines of a specification.
  func wishWords(_ choice: String, of decision: Decision) -> String {
    "decisions: [{ decision: \(decision.id), choose: \(choice) }]"
  }
}
