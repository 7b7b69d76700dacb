import Decisions
import Expressions
import Facts
import RuleBase
import Testing

@Suite struct WayTests {
  private func ways(to choice: String, _ settings: String..., rules: RuleText...) throws -> Ways {
    let text = """
      id: d
      code: D
      title: Decision d
      question: Which one?
      scope: slice
      hit_policy: ladder
      options: [{ id: a, label: A }, { id: b, label: B }, { id: c, label: C }]
      rules:
      \(rules.map(\.text).joined(separator: "\n"))
      """
    let world = try World(text)
    return try #require(world.plan.ways(to: choice, of: "d", try world.facts(settings)))
  }

  @Test func oneFactIsEnoughAndTheSmallestChangeComesFirst() throws {
    let found = try ways(
      to: "b", "x.size=100", "x.secret=no",
      rules: RuleText("d/r", "x.size > 180 || x.secret", "exclude", "a"),
      RuleText("d/s", "x.size < 0", "exclude", "b"))
    #expect(found.all.map { $0.changes.map(\.words) } == [["size: above 180"], ["secret: yes"]])
    #expect(found.all.map(\.outcome) == [.chosen("b"), .chosen("b")])
    #expect(found.pairs == 0)
  }

  @Test func twoFactsTogetherWhereOneIsNotEnough() throws {
    let found = try ways(
      to: "c", "x.size=100", "x.secret=no", "x.colour=red",
      rules: RuleText("d/r", "x.size > 180", "exclude", "a"),
      RuleText("d/s", "x.secret", "exclude", "b"))
    let first = try #require(found.all.first)
    #expect(first.changes.map(\.fact) == ["x.size", "x.secret"])
    #expect(first.outcome == .chosen("c"))
    #expect(found.pairs > 0)
  }

  @Test func whereNothingHelpsItIsSaidOverWhatWasSearched() throws {
    let found = try ways(
      to: "c", "x.size=100", rules: RuleText("d/r", "x.size > 180", "exclude", "a"),
      RuleText("d/s", "x.size < 0", "exclude", "b"))
    #expect(found.all.isEmpty)
    #expect(found.facts == 1)
  }
}
