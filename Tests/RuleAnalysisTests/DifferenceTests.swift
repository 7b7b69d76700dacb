import Decisions
import Diagnostics
import Facts
import RuleAnalysis
import RuleBase
import Specifications
import TestSupport
import Testing

/// What two rule bases decide differently, with a specification that shows it.
@Suite struct DifferenceTests {
  private static let common = """
    section: project
    label: Project
    order: 0
    fields:
      - { name: goal, kind: text, label: goal, required: true, needed_by: All. }
    """

  private func load(_ decisions: String..., formula: String = "100") throws -> RuleBase {
    try Base.load(
      decisions,
      more: [
        "vocabulary/project.yaml": Self.common,
        "formulas/f.yaml": Base.formulas.replacing("\"100\"", with: "\"\(formula)\""),
      ])
  }

  private static func ladder(_ rules: String...) -> String { decision("ladder", rules) }

  private static let plain = ladder(
    rule("r", "x.size > limits.size", "exclude", "a"),
    rule("s", "x.secret && x.size > 500", "exclude", "a, b"))

  /// The difference, after deciding its specifications anew with both rule bases.
  private func checked(_ old: RuleBase, _ new: RuleBase) throws -> RuleBaseDifference {
    let difference = RuleBaseDifference(old, new)
    for outcome in difference.outcomes {
      for (base, expected) in [(old, outcome.before), (new, outcome.after)] {
        let file = SourceFile(name: "spec.yaml", text: outcome.specification)
        let read = Specification.read(file, vocabulary: base.vocabulary)
        let specification = try #require(read.specification, "\(outcome.specification)")
        let decided = Plan(base).resolve(specification.facts, analyses: [])
        let options = decided.decision(outcome.decision)?.outcome.options ?? []
        #expect(options.joined(separator: ", ") == expected)
      }
    }
    return difference
  }

  @Test func aRuleBaseIsNoDifferentFromItself() throws {
    #expect(try RuleBaseDifference(load(Self.plain), load(Self.plain)).isEmpty)
  }

