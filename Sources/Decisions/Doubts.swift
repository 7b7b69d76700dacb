import Expressions
public import Facts
public import RuleBase

/// Something hard to believe that the client's statements imply.
public struct Implausible: Sendable {
  public let doubt: Doubt
  /// The figure with its arithmetic.
  public let estimate: Estimate
  /// The end of what is plausible.
  public let limit: Estimate
  /// The statements behind it, with their places.
  public let facts: [Fact]
}

/// Finds what is hard to believe: only what holds whatever the assumptions.
struct Doubts {
  private let run: Run
  private let words: Words

  init(_ run: Run, _ words: Words) {
    self.run = run
    self.words = words
  }

  func all() -> [Implausible] {
    run.plan.base.doubts.compactMap { doubt in
      guard run.standing(of: doubt.when) == .holds else { return nil }
      if let unless = doubt.unless, unless.expression.holds(run.situations.base) == true {
        return nil
      }
      let isStated = doubt.needs.allSatisfy { name in
        run.plan.fieldIndex(name).map { run.facts[$0].isStated } ?? false
      }
      guard isStated else { return nil }
      let facts = doubt.facts.compactMap(run.plan.fieldIndex).map { run.facts[$0] }
        .filter { $0.isStated && $0.value != nil }
      guard !facts.isEmpty, let estimate = Estimates(run).figure(doubt.figure, words),
        let limit = Estimates(run).figure(doubt.limit, words)
      else { return nil }
      return Implausible(doubt: doubt, estimate: estimate, limit: limit, facts: facts)
    }
  }
}
