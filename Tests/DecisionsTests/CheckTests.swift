import Decisions
import Facts
import RuleBase
import Testing

@Suite struct CheckTests {
  @Test(arguments: [
    ("10", "$150/month", CheckResult.Status.met), ("11..39", "$450/month", .met),
    ("11..39", "$250/month", .atRisk), ("11..39", "$200/month", .atRisk),
  ])
  func aLimitIsComparedWithBothEnds(
    size: String, budget: String, status: CheckResult.Status
  ) throws {
    let result = try World.joint().resolve("x.size=\(size)", "x.budget=\(budget)")
    #expect(result.checks.map(\.status) == [status])
  }

  @Test func whatCantBeMetIsAClashOnlyIfItIsAMust() throws {
    for (strength, count) in [("must", 1), ("should", 0)] {
      let result = try World.joint().resolve(
        "x.size=10", "decisions={machine: dog}",
        "x.budget={value: $50/month, strength: \(strength)}")
      #expect(result.checks.map(\.status) == [.notMet], "\(strength)")
      #expect(result.clashes.filter { $0.decision == nil }.count == count, "\(strength)")
      #expect(result.accounts.first { $0.fact.name == "x.budget" }?.status == .notMet)
    }
  }

  @Test func withoutAnEstimateATestHasToShowIt() throws {
    let result = try World.joint().resolve("x.rate=5/day")
    #expect(result.checks.map(\.status) == [.toBeShown])
    let account = try #require(result.accounts.first)
    #expect(account.status == .toBeShown)
    #expect(account.note == "Measure it.")
  }

  @Test func whatIsNotStatedIsNotChecked() throws {
    #expect(try World.joint().resolve("x.size=10").checks.isEmpty)
    #expect(try World.joint().resolve("x.size=10", "x.budget=unknown").checks.isEmpty)
  }

  @Test func everyStatedFactIsAccountedForOnce() throws {
    let result = try World.joint().resolve(
      "x.size=10", "x.budget=$500/month", "x.rate=5/day", "x.secret=no", "x.colour=unknown",
      "x.note=hello", "priorities={cost: 2}", "decisions={site: house}")
    #expect(
      result.accounts.map(\.fact.name) == [
        "x.size", "x.rate", "x.budget", "x.secret", "x.note", "decisions", "priorities",
      ])
    let byName = Dictionary(uniqueKeysWithValues: result.accounts.map { ($0.fact.name, $0) })
    #expect(byName["x.note"]?.status == .noEffect)
    #expect(byName["x.secret"]?.status == .met)
    #expect(byName["decisions"]?.decisions == ["site"])
    #expect(byName["priorities"]?.status == .noEffect)
  }

  @Test func whatIsRequiredIsNotMetByBeingWeighed() throws {
    let result = try World.joint().resolve("x.size=10", "x.secret={value: no, requirement: R-1}")
    let account = try #require(result.accounts.first { $0.fact.name == "x.secret" })
    #expect(account.status == .toBeShown)
  }
}
