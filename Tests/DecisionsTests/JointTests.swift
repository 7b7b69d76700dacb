import Decisions
import Facts
import RuleBase
import Testing

@Suite struct JointTests {
  @Test(arguments: [
    (["x.size=10"], "chosen cloud", "chosen light", ["ant", "bee"]),
    (["x.size=10", "x.secret=yes"], "chosen house", "chosen light", ["bee"]),
    (["x.size=50"], "chosen cloud", "chosen heavy", ["dog"]),
    (["x.size=50", "x.secret=yes"], "chosen house", "chosen heavy", ["dog"]),
    (["x.size=10", "x.colour=red"], "chosen cloud", "chosen heavy", ["dog"]),
    (["x.size=10", "x.budget=$102/month"], "chosen cloud", "chosen light", ["ant"]),
  ])
  func theLowestRungThatSurvivesWins(
    settings: [String], site: String, machine: String, products: [String]
  ) throws {
    let world = try World.joint()
    let result = world.plan.resolve(try world.facts(settings))
    #expect(result.outcome("site") == site)
    #expect(result.outcome("machine") == machine)
    #expect(result.decision("machine")?.products.map(\.id) == products)
  }

  @Test func candidatesKeepWhatSankThemAndTheirFigures() throws {
    let result = try World.joint().resolve("x.size=50", "x.secret=yes")
    let candidates = try #require(result.decision("machine")).candidates
    #expect(candidates.first?.members == ["house", "dog"])
    #expect(candidates.first?.isWinner == true)
    #expect(candidates.first?.quantities.first == 1)
    #expect(!candidates.contains { $0.members.contains("elk") })
    #expect(!candidates.contains { $0.members == ["house", "ant"] })
    let bee = try #require(candidates.first { $0.members == ["house", "bee"] })
    #expect(bee.sunkBy == "machine/too_many")
    #expect(candidates.first { $0.members == ["cloud", "dog"] }?.sunkBy == "site/secret")
  }

  @Test func figuresOfTheWinnerComeInAllScenarios() throws {
    let result = try World.joint().resolve("x.size=11..39")
    let cost = try #require(
      result.decision("site")?.quantities.first { $0.id == "where.monthly_cost" })
    let month = 730.0 * 3600
    #expect([cost.low, cost.base, cost.high].map { ($0 * month).rounded() } == [200, 300, 400])
  }

  @Test(arguments: [("30..60", "light"), ("41..60", "heavy"), ("40..60", "light")])
  func aCandidateSinksOnlyIfItDoesInEveryScenario(range: String, expected: String) throws {
    let result = try World.joint().resolve("x.size=\(range)")
    #expect(result.outcome("machine") == "chosen \(expected)")
  }

  @Test func withoutAnyCandidateAllMembersAreContradictedOnce() throws {
    let result = try World.joint().resolve("x.size=900", "x.colour=green")
    #expect(result.outcome("site") == "contradicted")
    #expect(result.outcome("machine") == "contradicted")
    #expect(result.clashes.map(\.decision) == ["site"])
  }

  @Test func aFigureOfUnknownInputSinksNothing() throws {
    let result = try World.joint().resolve("x.secret=no")
    #expect(result.outcome("machine") == "chosen light")
    let fox = result.decision("machine")?.candidates.first { $0.members.contains("fox") }
    #expect(fox?.sunkBy == nil)
  }

  @Test func aFixedMemberBindsTheOthers() throws {
    let result = try World.joint().resolve("x.size=10", "decisions={site: house}")
    #expect(result.decision("site")?.outcome == .imposed("house", free: .chosen("cloud")))
    #expect(result.decision("machine")?.products.map(\.id) == ["bee"])
    #expect(result.decision("site")?.violations.isEmpty == true)
  }

  @Test func aFixedMemberThatARuleExcludesIsAViolation() throws {
    let result = try World.joint().resolve("x.size=10", "x.secret=yes", "decisions={site: cloud}")
    let site = try #require(result.decision("site"))
    #expect(site.outcome == .imposed("cloud", free: .chosen("house")))
    #expect(site.violations.map(\.rule.id) == ["site/secret"])
    #expect(result.decision("machine")?.products.map(\.id) == ["ant", "bee"])
  }

  @Test func aFixedProductTakesItsRung() throws {
    let result = try World.joint().resolve("x.size=10", "decisions={machine: dog}")
    let machine = try #require(result.decision("machine"))
    #expect(machine.outcome == .imposed("dog", free: .chosen("light")))
    #expect(machine.products.map(\.id) == ["dog"])
    #expect(result.outcome("site") == "chosen cloud")
  }

  @Test func aFixedProductThatTheCatalogueLacksLeavesTheRestFree() throws {
    let result = try World.joint().resolve("x.size=10", "x.secret=yes", "decisions={machine: gnu}")
    #expect(result.decision("machine")?.outcome == .imposed("gnu", free: .chosen("light")))
    #expect(result.decision("machine")?.products.isEmpty == true)
    #expect(result.outcome("site") == "chosen house")
  }

  @Test func aFixedProductThatIsSunkKeepsItsFigures() throws {
    let result = try World.joint().resolve(
      "x.size=10", "x.budget=$50/month", "decisions={machine: dog}")
    let machine = try #require(result.decision("machine"))
    #expect(machine.violations.map(\.rule.id) == ["machine/too_dear"])
    #expect(machine.quantities.map(\.id) == ["where.units", "where.monthly_cost"])
    #expect(result.outcome("site") == "chosen cloud")
  }

  @Test func factsBehindFiguresAreRead() throws {
    let result = try World.joint().resolve("x.size=10", "x.budget=$500/month")
    #expect(result.decision("machine")?.reads.contains("x.size") == true)
    #expect(result.accounts.first { $0.fact.name == "x.size" }?.status != .noEffect)
  }

  @Test func aLimitThatIsNoMustSinksNothingButIsToldAsMissed() throws {
    let result = try World.joint().resolve(
      "x.size=10", "x.budget={value: $50/month, strength: should}")
    #expect(result.outcome("machine") == "chosen light")
    #expect(result.decision("machine")?.missed.map(\.rule.id) == ["machine/too_dear"])
  }
}
