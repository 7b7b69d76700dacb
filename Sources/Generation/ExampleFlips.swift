import Decisions
public import Diagnostics
public import Documents
import Facts
import RuleBase

extension Generator {
  /// The decisions of the example specifications that come out differently here.
  ///
  /// - Parameter earlier: the rules and prices as they were.
  /// - Returns: the flips in the order of the examples and of their decisions.
  /// - Throws: what is wrong with the example specifications.
  public func exampleFlips(since earlier: Generator) throws(DiagnosticError) -> [ExampleFlip] {
    var flips: [ExampleFlip] = []
    for (name, facts) in try exampleFacts() {
      let before = earlier.plan.resolve(facts, analyses: []).decisions
      let after = plan.resolve(facts, analyses: []).decisions
      for decision in after {
        guard let old = before.first(where: { $0.id == decision.id }),
          old.outcomeLabel != decision.outcomeLabel
        else { continue }
        flips.append(
          ExampleFlip(
            example: name, decision: decision.id, code: decision.code,
            title: decision.member.title, before: old.outcomeLabel, after: decision.outcomeLabel))
      }
    }
    return flips
  }
}
