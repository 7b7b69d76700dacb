import Diagnostics
import OrderedCollections
public import RuleBase

/// One rule as text for a terminal: condition, effect, reason, sources and examples.
public struct RuleText: Sendable {
  private var page = TermList()

  /// Lays out a rule.
  public init(_ rule: Rule, of model: DecisionModel, in base: RuleBase) {
    page.title(rule.id)
    page.add("decision", "\(model.code) \(model.title)")
    if let member = rule.member { page.add("member", member) }
    if !rule.criteria.isEmpty { page.add("criteria", rule.criteria.joined(separator: ", ")) }
    page.add("when", rule.when.text)
    page.add(
      "effect",
      rule.effect.word + (rule.options.isEmpty ? "" : " " + rule.options.joined(separator: ", ")))
    if case .favour(let weight, let attribute) = rule.effect {
      page.add("weight", "\(weight.rawValue), for \(attribute)")
    }
    if let requirement = rule.requirement { page.add("requirement", requirement) }
    page.add("because", rule.because)
    for id in rule.sources { page.add("source", base.sources[id]?.words ?? id) }
    for example in rule.examples {
      let given = example.given.map(\.name).joined(separator: ", ")
      page.add(example.fires ? "fires" : "silent", "given \(given) (\(example.location.reference))")
    }
    page.add("defined", rule.location.reference)
  }

  /// The text.
  public func text(colour: Bool = false) -> String { page.text(colour: colour) }
}
