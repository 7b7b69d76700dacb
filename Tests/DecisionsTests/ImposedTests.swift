import Decisions
import Facts
import RuleBase
import Testing

@Suite struct ImposedTests {
  private func world() throws -> World {
    try World(
      decision(
        "ladder", RuleText("d/r", "x.size > 10", "exclude", "a, b"),
        RuleText("d/s", "x.secret", "exclude", "c")),
      decision(
        "ladder", id: "e", RuleText("e/r", "d == 'b'", "exclude", "a"),
        RuleText("e/s", "x.secret", "exclude", "b")))
  }

  @Test func aFixedChoiceStandsBesideTheFreeOne() throws {
    let result = try world().resolve("decisions={d: {choose: b, because: House standard.}}")
    #expect(result.decision("d")?.outcome == .imposed("b", free: .chosen("a")))
    #expect(result.decision("d")?.violations.isEmpty == true)
    #expect(result.outcome("e") == "chosen b")
    #expect(result.clashes.isEmpty)
  }

  @Test func aFixedChoiceThatARuleExcludesStaysAndClashes() throws {
    let result = try world().resolve("decisions={d: b}", "x.size=11")
    let decision = try #require(result.decision("d"))
    #expect(decision.outcome == .imposed("b", free: .chosen("c")))
    #expect(decision.violations.map(\.rule.id) == ["d/r"])
    #expect(result.clashes.map(\.decision) == ["d"])
    #expect(result.clashes.first?.facts.map(\.name) == ["x.size"])
    #expect(result.clashes.first?.relax.first == "the fixed choice")
    #expect(result.accounts.first { $0.fact.name == "x.size" }?.status == .notMet)
  }

  @Test func aFixedChoiceThatIsNotKnownStands() throws {
    let result = try world().resolve("decisions={d: something_else}")
    let decision = try #require(result.decision("d"))
    #expect(decision.outcome == .imposed("something_else", free: .chosen("a")))
    #expect(decision.violations.isEmpty)
    #expect(decision.options.allSatisfy { $0.verdict != .chosen })
    #expect(result.outcome("e") == "chosen a")
  }

  @Test func theFreeChoiceMayBeContradicted() throws {
    let result = try world().resolve("decisions={d: a}", "x.size=11", "x.secret=yes")
    #expect(result.decision("d")?.outcome == .imposed("a", free: .contradicted))
  }
}
