import Decisions
import Facts
import RuleBase
import Testing

@Suite struct SliceTests {
  private func world() throws -> World {
    try World(
      decision(
        "ladder", RuleText("d/r", "x.secret", "exclude", "a"),
        RuleText("d/s", "x.size > 10", "exclude", "b")),
      decision(
        "ladder", id: "e", scope: "workload", RuleText("e/r", "x.secret", "exclude", "a"),
        RuleText("e/s", "x.size > 10", "exclude", "b")))
  }

  @Test func anotherOutcomeIsABranchWithItsShare() throws {
    let result = try world().resolve(
      "x.secret=no", "slices=[{name: filings, share: 10 %, secret: yes}]")
    let decision = try #require(result.decision("d"))
    #expect(decision.outcome == .chosen("a"))
    #expect(decision.branches.map(\.slice) == ["filings"])
    #expect(decision.branches.first?.share == 0.1)
    #expect(decision.branches.first?.outcome == .chosen("b"))
    #expect(decision.branches.first?.because.map(\.rule.id) == ["d/r"])
  }

  @Test func equalOutcomesMerge() throws {
    let result = try world().resolve(
      "x.secret=yes", "slices=[{name: filings, secret: yes}, {name: others, size: 3}]")
    #expect(result.decision("d")?.branches.isEmpty == true)
  }

  @Test func severalPartsBranchOneByOne() throws {
    let result = try world().resolve(
      "x.secret=no",
      "slices=[{name: one, secret: yes}, {name: two, secret: yes, size: 11}, {name: three, size: 11}]"
    )
    let branches = try #require(result.decision("d")).branches
    #expect(branches.map(\.slice) == ["one", "two"])
    #expect(branches.map(\.outcome) == [.chosen("b"), .chosen("c")])
    #expect(branches.map(\.share) == [nil, nil])
  }

  @Test func aDecisionForTheWholeHasNoBranches() throws {
    let result = try world().resolve("x.secret=no", "slices=[{name: filings, secret: yes}]")
    #expect(result.decision("e")?.branches.isEmpty == true)
  }

  @Test func aShouldOfAPartDoesNotExclude() throws {
    let result = try world().resolve(
      "x.secret=no",
      "slices=[{name: filings, secret: {value: yes, strength: should}}]")
    #expect(result.decision("d")?.branches.isEmpty == true)
  }

  @Test func partsOfTheTrafficAreAccountedFor() throws {
    let result = try world().resolve("x.secret=no", "slices=[{name: filings, secret: yes}]")
    let account = try #require(result.accounts.first { $0.fact.name == "slices" })
    #expect(account.status == .met)
    #expect(account.decisions == ["d"])
  }
}
