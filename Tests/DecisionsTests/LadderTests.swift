import Decisions
import Facts
import RuleBase
import Testing

@Suite struct LadderTests {
  private func world() throws -> World {
    try World(
      decision(
        "ladder",
        RuleText("d/large", "x.size > 10", "exclude", "a", "requirement: It is large."),
        RuleText("d/huge", "x.size > 100", "exclude", "a, b"),
        RuleText("d/red", "x.colour == 'red'", "require", "b, c"),
        RuleText("d/blue", "x.colour == 'blue'", "require", "c"),
        RuleText("d/secret", "x.secret", "exclude", "c"),
        RuleText("d/warned", "x.secret", "warn", "")))
  }

  @Test(arguments: [
    ([], "chosen a"), (["x.size=10"], "chosen a"), (["x.size=11"], "chosen b"),
    (["x.size=101"], "chosen c"), (["x.colour=red"], "chosen b"),
    (["x.colour=blue"], "chosen c"), (["x.size=101", "x.secret=yes"], "contradicted"),
    (["x.colour=blue", "x.secret=yes"], "contradicted"),
    (["x.size=unknown"], "chosen a"), (["x.colour=green", "x.secret=no"], "chosen a"),
  ])
  func theFirstThatNothingExcludesWins(settings: [String], expected: String) throws {
    let world = try world()
    #expect(world.plan.resolve(try world.facts(settings)).outcome() == expected)
  }

  @Test func everyOptionSaysWhatSankIt() throws {
    let result = try world().resolve("x.size=101")
    let verdicts = try #require(result.decision("d")).options
    #expect(verdicts.map(\.verdict) == [.excluded, .excluded, .chosen])
    #expect(verdicts.map { $0.because.map(\.rule.id) }[0] == ["d/large", "d/huge"])
    #expect(verdicts.map { $0.because.map(\.rule.id) }[1] == ["d/huge"])
    #expect(verdicts[2].because.map(\.rule.id) == ["d/large", "d/huge"])
    #expect(verdicts[0].because[0].rule.requirement == "It is large.")
    #expect(verdicts[0].because[0].terms.map(\.holds) == [true])
    #expect(verdicts[0].because[0].reads == ["x.size"])
  }

  @Test func aSimplerOptionLeavesTheOthersDefensible() throws {
    let verdicts = try #require(try world().resolve("x.size=5").decision("d")).options
    #expect(verdicts.map(\.verdict) == [.chosen, .defensible, .defensible])
  }

  @Test func nothingKnownLeavesRulesSilentAndNamesTheFacts() throws {
    let decision = try #require(try world().resolve("x.note=hello").decision("d"))
    let standings = decision.firings.map(\.standing)
    #expect(standings.first == .unknown(missing: ["x.size"]))
    #expect(standings.last == .unknown(missing: ["x.secret"]))
  }

  @Test func warningsStandBesideTheChoice() throws {
    let decision = try #require(try world().resolve("x.secret=yes").decision("d"))
    #expect(decision.outcome == .chosen("a"))
    #expect(decision.warnings.map(\.rule.id) == ["d/warned"])
    #expect(!decision.reasons.contains { $0.rule.effect == .warn })
  }

  @Test func aContradictionNamesEveryOptionAndWhatToRelax() throws {
    let result = try world().resolve("x.size=101", "x.secret=yes")
    let verdicts = try #require(result.decision("d")).options
    #expect(verdicts.map(\.verdict) == [.excluded, .excluded, .excluded])
    #expect(result.clashes.count == 1)
    #expect(result.clashes[0].decision == "d")
    #expect(result.clashes[0].facts.map(\.name) == ["x.size", "x.secret"])
    #expect(result.clashes[0].relax.count == 2)
  }

  @Test func noneIsNotUnknown() throws {
    let world = try World(
      decision(
        "ladder",
        RuleText("d/sized", "has(x.size)", "exclude", "a"),
        RuleText("d/b", "x.colour == 'red'", "exclude", "b")))
    #expect(try world.resolve("x.size=3").outcome() == "chosen b")
    #expect(try world.resolve("x.size=none").outcome() == "chosen a")
    let absent = try #require(try world.resolve("x.size=none").decision("d"))
    #expect(!absent.firings.contains { $0.rule.id == "d/sized" })
    let unknown = try #require(try world.resolve("x.size=unknown").decision("d"))
    #expect(
      unknown.firings.first { $0.rule.id == "d/sized" }?.standing == .unknown(missing: ["x.size"]))
  }
}
