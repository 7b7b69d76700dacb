import Diagnostics
import RuleAnalysis
import RuleBase
import TestSupport
import Testing

/// Each kind of finding on rules that have it and on rules that almost have it.
@Suite struct FindingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let kind: String
    /// Rules with the finding.
    let bad: String
    /// The same without it.
    let good: String

    var testDescription: String { kind }

    init(_ kind: String, _ bad: String, _ good: String) {
      self.kind = kind
      self.bad = bad
      self.good = good
    }
  }

  private static func first(_ rows: String...) -> String { decision("first", rows) }
  private static func ladder(_ rules: String...) -> String { decision("ladder", rules) }

  static let cases: [Case] = [
    Case(
      "rule/never-holds",
      first(
        rule("r", "x.size > 5 && x.size < 5", "choose", "a"),
        rule("s", "x.size > 5", "choose", "b"), rule("t", "true", "choose", "c")),
      first(
        rule("r", "x.size >= 5 && x.size <= 5", "choose", "a"),
        rule("s", "x.size > 5", "choose", "b"), rule("t", "true", "choose", "c"))),
    Case(
      "rule/always-holds",
      first(
        rule("r", "x.size > 5", "choose", "a"), rule("s", "x.size > 6", "choose", "b"),
        rule("t", "x.size >= 0", "choose", "c")),
      first(
        rule("r", "x.size > 5", "choose", "a"), rule("s", "x.secret", "choose", "b"),
        rule("t", "x.size > 0", "choose", "c"))),
    Case(
      "rule/redundant-term",
      first(
        rule("r", "x.size > 5 && x.size > limits.size", "choose", "a"),
        rule("s", "x.secret", "choose", "b"), rule("t", "true", "choose", "c")),
      first(
        rule("r", "x.size > 5 && x.size < limits.size", "choose", "a"),
        rule("s", "x.secret", "choose", "b"), rule("t", "true", "choose", "c"))),
    Case(
      "rule/unreachable",
      decision(
        "first",
        [
          rule("r", "x.size < 5", "choose", "a"), rule("s", "x.secret", "choose", "b"),
          rule("t", "true", "choose", "c"),
        ], applies: "x.size > 10"),
      decision(
        "first",
        [
          rule("r", "x.size < 15", "choose", "a"), rule("s", "x.secret", "choose", "b"),
          rule("t", "true", "choose", "c"),
        ], applies: "x.size > 10")),
    Case(
      "rule/masked",
      first(
        rule("r", "x.size > 5", "choose", "a"), rule("s", "x.secret", "choose", "b"),
        rule("t", "x.size > 6 && x.colour == 'red'", "choose", "c"),
        rule("u", "true", "choose", "c")),
      first(
        rule("r", "x.size > 5 && x.colour != 'red'", "choose", "a"),
        rule("s", "x.secret", "choose", "b"),
        rule("t", "x.size > 6 && x.colour == 'red'", "choose", "c"),
        rule("u", "true", "choose", "b"))),
    Case(
      "rule/gap",
      first(
        rule("r", "x.size > 5", "choose", "a"), rule("s", "x.size < 5", "choose", "b"),
        rule("t", "x.secret", "choose", "c")),
      first(
        rule("r", "x.size > 5", "choose", "a"), rule("s", "x.size <= 5 && x.secret", "choose", "b"),
        rule("t", "x.size <= 5 && !x.secret", "choose", "c"))),
    Case(
      "rule/overlap",
      decision(
        "unique",
        [
          rule("r", "x.size > 5", "choose", "a"), rule("s", "x.size < 7", "choose", "b"),
          rule("t", "x.size == 7 && x.size < 7 || x.size == 8", "choose", "c"),
        ]),
      decision(
        "unique",
        [
          rule("r", "x.size > 5", "choose", "a"), rule("s", "x.size < 5", "choose", "b"),
          rule("t", "x.size == 5", "choose", "c"),
        ])),
    Case(
      "rule/order-decides",
      first(
        rule("r", "x.size > 5", "choose", "a"), rule("s", "x.secret", "choose", "b"),
        rule("t", "true", "choose", "c")),
      first(
        rule("r", "x.size > 5 && x.secret", "choose", "a"), rule("s", "x.secret", "choose", "b"),
        rule("t", "true", "choose", "c"))),
    Case(
      "option/never-chosen",
      ladder(
        rule("r", "x.size > 5", "exclude", "a, b"), rule("s", "x.size > 9", "exclude", "b")),
      ladder(rule("r", "x.size > 5", "exclude", "a"), rule("s", "x.size > 9", "exclude", "b"))),
    Case(
      "option/never-passed",
      ladder(
        rule("r", "x.size > 5", "exclude", "a"), rule("s", "x.size < 5", "exclude", "b")),
      ladder(rule("r", "x.size > 5", "exclude", "a"), rule("s", "x.secret", "exclude", "b"))),
    Case(
      "option/all-excluded",
      ladder(
        rule("r", "x.size > 5", "exclude", "a"), rule("s", "x.secret", "exclude", "b"),
        rule("t", "x.colour == 'red'", "exclude", "c")),
      ladder(
        rule("r", "x.size > 5", "exclude", "a"), rule("s", "x.secret", "exclude", "b"),
        rule("t", "x.colour == 'red' && !x.secret", "exclude", "c"))),
    Case(
      "rule/without-effect",
      ladder(
        rule("r", "x.size > 5", "exclude", "a"), rule("s", "x.size > 9", "exclude", "a"),
        rule("t", "x.secret", "exclude", "b")),
      ladder(
        rule("r", "x.size > 5", "exclude", "a"), rule("s", "x.size < 3", "exclude", "a"),
        rule("t", "x.secret", "exclude", "b"))),
    Case(
      "rule/duplicate-condition",
      ladder(
        rule("r", "x.size > 5", "exclude", "a"), rule("s", "!(x.size <= 5)", "exclude", "b")),
      ladder(
        rule("r", "x.size > 5", "exclude", "a"), rule("s", "!(x.size < 5)", "exclude", "b"))),
    Case(
      "rule/near-duplicate",
      ladder(
        rule("r", "x.size > 1000", "exclude", "a"), rule("s", "x.size > 950", "exclude", "a"),
        rule("t", "x.secret", "exclude", "b")),
      ladder(
        rule("r", "x.size > 1000", "exclude", "a"), rule("s", "x.size > 800", "exclude", "a"),
        rule("t", "x.secret", "exclude", "b"))),
    Case(
      "rule/opaque-condition",
      ladder(
        rule("r", "x.size * 2 > 10", "exclude", "a"), rule("s", "x.secret", "exclude", "b")),
      ladder(rule("r", "x.total > 10", "exclude", "a"), rule("s", "x.secret", "exclude", "b"))),
  ]

  @Test(arguments: cases) func isFoundOnlyWhereItIs(sample: Case) throws {
    #expect(try Base.kinds(sample.bad).contains(sample.kind))
    #expect(try !Base.kinds(sample.good).contains(sample.kind))
  }

  @Test func aGapIsShownAsFacts() throws {
    let found = try Base.findings(
      Self.first(
        rule("r", "x.rate > per_day(100) || x.colour == 'red'", "choose", "a"),
        rule("s", "x.secret", "choose", "b"), rule("t", "'saw' in x.tools", "choose", "c")))
    let gap = try #require(found.first { $0.id == "rule/gap" })
    #expect(gap.severity == .warning)
    #expect(
      gap.message
        == "no rule of 'd' chooses for x.rate=50 requests/day, x.colour=green, x.secret=false, "
        + "x.tools=[]")
  }

  @Test func whatRestsOnAFormulaIsPossible() throws {
    let found = try Base.findings(
      Self.first(
        rule("r", "x.total > 100", "choose", "a"), rule("s", "x.secret", "choose", "b"),
        rule("t", "x.size > 10", "choose", "c")))
    let gap = try #require(found.first { $0.id == "rule/gap" })
    #expect(gap.severity == .note)
    #expect(gap.message.hasPrefix("possibly no rule of 'd' chooses for x.total below 100,"))
  }

  @Test func anOverlapUnderUniqueIsAnErrorWithBothPlaces() throws {
    let found = try Base.findings(
      decision(
        "unique",
        [
          rule("r", "x.size > 5", "choose", "a"), rule("s", "x.size < 50", "choose", "b"),
          rule(
            "t", "x.size == 5 && x.size != 5 || x.colour == 'red' && x.size == 50", "choose", "c"),
        ]))
    let overlap = try #require(found.first { $0.id == "rule/overlap" })
    #expect(overlap.severity == .error)
    #expect(overlap.location?.start.line == 16)
    #expect(overlap.notes.map(\.location.start.line) == [9])
    #expect(overlap.message.contains("x.size=20"))
  }

  @Test func aRowForUnknownFactsIsNotMasked() throws {
    // Where nobody says whether it is secret, both of the first rows are silent.
    let kinds = try Base.kinds(
      Self.first(
        rule("r", "x.secret", "choose", "a"), rule("s", "!x.secret", "choose", "b"),
        rule("t", "true", "choose", "c")))
    #expect(!kinds.contains("rule/masked"))
  }

  @Test func theClientsOwnContradictionsLeaveNoGap() throws {
    let rows = Self.first(
      rule("r", "x.size > 5", "choose", "a"), rule("s", "!x.secret", "choose", "b"),
      rule("t", "x.size == 0", "choose", "c"))
    let contradiction = """
      contradictions:
        - { id: c, when: x.secret && x.size <= 5, facts: [x.secret, x.size], message: No. }
      """
    #expect(try Base.findings(rows).contains { $0.id == "rule/gap" })
    #expect(
      try !Base.findings(rows, more: ["contradictions/c.yaml": contradiction])
        .contains { $0.id == "rule/gap" })
  }

  @Test func optionsOfASetThatNothingLeavesInAreFound() throws {
    let kinds = try Base.kinds(
      decision(
        "collect",
        [
          rule("r", "x.size > 5", "require", "a, b"), rule("s", "x.size > 2", "exclude", "b"),
          rule("t", "x.secret", "require", "c"),
        ]))
    #expect(kinds.contains("option/never-chosen"))
  }
}
