import Decisions
import Facts
import RuleBase
import Testing

@Suite struct StrengthTests {
  private func world(_ policy: String = "ladder", _ effect: String = "exclude") throws -> World {
    try World(
      decision(
        policy, RuleText("d/r", "x.size > 10", effect, effect == "exclude" ? "a" : "b, c"),
        RuleText("d/s", "x.secret", "exclude", "b")))
  }

  @Test(arguments: [
    ("must", "chosen b"), ("should", "chosen a"), ("wish", "chosen a"),
  ])
  func onlyAMustExcludes(strength: String, expected: String) throws {
    for effect in ["exclude", "require"] {
      let result = try world("ladder", effect).resolve("x.size={value: 11, strength: \(strength)}")
      #expect(result.outcome() == expected, "\(effect)")
    }
  }

  @Test func anExclusionIsAsStrongAsItsWeakestPremise() throws {
    let world = try World(
      decision(
        "ladder", RuleText("d/r", "x.size > 10 && x.colour == 'red'", "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")))
    let weak = try world.resolve("x.size=11", "x.colour={value: red, strength: should}")
    #expect(weak.outcome() == "chosen a")
    #expect(weak.decision("d")?.firings.first?.strength == .should)
    #expect(try world.resolve("x.size=11", "x.colour=red").outcome() == "chosen b")
  }

  @Test func aMissedShouldLeavesAFinding() throws {
    let result = try world().resolve("x.size={value: 11, strength: should}", "x.secret=no")
    let decision = try #require(result.decision("d"))
    #expect(decision.missed.map(\.rule.id) == ["d/r"])
    #expect(decision.reasons.isEmpty)
    let account = try #require(result.accounts.first { $0.fact.name == "x.size" })
    #expect(account.status == .notMet)
    #expect(account.note == "Missed by D, Option A, as it is no must: Because of d/r.")
    #expect(result.clashes.isEmpty)
  }

  @Test func aShouldThatIsFollowedIsMet() throws {
    let world = try World(
      decision(
        "ladder", RuleText("d/r", "x.size > 10", "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "a, b")))
    let result = try world.resolve("x.size={value: 11, strength: should}", "x.secret=yes")
    #expect(result.outcome() == "chosen c")
    #expect(result.decision("d")?.missed.isEmpty == true)
    #expect(result.accounts.first { $0.fact.name == "x.size" }?.status == .met)
  }
}
