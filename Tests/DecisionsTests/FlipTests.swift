import Decisions
import Expressions
import Facts
import RuleBase
import Testing

@Suite struct FlipTests {
  private func decision(_ condition: String, _ settings: [String]) throws -> Decision {
    let world = try World(
      DecisionsTests.decision(
        "ladder", RuleText("d/r", condition, "exclude", "a"),
        RuleText("d/s", "x.colour == 'blue' && x.secret", "exclude", "b")))
    return try #require(world.plan.resolve(try world.facts(settings)).decision("d"))
  }

  private func flips(_ condition: String, _ settings: String...) throws -> [Flip] {
    try decision(condition, settings).flips.filter(\.isStated)
  }

  @Test(arguments: [
    ("x.size > 250", "x.size=100", "size: above 250"),
    ("x.size >= 250", "x.size=100", "size: 250 or more"),
    ("x.size < 25", "x.size=100", "size: below 25"),
    ("x.size <= 25", "x.size=100", "size: 25 or less"),
    ("x.size > 250", "x.size=1k", "size: 250 or less"),
    ("x.doubled > 250", "x.size=100", "size: above 125"),
    ("x.size * x.size > 250", "x.size=1", "size: above about 15.8"),
    ("x.size > 5000000", "x.size=1", "size: above 5 million"),
    ("x.size > 0", "x.size=5", "size: 0 or less"),
    ("x.rate > per_day(4000)", "x.rate=300/day", "requests a day: above 4,000 requests/day"),
  ])
  func aNumberFlipsAtItsThreshold(condition: String, setting: String, words: String) throws {
    let flips = try flips(condition, setting)
    #expect(flips.map(\.words) == [words])
    let isOut = ["x.size=1k", "x.size=5"].contains(setting)
    #expect(flips.first?.becomes.options == [isOut ? "a" : "b"])
  }

  @Test func aWindowBetweenProbesIsFoundAtItsNearEnd() throws {
    let flips = try flips("x.size > 430 && x.size < 431", "x.size=100")
    #expect(flips.map(\.words) == ["size: above 430"])
    #expect(flips.first?.margin == "4.3 times the stated 100")
  }

  @Test func bothSidesAreToldEachWithItsNearestValue() throws {
    let flips = try flips("x.size > 150 || x.size < 60 || x.size < 3", "x.size=100")
    #expect(flips.map(\.words) == ["size: above 150", "size: below 60"])
    #expect(
      flips.map(\.margin) == ["50 (50 %) from the stated 100", "40 (40 %) from the stated 100"])
    #expect(flips.map(\.side) == [.above, .below])
  }

  @Test func aFactWithoutEffectIsSaidToHaveNone() throws {
    let steady = try decision("x.size > 250 && x.size < 100", ["x.size=120"])
    #expect(steady.flips.filter(\.isStated).isEmpty)
    #expect(steady.steady.contains("x.size"))
    #expect(!(try decision("x.size > 250", ["x.size=120"]).steady.contains("x.size")))
  }

  @Test func truthAndChoicesFlipToWhatChangesSomething() throws {
    let flips = try flips("x.secret || x.colour == 'red'", "x.secret=no", "x.colour=green")
    #expect(flips.map(\.fact) == ["x.secret", "x.colour"])
    #expect(flips.map(\.value) == [.bool(true), .string("red")])
    #expect(flips.map(\.outcome) == ["Option B", "Option B"])
  }

  @Test func aSetFlipsByOneWord() throws {
    let flips = try flips("'axe' in x.tools", "x.tools=[saw]")
    #expect(flips.map(\.words) == ["tools: also axe"])
    #expect(
      try self.flips("'axe' in x.tools", "x.tools=[saw, axe]").map(\.words) == [
        "tools: without axe"
      ])
  }

  @Test func withoutAnalysesThereAreNone() throws {
    let world = try World(
      DecisionsTests.decision(
        "ladder", RuleText("d/r", "x.size > 250", "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")))
    let result = world.plan.resolve(try world.facts(["x.size=100"]), analyses: [])
    #expect(result.decision("d")?.flips.isEmpty == true)
    #expect(result.decision("d")?.outcome == .chosen("a"))
  }
}
