import Decisions
import Diagnostics
import Facts
import RuleBase
import Specifications
import TestSupport

/// A small rule base that answers made-up questions.
struct World: Sendable {
  let plan: Plan
  var base: RuleBase { plan.base }

  /// Loads decisions over the vocabulary that all of these tests share.
  ///
  /// - Parameters:
  ///   - decisions: texts of decision files.
  ///   - more: other rule files by path.
  ///   - readsExamples: whether the examples of rules are read too.
  /// - Throws: what is wrong with the texts.
  init(_ decisions: String..., more: [String: String] = [:], readsExamples: Bool = false) throws {
    var files = Self.common.merging(more) { _, new in new }
    for (index, text) in decisions.enumerated() { files["decisions/d\(index).yaml"] = text }
    let rules = try TemporaryRules(files)
    defer { withExtendedLifetime(rules) {} }
    plan = Plan(try RuleBase.load(folders: [rules.folder], readsExamples: readsExamples))
  }

  /// What is stated by settings such as `x.size=5..10`.
  func facts(_ settings: [String]) throws -> FactSet {
    let read = Specification.settings(settings, base.vocabulary)
    if read.diagnostics.containsError { throw DiagnosticError(read.diagnostics) }
    return read.facts
  }

  func resolve(_ settings: String...) throws -> Resolution { plan.resolve(try facts(settings)) }

  private static let common: [String: String] = [
    "sources.yaml":
      "sources: { house: { title: House, publisher: Tests, grade: H, as_of: 2026-11 } }",
    "vocabulary/x.yaml": """
    section: x
    label: X
    order: 1
    fields:
      - { name: size, kind: number, domain: 0.., label: size, question: How large? }
      - { name: rate, kind: number, unit: requests/day, label: requests a day }
      - { name: budget, kind: number, unit: USD/month, label: budget, limit: at_most }
      - { name: secret, kind: boolean, label: secret, question: Is it secret? }
      - name: colour
        kind: choice
        values: { red: Red, green: Green, blue: Blue }
        label: colour
        question: Which colour?
      - { name: tools, kind: choices, values: { saw: Saw, axe: Axe }, label: tools }
      - name: guess
        kind: number
        label: guess
        assume: { low: 10, base: 20, high: 40, because: Usual., source: house }
        question: How many?
      - name: place
        kind: choice
        values: { inside: Inside, outside: Outside, space: Space }
        label: place
        assume: { base: inside, also: [outside], because: Usual., source: house }
        question: Where?
      - { name: doubled, kind: number, label: doubled, derive: x.size * 2 }
      - { name: note, kind: text, label: note }
    """,
    "vocabulary/slices.yaml": """
    section: slices
    label: Parts of the traffic
    order: 2
    records:
      kind: records
      label: parts
      fields:
        - { name: name, kind: text, label: name, required: true }
        - { name: share, kind: number, unit: percent, label: share }
        - { name: secret, kind: boolean, label: secret, overrides: x.secret }
        - { name: size, kind: number, label: size, overrides: x.size }
    """,
    "vocabulary/decisions.yaml": """
    section: decisions
    label: Decisions already taken
    order: 3
    records:
      kind: records
      label: decisions
      keyed_by: decision
      fields:
        - { name: decision, kind: text, label: decision }
        - { name: choose, kind: text, label: choice }
        - { name: because, kind: text, label: reason }
    """,
    "vocabulary/priorities.yaml": """
    section: priorities
    label: Priorities
    order: 4
    records:
      kind: records
      label: priorities
      keyed_by: attribute
      fields:
        - { name: attribute, kind: choice, values: { cost: Cost, privacy: Privacy }, label: attribute }
        - { name: weight, kind: number, label: weight }
    """,
  ]
}

/// The text of one rule.
struct RuleText {
  var id: String
  var when: String
  var effect: String
  var options: String
  var more = ""

  init(_ id: String, _ when: String, _ effect: String, _ options: String, _ more: String = "") {
    self.id = id
    self.when = when
    self.effect = effect
    self.options = options
    self.more = more
  }

  var text: String {
    """
      - id: \(id)
        when: "\(when)"
        effect: \(effect)
        options: [\(options)]
        because: Because of \(id).
        sources: [house]
        \(more)
    """
  }
}

/// The text of a plain decision with the options a, b and c, or those given.
func decision(
  _ policy: String, id: String = "d", options: String? = nil, applies: String? = nil,
  scope: String = "slice", _ rules: RuleText...
) -> String {
  let listed =
    options
    ?? "[{ id: a, label: Option A }, { id: b, label: Option B }, { id: c, label: Option C }]"
  let applied = applies.map { "applies: \"\($0)\"\notherwise: It does not arise.\n" } ?? ""
  return """
    id: \(id)
    code: \(id.uppercased())
    title: Decision \(id)
    question: Which one?
    scope: \(scope)
    hit_policy: \(policy)
    \(applied)options: \(listed)
    rules:
    \(rules.map(\.text).joined(separator: "\n"))
    """
}

extension Resolution {
  /// How a decision ended, in short: `chosen a`, `any_of a b`, `not_applicable`.
  func outcome(_ id: String = "d") -> String {
    decision(id)?.outcome.short ?? "missing"
  }
}
