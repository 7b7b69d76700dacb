import Decisions
import Facts
import RuleBase
import Testing

@Suite struct HitPolicyTests {
  @Test(arguments: [
    ([], "set"), (["x.size=11"], "set a b"), (["x.size=11", "x.secret=yes"], "set b c"),
    (["x.secret=yes"], "set c"),
  ])
  func aSetHoldsWhatIsRequiredAndNotExcluded(settings: [String], expected: String) throws {
    let world = try World(
      decision(
        "collect", RuleText("d/r", "x.size > 10", "require", "b, a"),
        RuleText("d/s", "x.secret", "require", "c"), RuleText("d/t", "x.secret", "exclude", "a")))
    let result = world.plan.resolve(try world.facts(settings))
    #expect(result.outcome() == expected)
  }

  private static let four =
    "[{ id: a, label: A }, { id: b, label: B }, { id: c, label: C }, { id: e, label: E }]"

  /// Where rules choose, an option that no rule would take whatever is assumed is out, by those rules.
  @Test(arguments: [
    // Whatever is assumed fails, may hold, holds but comes later.
    (
      ["x.colour=red", "x.guess=20"],
      ["chosen", "excluded d/blue", "defensible", "excluded d/many"]
    ),
    (["x.colour=red"], ["chosen", "excluded d/blue", "defensible", "defensible"]),
    (["x.colour=blue", "x.guess=35"], ["excluded d/red", "chosen", "defensible", "defensible"]),
    (["x.size=1"], ["defensible", "defensible", "chosen", "defensible"]),
  ])
  func whatNoRuleWouldTakeDoesNotFit(settings: [String], expected: [String]) throws {
    let text = decision(
      "first", options: Self.four, RuleText("d/red", "x.colour == 'red'", "choose", "a"),
      RuleText("d/blue", "x.colour == 'blue'", "choose", "b"),
      RuleText("d/many", "x.guess > 30", "choose", "e"), RuleText("d/else", "true", "choose", "c")
    )
    let world = try World(text)
    let decision = try #require(world.plan.resolve(try world.facts(settings)).decision("d"))
    let found = ["a", "b", "c", "e"].compactMap { id in
      decision.options.first { $0.option.id == id }.map { verdict in
        verdict.verdict == .excluded
          ? "excluded \(verdict.because.map(\.rule.id).joined(separator: " "))"
          : verdict.verdict.rawValue
      }
    }
    #expect(found == expected)
  }

  private func scored() throws -> World {
    try World(
      decision(
        "score",
        RuleText("d/cheap", "x.size > 10", "favour", "a", "weight: moderate\n    attribute: cost"),
        RuleText("d/safe", "x.secret", "favour", "b, c", "weight: slight\n    attribute: privacy"),
        RuleText(
          "d/red", "x.colour == 'red'", "favour", "b", "weight: strong\n    attribute: cost"),
        RuleText("d/out", "x.colour == 'blue'", "exclude", "a")))
  }

  @Test(arguments: [
    (["x.size=11"], "chosen a", [2.0, 0, 0]),
    (["x.size=11", "x.secret=yes"], "chosen a", [2, 1, 1]),
    (["x.size=11", "x.secret=yes", "priorities={privacy: 3}"], "any_of b c", [2, 3, 3]),
    (["x.size=11", "x.colour=red"], "chosen b", [2, 4, 0]),
    (["x.size=11", "x.colour=red", "priorities={cost: 0.5}"], "chosen b", [1, 2, 0]),
    (["x.size=11", "x.colour=blue"], "any_of b c", [2, 0, 0]),
    (["x.size=1", "x.secret=no", "x.colour=green"], "any_of a b c", [0, 0, 0]),
  ])
  func pointsAddUp(settings: [String], expected: String, scores: [Double]) throws {
    let world = try scored()
    let decision = try #require(
      world.plan.resolve(try world.facts(settings)).decision("d"))
    #expect(
      ([decision.outcome.status] + decision.outcome.options).joined(separator: " ") == expected)
    #expect(decision.options.map(\.score) == scores)
  }

  @Test func contributionsAddUpToTheScore() throws {
    let result = try scored().resolve("x.size=11", "x.secret=yes", "x.colour=red")
    let decision = try #require(result.decision("d"))
    for verdict in decision.options {
      let sum = decision.firings.filter { $0.standing == .holds }.reduce(0.0) { sum, firing in
        guard case .favour(let weight, _) = firing.rule.effect,
          firing.rule.options.contains(verdict.option.id)
        else { return sum }
        return sum + weight.points
      }
      #expect(verdict.score == sum, "\(verdict.option.id)")
    }
  }

  @Test func tiesNameTheFactsThatWouldSeparateThem() throws {
    let result = try scored().resolve("x.size=1")
    #expect(
      result.decision("d")?.outcome
        == .anyOf(["a", "b", "c"], separatedBy: ["x.secret", "x.colour"]))
  }

  @Test(arguments: [
    (["x.size=101"], "chosen c"), (["x.size=11"], "chosen b"), (["x.size=1"], "chosen a"),
    ([], "chosen a"),
  ])
  func theFirstRowThatHoldsChooses(settings: [String], expected: String) throws {
    let world = try World(
      decision(
        "first", RuleText("d/c", "x.size > 100", "choose", "c"),
        RuleText("d/b", "x.size > 10", "choose", "b"), RuleText("d/a", "true", "choose", "a")))
    #expect(world.plan.resolve(try world.facts(settings)).outcome() == expected)
  }

  @Test func noRowAtAllIsOpen() throws {
    let world = try World(
      decision(
        "first", RuleText("d/c", "x.size > 100", "choose", "c"),
        RuleText("d/b", "x.secret", "choose", "b"), RuleText("d/a", "x.secret", "choose", "a")))
    #expect(try world.resolve("x.size=1").decision("d")?.outcome == .open(missing: ["x.secret"]))
  }

  @Test(arguments: [
    (["x.size=101"], "chosen c"), (["x.size=1"], "chosen a"),
    (["x.size=101", "x.secret=yes"], "contradicted"), (["x.size=50"], "open"),
  ])
  func exactlyOneRowHolds(settings: [String], expected: String) throws {
    let world = try World(
      decision(
        "unique", RuleText("d/c", "x.size > 100", "choose", "c"),
        RuleText("d/a", "x.size < 10", "choose", "a"), RuleText("d/b", "x.secret", "choose", "b")))
    #expect(world.plan.resolve(try world.facts(settings)).outcome() == expected)
  }
}
