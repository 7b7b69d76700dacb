import Decisions
import Expressions
import Facts
import RuleBase
import Testing

@Suite struct FlipTests {
  private func flips(_ condition: String, _ settings: String...) throws -> [Flip] {
    let world = try World(
      decision(
        "ladder", RuleText("d/r", condition, "exclude", "a"),
        RuleText("d/s", "x.colour == 'blue' && x.secret", "exclude", "b")))
    return try #require(world.plan.resolve(try world.facts(settings)).decision("d")).flips
  }

  @Test(arguments: [
    ("x.size > 250", "x.size=100", "size: above 250"),
    ("x.size >= 250", "x.size=100", "size: 250 or more"),
    ("x.size < 25", "x.size=100", "size: below 25"),
    ("x.size <= 25", "x.size=100", "size: 25 or less"),
    ("x.size > 250", "x.size=1k", "size: 250 or less"),
    ("x.doubled > 250", "x.size=100", "size: above 125"),
    ("x.rate > per_day(4000)", "x.rate=300/day", "requests a day: above 4,000 requests/day"),
  ])
  func aNumberFlipsAtItsThreshold(condition: String, setting: String, words: String) throws {
    let flips = try flips(condition, setting)
    #expect(flips.map(\.words) == [words])
    #expect(flips.first?.becomes.options == [setting == "x.size=1k" ? "a" : "b"])
  }

  @Test func nothingFlipsFarBeyondWhatIsStated() throws {
    #expect(try flips("x.size > 5000000", "x.size=1").isEmpty)
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
      decision(
        "ladder", RuleText("d/r", "x.size > 250", "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")))
    let result = world.plan.resolve(try world.facts(["x.size=100"]), analyses: [])
    #expect(result.decision("d")?.flips.isEmpty == true)
    #expect(result.decision("d")?.outcome == .chosen("a"))
  }
}
