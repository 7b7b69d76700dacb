import Diagnostics
import RuleAnalysis
import RuleBase
import TestSupport

/// A small rule base over made-up facts.
enum Base {
  static let sources = """
    version: 2026-11-20
    keeps_months: { P: 24, H: 12, products: 12 }
    sources:
      house: { title: House, publisher: Tests, grade: H, as_of: 2026-11, review_by: 2027-11 }
    """

  static let vocabulary = """
    section: x
    label: X
    order: 1
    fields:
      - { name: size, kind: number, domain: 0.., label: size }
      - { name: rate, kind: number, unit: requests/day, domain: 0.., label: requests a day }
      - { name: secret, kind: boolean, label: secret }
      - { name: colour, kind: choice, values: { red: Red, green: Green, blue: Blue }, label: colour }
      - { name: tools, kind: choices, values: { saw: Saw, axe: Axe }, label: tools }
      - { name: budget, kind: number, unit: USD/month, domain: 0.., label: budget }
    """

  static let formulas = """
    formulas:
      - { id: limits.size, expression: "100", label: limit of size, sources: [house] }
      - { id: x.total, expression: x.size * 3 + x.budget / usd_per_month(1), label: total, sources: [house] }
    """

  /// Loads decisions over the common vocabulary.
  static func load(_ decisions: [String], more: [String: String] = [:]) throws -> RuleBase {
    var files = [
      "sources.yaml": sources, "vocabulary/x.yaml": vocabulary, "formulas/f.yaml": formulas,
    ]
    for (index, text) in decisions.enumerated() { files["decisions/d\(index).yaml"] = text }
    files.merge(more) { _, new in new }
    let rules = try TemporaryRules(files)
    defer { withExtendedLifetime(rules) {} }
    return try RuleBase.load(folders: [rules.folder])
  }

  /// What analysis finds, without what is said of facts, formulas and sources that nothing reads.
  static func findings(
    _ decisions: String..., more: [String: String] = [:], on date: String? = nil
  ) throws -> [Diagnostic] {
    RuleAnalysis(try load(decisions, more: more), on: date).findings().filter {
      !$0.id.rawValue.hasSuffix("/never-read")
    }
  }

  /// The names of what is found in one decision.
  static func kinds(_ decision: String) throws -> [String] {
    try findings(decision).map(\.id.rawValue)
  }
}

/// The text of a decision with the options a, b and c.
func decision(
  _ policy: String, _ rules: [String], applies: String? = nil, options: String? = nil,
  id: String = "d"
) -> String {
  let listed = options ?? "[{ id: a, label: A }, { id: b, label: B }, { id: c, label: C }]"
  let applied = applies.map { "applies: \"\($0)\"\notherwise: It does not arise.\n" } ?? ""
  return """
    id: \(id)
    code: \(id.uppercased())
    title: Decision \(id)
    question: Which one?
    scope: slice
    hit_policy: \(policy)
    \(applied)options: \(listed)
    rules:
    \(rules.joined(separator: "\n"))
    """
}

/// The text of a rule.
func rule(
  _ name: String, _ when: String, _ effect: String, _ options: String, _ more: String = ""
) -> String {
  """
    - id: d/\(name)
      when: "\(when)"
      effect: \(effect)
      options: [\(options)]
      because: Because of \(name).
      sources: [house]
      \(more)
  """
}
