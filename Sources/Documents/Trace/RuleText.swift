import Diagnostics
import OrderedCollections
public import RuleBase

/// One rule as text for a terminal: condition, effect, reason, sources and examples.
public struct RuleText: Sendable {
  private var lines: [StyledLine] = []

  /// Lays out a rule.
  public init(_ rule: Rule, of model: DecisionModel, in base: RuleBase) {
    lines.append(StyledLine(rule.id, .strong))
    add("decision", "\(model.code) \(model.title)")
    if let member = rule.member { add("member", member) }
    if !rule.criteria.isEmpty { add("criteria", rule.criteria.joined(separator: ", ")) }
    add("when", rule.when.text)
    add(
      "effect",
      rule.effect.word + (rule.options.isEmpty ? "" : " " + rule.options.joined(separator: ", ")))
    if case .favour(let weight, let attribute) = rule.effect {
      add("weight", "\(weight.rawValue), for \(attribute)")
    }
    if let requirement = rule.requirement { add("requirement", requirement) }
    add("because", rule.because)
    for id in rule.sources {
      let source = base.sources[id]
      let words = source.map { "\($0.title), \($0.publisher) (\($0.grade.words), \($0.asOf))" }
      add("source", words.map { "\(id): \($0)" } ?? id)
    }
    for example in rule.examples {
      let given = example.given.map(\.name).joined(separator: ", ")
      add(example.fires ? "fires" : "silent", "given \(given) (\(example.location.reference))")
    }
    add("defined", rule.location.reference)
  }

  /// The text.
  public func text(colour: Bool = false) -> String {
    lines.map { $0.text(colour: colour) }.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ heading: String, _ text: String) {
    for (index, part) in wrapped(text, width: 84).enumerated() {
      var line = StyledLine(index == 0 ? "  " + heading : "", .quiet)
      line.fill(to: 16)
      line.append(part)
      lines.append(line)
    }
  }
}
