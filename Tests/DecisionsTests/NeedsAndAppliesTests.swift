import Decisions
import Facts
import RuleBase
import Testing

@Suite struct NeedsAndAppliesTests {
  private static let options =
    "[{ id: a, label: A, needs: x.secret, questions: [Who holds the key?] }, { id: b, label: B }]"

  @Test(arguments: [
    ([], "chosen b", OptionVerdict.Verdict.notAssessed),
    (["x.secret=yes"], "chosen a", .chosen), (["x.secret=no"], "chosen b", .notAssessed),
    (["x.secret=yes", "x.size=11"], "chosen b", .excluded),
  ])
  func anOptionIsTakenOnlyWhenItsNeedIsKnown(
    settings: [String], expected: String, verdict: OptionVerdict.Verdict
  ) throws {
    let world = try World(
      decision("ladder", options: Self.options, RuleText("d/r", "x.size > 10", "exclude", "a")))
    let result = world.plan.resolve(try world.facts(settings))
    #expect(result.outcome() == expected)
    #expect(result.decision("d")?.options[0].verdict == verdict)
  }

  @Test func withNothingElseLeftTheDecisionIsOpen() throws {
    let world = try World(
      decision("ladder", options: Self.options, RuleText("d/r", "x.size > 10", "exclude", "b")))
    let result = try world.resolve("x.size=11")
    #expect(result.decision("d")?.outcome == .open(missing: ["x.secret"]))
  }

  private func pair() throws -> World {
    try World(
      decision(
        "ladder", id: "second", applies: "d == 'b'",
        RuleText("second/r", "x.size > 20", "exclude", "a, b")),
      decision(
        "ladder", id: "third",
        RuleText("third/r", "second == 'not_applicable'", "exclude", "a"),
        RuleText("third/s", "second == 'c'", "exclude", "a, b")),
      decision(
        "ladder", RuleText("d/r", "x.size > 10", "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")))
  }

  @Test(arguments: [
    ("x.size=1", "not_applicable", "chosen b"), ("x.size=11", "chosen a", "chosen a"),
    ("x.size=21", "chosen c", "chosen c"),
  ])
  func othersReadWhetherADecisionAppliesAndItsOutcome(
    setting: String, second: String, third: String
  ) throws {
    let result = try pair().resolve(setting)
    #expect(result.outcome("second") == second)
    #expect(result.outcome("third") == third)
  }

  @Test func aDecisionThatDoesNotApplyHasNoFirings() throws {
    let decision = try #require(try pair().resolve("x.size=1").decision("second"))
    #expect(decision.firings.isEmpty)
    #expect(decision.options.allSatisfy { $0.verdict == .defensible })
    #expect(decision.model.otherwise == "It does not arise.")
  }

  @Test func aSetThatDoesNotApplyIsEmptyForOthers() throws {
    let world = try World(
      decision(
        "collect", id: "d", applies: "x.secret", RuleText("d/r", "x.size > 1", "require", "a, b, c")
      ),
      decision(
        "ladder", id: "e", RuleText("e/r", "'a' in d", "exclude", "a"),
        RuleText("e/s", "x.size > 5", "exclude", "b")))
    #expect(try world.resolve("x.secret=no", "x.size=2").outcome("e") == "chosen a")
    #expect(try world.resolve("x.secret=yes", "x.size=2").outcome("e") == "chosen b")
  }

  @Test func whenItIsNotKnownWhetherItAppliesItIsOpen() throws {
    let world = try World(
      decision("ladder", applies: "x.secret", RuleText("d/r", "x.size > 1", "exclude", "a, b")))
    #expect(try world.resolve("x.size=1").decision("d")?.outcome == .open(missing: ["x.secret"]))
  }
}
