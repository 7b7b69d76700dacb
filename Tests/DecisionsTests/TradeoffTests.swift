import Decisions
import Facts
import RuleBase
import TestSupport
import Testing

/// Trade-offs against brute force: every candidate is taken by force, and measured by itself.
@Suite struct TradeoffTests {
  private static let criteria = """
    criteria:
      - { id: cost, label: cost, figure: where.monthly_cost, better: less, error: 0 %, priority: cost, sources: [house] }
      - id: site
        label: site
        levels: [{ when: site == 'house', say: at home }, { when: site == 'cloud', say: elsewhere }]
        priority: privacy
        sources: [house]
      - id: weight
        label: weight
        attribute: machine.class
        levels: [{ value: heavy, say: heavy }, { value: light, say: light }]
        sources: [house]
    """
  private static let candidates = [
    ("cloud", "ant"), ("cloud", "bee"), ("cloud", "cow"), ("cloud", "dog"), ("house", "bee"),
    ("house", "dog"),
  ]

  private func world() throws -> World {
    try World.joint(more: ["criteria/c.yaml": Self.criteria])
  }

  /// Cost, site and class of a candidate, less being better; nil where a rule stands against it.
  private func marks(_ world: World, _ settings: [String], _ site: String, _ machine: String) throws
    -> [Double]?
  {
    let facts = try world.facts(settings + ["decisions={site: \(site), machine: \(machine)}"])
    let resolution = world.plan.resolve(facts, analyses: [])
    guard resolution.decisions.allSatisfy(\.violations.isEmpty),
      let cost = resolution.decision("site")?.quantities.first(where: {
        $0.id.hasSuffix("monthly_cost")
      })?.base
    else { return nil }
    return [cost, site == "house" ? 0 : 1, machine == "dog" ? 0 : 1]
  }

  @Test(arguments: ["10", "25", "35", "90", "250"], ["no", "unknown"])
  func theFrontIsThatOfBruteForce(size: String, secret: String) throws {
    let world = try world()
    let settings = ["x.size=\(size)", "x.secret=\(secret)"]
    let all = try Self.candidates.compactMap { try marks(world, settings, $0, $1) }
    let front = all.filter { own in
      !all.contains { other in
        zip(other, own).allSatisfy { $0 <= $1 } && zip(other, own).contains { $0 < $1 }
      }
    }
    let result = world.plan.resolve(try world.facts(settings), analyses: .tradeoffs)
    let tradeoffs = try #require(result.tradeoffs)
    let found = tradeoffs.designs.filter(\.isOnFront).map { design -> [Double] in
      [
        design.values[0].number ?? .nan, design.values[1].words == "at home" ? 0 : 1,
        design.values[2].words == "heavy" ? 0 : 1,
      ]
    }
    #expect(Set(found) == Set(front))
    #expect(tradeoffs.designs.count { $0.isChosen } == 1)
    #expect(tradeoffs.designs.first?.isChosen == true)
    // What gains nothing beside the recommended design is not on the front, or is the same.
    for design in tradeoffs.designs.dropFirst() where tradeoffs.designs[0].isOnFront {
      #expect(design.values.contains { $0.standing == .better })
      #expect(design.values.contains { $0.standing == .worse })
    }
  }

  @Test func eachPriorityHasItsFirstChoice() throws {
    let world = try world()
    let result = world.plan.resolve(try world.facts(["x.size=25"]), analyses: .tradeoffs)
    let tradeoffs = try #require(result.tradeoffs)
    for (place, _) in tradeoffs.criteria.enumerated() {
      let winners = tradeoffs.designs.filter { $0.winsBy.first == place && $0.winsBy.count == 1 }
      #expect(winners.count <= 1)
      guard let winner = winners.first, tradeoffs.criteria[place].id == "cost" else { continue }
      let least = tradeoffs.designs.compactMap { $0.values[place].number }.min()
      #expect(winner.values[place].number == least)
    }
  }

  @Test func nothingIsWeighedWhereNothingWasAskedFor() throws {
    #expect(try world().resolve("x.size=25").tradeoffs != nil)
    let facts = try world().facts(["x.size=25"])
    #expect(try world().plan.resolve(facts, analyses: []).tradeoffs == nil)
  }
}

/// The money of a month against runs at both ends of each range.
@Suite struct SensitivityTests {
  @Test func eachInputMovesTheTotalAsRunsDo() throws {
    let world = try World(
      decision(
        "ladder", RuleText("d/r", "x.size > 10", "exclude", "a"),
        RuleText("d/s", "x.size > 1e9", "exclude", "b")),
      more: [
        "formulas/f.yaml": """
        formulas:
          - { id: y.a, expression: usd_per_month(3) * x.guess, unit: USD/month, label: a, words: a, sources: [house] }
          - { id: y.b, expression: "d == 'a' ? usd_per_month(10) : usd_per_month(100) * x.size", unit: USD/month, label: b, words: b, sources: [house] }
          - { id: y.total, expression: y.a + y.b, unit: USD/month, label: total, words: all, sources: [house] }
        """,
        "breakdowns/m.yaml": """
        id: m
        title: A month
        kind: monthly
        total: y.total
        total_label: total
        groups: { a: all }
        lines: [{ formula: y.a, label: a, group: a }, { formula: y.b, label: b, group: a }]
        """,
      ])
    let facts = try world.facts(["x.size=5..20"])
    let sensitivity = try #require(
      world.plan.resolve(facts, analyses: .sensitivity).sensitivity)
    #expect(sensitivity.inputs.map(\.fact) == ["x.size", "x.guess"])
    for input in sensitivity.inputs {
      let outcomes = world.plan.outcomes(facts)
      let range = try #require(outcomes.fact(input.fact)?.value?.range)
      let totals = try [range.lowerBound, range.upperBound].map { end in
        let set = try world.facts(
          input.fact == "x.size" ? ["x.size=\(end)"] : ["x.size=5..20", "x.guess=\(end)"])
        let breakdown = world.plan.resolve(set, analyses: []).breakdowns.first
        return try #require(breakdown?.total?.base)
      }
      #expect(input.low == min(totals[0], totals[1], sensitivity.base))
      #expect(input.high == max(totals[0], totals[1], sensitivity.base))
    }
    #expect(sensitivity.inputs[0].changes == ["D"])
    #expect(sensitivity.mattering == 1)
  }
}