  @Test func aMovedLimitIsShownBetweenBothValues() throws {
    let difference = try checked(load(Self.plain, formula: "150"), load(Self.plain))
    #expect(
      difference.items.map(\.withoutPlace) == [
        ItemChangeText.changed(.formula, "limits.size", ["expression"])
      ])
    let outcome = try #require(difference.outcomes.first)
    #expect(outcome.before == "a")
    #expect(outcome.after == "b")
    #expect(outcome.rulesAfter == ["d/r"])
    #expect(
      outcome.specification == """
        archwright: 1
        project:
          goal: Show where two rule bases differ
        x:
          size: 120

        """)
  }

  @Test func aRemovedRuleIsShownWhereItDecided() throws {
    let fewer = Self.ladder(
      rule("r", "x.size > limits.size", "exclude", "a"),
      rule("t", "x.colour == 'red'", "exclude", "b"))
    let difference = try checked(load(Self.plain), load(fewer))
    #expect(difference.outcomes.map(\.decision) == ["d"])
    #expect(
      difference.items.map(\.withoutPlace) == [
        ItemChangeText.removed(.rule, "d/s"), ItemChangeText.added(.rule, "d/t"),
      ])
  }

  /// One change of a file that holds neither rules nor formulas, and what is told of it.
  struct OtherChange: CustomTestStringConvertible, Sendable {
    let file: String
    let old: String
    let new: String
    let told: String
    var testDescription: String { told }
  }

  private static let others: [String: String] = [
    "criteria/c.yaml": """
    criteria:
      - { id: size, label: size, figure: x.total, better: less, error: 10 %, sources: [house] }
      - id: colour
        label: colour
        levels: [{ when: x.colour == 'red', say: red }, { when: x.colour == 'blue', say: blue }]
        sources: [house]
    """,
    "concessions/c.yaml": """
    concessions:
      - { id: colour, fact: x.colour, order: [red, green], price: risk, words: It is greener. }
      - { id: budget, fact: x.budget, price: money, words: More is spent. }
    """,
    "plans/p.yaml": """
    id: routines
    plan: operations
    order: 1
    about: What comes back.
    fields:
      - { name: task, kind: text, about: What is done. }
    entries:
      - { id: daily, when: x.secret, task: Look at it., sources: [house] }
      - { id: weekly, when: x.size > 5, task: Read it., sources: [house] }
    """,
  ]

  @Test(arguments: [
    OtherChange(
      file: "criteria/c.yaml", old: "error: 10 %", new: "error: 20 %",
      told: "~ criterion size: error (criteria/c.yaml:2)"),
    OtherChange(
      file: "criteria/c.yaml", old: "better: less", new: "better: more",
      told: "~ criterion size: direction (criteria/c.yaml:2)"),
    OtherChange(
      file: "criteria/c.yaml", old: "say: blue", new: "say: as blue as it gets",
      told: "~ criterion colour: levels (criteria/c.yaml:3)"),
    OtherChange(
      file: "criteria/c.yaml", old: "id: size", new: "id: amount",
      told: "- criterion size (criteria/c.yaml:2)|+ criterion amount (criteria/c.yaml:2)"),
    OtherChange(
      file: "concessions/c.yaml", old: "[red, green]", new: "[green, red]",
      told: "~ concession colour: order (concessions/c.yaml:2)"),
    OtherChange(
      file: "concessions/c.yaml", old: "price: money", new: "price: time",
      told: "~ concession budget: price (concessions/c.yaml:3)"),
    OtherChange(
      file: "plans/p.yaml", old: "x.size > 5", new: "x.size > 6",
      told: "~ entry of a plan operations/routines/weekly: condition (plans/p.yaml:9)"),
    OtherChange(
      file: "plans/p.yaml", old: "Look at it.", new: "Look at it twice.",
      told: "~ entry of a plan operations/routines/daily: contents (plans/p.yaml:8)"),
    OtherChange(
      file: "plans/p.yaml", old: "order: 1", new: "order: 2",
      told: "~ section of a plan operations/routines: place (plans/p.yaml:1)"),
  ])
  func whatIsNoRuleIsToldWithItsPlace(_ change: OtherChange) throws {
    func load(_ files: [String: String]) throws -> RuleBase {
      let more = ["vocabulary/project.yaml": Self.common].merging(files) { _, new in new }
      return try Base.load([Self.plain], more: more)
    }
    var files = Self.others
    let before = try load(files)
    let text = try #require(files[change.file])
    files[change.file] = text.replacing(change.old, with: change.new)
    let difference = RuleBaseDifference(before, try load(files))
    #expect(difference.items.map(Self.text).joined(separator: "|") == change.told)
    #expect(difference.outcomes == [])
    #expect(difference.withoutWitness == [])
  }

  private static func text(_ item: ItemChange) -> String {
    let place = item.location.map { location in
      let parts = location.file.split(separator: "/").suffix(2).joined(separator: "/")
      return " (\(parts):\(location.start.line))"
    }
    let name = "\(item.kind.rawValue) \(item.id)"
    let told =
      switch item.change {
      case .added: "+ \(name)"
      case .removed: "- \(name)"
      case .changed(let parts): "~ \(name): \(parts.joined(separator: ", "))"
      }
    return told + (place ?? "")
  }

  @Test func otherWordsChangeNoOutcome() throws {
    let reworded = Self.plain.replacing("Because of r.", with: "For a reason.")
    let difference = try checked(load(Self.plain), load(reworded))
    #expect(
      difference.items.map(\.withoutPlace) == [ItemChangeText.changed(.rule, "d/r", ["reason"])])
    #expect(difference.outcomes == [])
    #expect(difference.withoutWitness == [])
  }

  @Test func aFormulaThatIsWorkedOutIsFoundByTrying() throws {
    func rules(_ limit: String) -> String {
      Self.ladder(
        rule("r", "x.total > \(limit)", "exclude", "a"),
        rule("s", "x.secret", "exclude", "b"))
    }
    let difference = try checked(load(rules("30")), load(rules("3000")))
    #expect(difference.outcomes.map(\.before) == ["b"])
    #expect(difference.outcomes.map(\.after) == ["a"])
  }
}

extension ItemChange {
  /// The change alone.
  fileprivate var withoutPlace: ItemChange { ItemChange(kind: kind, id: id, change: change) }
}

/// Short forms of changes.
private enum ItemChangeText {
  static func added(_ kind: ItemChange.Kind, _ id: String) -> ItemChange {
    ItemChange(kind: kind, id: id, change: .added)
  }
  static func removed(_ kind: ItemChange.Kind, _ id: String) -> ItemChange {
    ItemChange(kind: kind, id: id, change: .removed)
  }
  static func changed(
    _ kind: ItemChange.Kind, _ id: String, _ parts: [String]
  ) -> ItemChange {
    ItemChange(kind: kind, id: id, change: .changed(parts))
  }
}
