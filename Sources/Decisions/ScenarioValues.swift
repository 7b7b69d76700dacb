public import Expressions
public import Facts
public import RuleBase

/// What every name in an expression stands for at one point of all ranges.
public struct ScenarioValues: Bindings, Sendable {
  private let situation: Situation

  init(_ situation: Situation) { self.situation = situation }

  public func value(atSlot slot: Int) -> SlotValue { situation.value(atSlot: slot) }
}

extension ResolvedValues {
  /// The values of all names at a named point of all ranges.
  ///
  /// - Parameters:
  ///   - scenario: the point: all ranges at their light end, at their base or at their heavy end.
  ///   - decision: a joint decision whose winner stands in the places of its candidates; nil for
  ///     none.
  /// - Returns: the values; the places of candidates are unknown where there is no winner.
  public func values(
    in scenario: Scenario, winnerOf decision: DecisionModel? = nil
  ) -> ScenarioValues {
    ScenarioValues(situation(in: scenario, winnerOf: decision))
  }
}
