import Decisions
import Facts
import RuleBase
import Testing

@Suite struct RangeTests {
  private func world(_ condition: String = "x.size > 10") throws -> World {
    try World(
      decision(
        "ladder", RuleText("d/r", condition, "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")),
      more: [
        "formulas/f.yaml": """
        formulas:
          - { id: y.total, expression: x.size * 3, label: total, words: size × 3, sources: [house] }
          - { id: y.rest, expression: 100 - x.size, label: rest, words: 100 − size, sources: [house] }
        """
      ])
  }

  @Test(arguments: [
    ("20..30", "chosen b", true), ("5..30", "chosen a", true), ("1..2", "chosen a", true),
  ])
  func aRangeExcludesOnlyAsAWhole(range: String, expected: String, isSame: Bool) throws {
    let result = try world().resolve("x.size=\(range)")
    #expect(result.outcome() == expected)
  }

  @Test(arguments: [
    ("x.size=20..30", true), ("x.size=1..2", true), ("x.size=5..30", false),
    ("x.size=5..11", false), ("x.size=9..10", true),
  ])
  func aDecisionSaysWhetherItHoldsOverTheRange(setting: String, expected: Bool) throws {
    #expect(try world().resolve(setting).decision("d")?.holdsOverRange == expected)
  }

  @Test func aWindowInsideTheRangeIsSeen() throws {
    let world = try world("x.size > 40 && x.size < 60")
    #expect(try world.resolve("x.size=1..100").decision("d")?.holdsOverRange == false)
  }

  @Test func withoutARangeNothingIsSaid() throws {
    #expect(try world().resolve("x.size=20").decision("d")?.holdsOverRange == nil)
    #expect(try world().resolve("x.guess=1..2").decision("d")?.holdsOverRange == nil)
  }

  @Test func severalRangesAreTriedTogether() throws {
    let world = try world("x.size + x.guess > 50")
    let apart = try world.resolve("x.size=20..30", "x.guess=10..28")
    #expect(apart.decision("d")?.holdsOverRange == false)
    let always = try world.resolve("x.size=60..70", "x.guess=10..28")
    #expect(always.decision("d")?.holdsOverRange == true)
  }

  @Test func estimatesHaveBothEnds() throws {
    let result = try world().resolve("x.size=10..40")
    let total = try #require(result.estimates.first { $0.id == "y.total" })
    #expect([total.low, total.base, total.high] == [30, 60, 120])
    let rest = try #require(result.estimates.first { $0.id == "y.rest" })
    #expect([rest.low, rest.base, rest.high] == [60, 80, 90])
  }

  @Test func derivedRangesFollow() throws {
    let result = try world("x.doubled > 15").resolve("x.size=10..40")
    #expect(result.facts["x.doubled"]?.value?.range == 20...80)
    #expect(result.outcome() == "chosen b")
  }
}
