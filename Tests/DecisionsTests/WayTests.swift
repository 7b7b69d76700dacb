import Decisions
import Expressions
import Facts
import RuleBase
import TestSupport
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
    #expect(found.obstacles.map(\.kind) == [.behind, .behind])
    #expect(found.obstacles.map(\.option) == ["a", "b"])
    #expect(found.obstacles.map { $0.lifting?.words } == ["size: above 180", nil])
    #expect(found.obstacles.map(\.rules) == [["d/r"], ["d/s"]])
  }

  @Test func moreThanTwoFactsAreToldWhereNoTwoAreEnough() throws {
    let found = try ways(
      to: "c", "x.size=100", "x.secret=no", "x.colour=red", "x.tools=saw",
      rules: RuleText("d/r", "x.size > 180 && 'axe' in x.tools", "exclude", "a"),
      RuleText("d/s", "x.secret", "exclude", "b"))
    #expect(found.all.isEmpty)
    #expect(found.obstacles.map { $0.lifting?.words } == [nil, "secret: yes"])
    let lone = try ways(
      to: "c", "x.size=100", "x.secret=no", "x.colour=red",
      rules: RuleText("d/r", "x.size > 180", "exclude", "a"),
      RuleText("d/s", "x.secret", "exclude", "b"),
      RuleText("d/t", "x.colour != 'green'", "exclude", "c"))
    #expect(
      lone.all.map { $0.changes.map(\.words) } == [
        ["size: above 180", "secret: yes", "colour: green"]
      ])
  }

  @Test func aChangeThatMakesTheQuestionAriseIsPairedWithOneThatDecidesIt() throws {
    let world = try World(
      decision(
        "collect", applies: "x.colour == 'green'", RuleText("d/r", "x.secret", "require", "b"),
        RuleText("d/q", "x.size > 5", "require", "a, c")))
    let found = try #require(
      world.plan.ways(to: "b", of: "d", try world.facts(["x.colour=red", "x.secret=no"])))
    #expect(found.all.first?.changes.map(\.words) == ["secret: yes", "colour: green"])
    #expect(found.obstacles.map(\.kind) == [.notArising, .notAskedFor])
  }

  @Test func freeWordsAreThoseThatConditionsLookFor() throws {
    let world = try World(
      decision(
        "first", options: "[{ id: a, label: A }, { id: b, label: B }]",
        RuleText("d/r", "y.stack.exists(p, p in ['kiln', 'lathe'])", "choose", "b"),
        RuleText("d/s", "true", "choose", "a")),
      more: [
        "vocabulary/y.yaml": """
        section: y
        label: Y
        order: 9
        fields:
          - { name: stack, kind: texts, label: stack }
        """
      ])
    let found = try #require(world.plan.ways(to: "b", of: "d", try world.facts(["y.stack=[saw]"])))
    #expect(
      found.all.map { $0.changes.map(\.words) } == [["stack: also kiln"], ["stack: also lathe"]])
  }

  // MARK: - Against brute force

  private static let atoms = [
    "x.size > 180", "x.size < 20", "x.secret", "x.colour == 'green'", "x.colour == 'blue'",
    "'axe' in x.tools", "x.guess > 30", "x.place == 'space'",
  ]
  private static let grid: [(fact: FactName, values: [Value])] = [
    ("x.size", [.double(10), .double(19.9), .double(181), .double(1000)]),
    ("x.secret", [.bool(true)]),
    ("x.colour", [.string("green"), .string("blue")]),
    ("x.tools", [.list([.string("axe")]), .list([.string("saw"), .string("axe")])]),
    ("x.guess", [.double(10), .double(20), .double(31), .double(40)]),
    ("x.place", [.string("outside"), .string("space")]),
  ]

  /// A decision with rules that are drawn by lot.
  private func drawn(_ policy: String, _ effect: String, _ seed: UInt64) -> String {
    var lots = SeededGenerator(seed: seed)
    func draw<Element>(_ elements: [Element]) -> Element {
      elements[Int.random(in: 0..<elements.count, using: &lots)]
    }
    let rules = (0..<6).map { number in
      let parts = (0..<draw([1, 2, 2])).map { _ in
        (draw([true, true, false]) ? "" : "!") + "(\(draw(Self.atoms)))"
      }
      return RuleText(
        "d/r\(number)", parts.joined(separator: draw([" && ", " && ", " || "])), effect,
        number < 3
          ? ["a", "b", "c"][number]
          : draw(effect == "exclude" ? ["a", "b", "a, b", "c"] : ["a", "b", "c"]))
    }
    return """
      id: d
      code: D
      title: Decision d
      question: Which one?
      scope: slice
      hit_policy: \(policy)
      options: [{ id: a, label: A }, { id: b, label: B }, { id: c, label: C }]
      rules:
      \(rules.map(\.text).joined(separator: "\n"))
      """
  }

  @Test(arguments: [("ladder", "exclude"), ("collect", "require"), ("first", "choose")])
  func whatPairsOfAGridFindIsFoundAndWhatIsFoundIsTrue(_ policy: String, _ effect: String) throws {
    var (pairs, found) = (0, 0)
    for seed in 1...40 as ClosedRange<UInt64> {
      let world = try World(drawn(policy, effect, seed))
      let facts = try world.facts(["x.size=100", "x.secret=no", "x.colour=red", "x.tools=saw"])
      let base = world.plan.outcomes(facts)
      func wins(_ option: String, _ changes: [(FactName, Value)]) -> Bool {
        let other = changes.reduce(base) { $0.changing($1.0, to: .known(FactValue($1.1))) }
        return other["d"]?.options.contains(option) == true
      }
      let steps = Self.grid.flatMap { entry in entry.values.map { (entry.fact, $0) } }
      for option in ["a", "b", "c"] where !wins(option, []) {
        let ways = try #require(world.plan.ways(to: option, of: "d", facts))
        for way in ways.all {
          #expect(wins(option, way.changes.map { ($0.fact, $0.value) }), "\(seed) \(option) \(way)")
          found += 1
        }
        let one = steps.contains { wins(option, [$0]) }
        let two = steps.indices.contains { first in
          steps[..<first].contains { $0.0 != steps[first].0 && wins(option, [$0, steps[first]]) }
        }
        if one { #expect(ways.all.first?.changes.count == 1, "\(seed) \(option)") }
        if two, !one {
          #expect(ways.all.first.map { $0.changes.count <= 2 } == true, "\(seed) \(option)")
          pairs += 1
        }
      }
    }
    #expect(pairs > 3)
    #expect(found > 20)
  }
}
