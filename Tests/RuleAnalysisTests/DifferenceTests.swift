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
      difference.items == [
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
      difference.items == [
        ItemChangeText.removed(.rule, "d/s"), ItemChangeText.added(.rule, "d/t"),
      ])
  }

  @Test func otherWordsChangeNoOutcome() throws {
    let reworded = Self.plain.replacing("Because of r.", with: "For a reason.")
    let difference = try checked(load(Self.plain), load(reworded))
    #expect(difference.items == [ItemChangeText.changed(.rule, "d/r", ["reason"])])
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
