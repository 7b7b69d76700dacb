import Decisions
import Expressions
import Facts
import RuleBase
import Testing

/// Candidates that are judged by what others of their kind cost.
@Suite struct ComparisonTests {
  private static let month = 730.0 * 3600

  private static let shown = """
    shown: [monthly_cost]
    cases:
      - title: By size
        about: What the machines cost.
        axes:
          - { fact: x.secret, values: [no, yes] }
          - { fact: x.size, values: [10, 50, 250] }
        columns: [{ quantity: monthly_cost }, { quantity: house_cost, never: without_house }]
    quantities:

    """

  private static let compared = """
      - { id: house_cost, expression: candidate.monthly_cost, least_among: candidate.site == 'house', alike: [machine.class], unit: USD/month, label: cost in the house }
      - { id: without_house, expression: "candidate.machine.class == 'light'", kind: boolean, label: no house }
    rules:
      - id: site/house_is_cheaper
        member: site
        when: candidate.site == 'cloud' && candidate.house_cost < candidate.monthly_cost
        effect: exclude
        requirement: The house costs less.
        because: Machines of the same class cost less in the house.
        sources: [house]

    """

  private func world() throws -> World {
    try World.joint { text in
      text.replacing("quantities:\n", with: Self.shown)
        .replacing("rules:\n", with: Self.compared)
        .replacing(
          "candidate.site in candidate.machine.sites",
          with: "candidate.site in candidate.machine.sites "
            + "|| (candidate.site == 'house' && candidate.machine == 'yak')")
    }
  }

  @Test(arguments: [
    // In the cloud a light machine costs less, and it comes first.
    ("x.size=10", "cloud", ["cloud", "ant"]),
    // Heavy machines cost less in the house.
    ("x.size=50", "house", ["house", "yak"]),
    ("x.size=250", "house", ["house", "yak"]),
  ])
  func aCandidateIsSunkWhereOthersOfItsKindCostLess(
    setting: String, site: String, winner: [String]
  ) throws {
    let result = try world().resolve(setting)
    #expect(result.outcome("site") == "chosen \(site)")
    #expect(result.decision("site")?.candidates.first?.members == winner)
  }

  @Test func theComparedFigureIsTheLeastAmongSurvivorsOfTheKind() throws {
    let world = try world()
    for size in [1.0, 9, 10, 11, 25, 39, 40, 41, 60, 99, 101, 250, 399, 400, 401] {
      for budget in ["", "x.budget=$400/month", "x.budget=$1000/month"] {
        let settings = ["x.size=\(size)"] + (budget.isEmpty ? [] : [budget])
        let result = try world.plan.resolve(world.facts(settings))
        guard let decision = result.decision("site"),
          let found = decision.quantities.first(where: { $0.id == "where.house_cost" })
        else { continue }
        let isLight = result.outcome("machine") == "chosen light"
        // Light: bee at 105 for each ten; heavy: dog at 900 and yak at 500 for each hundred.
        let units = (size / (isLight ? 10 : 100)).rounded(.up)
        let expected = units * (isLight ? 105 : 500)
        #expect((found.base * Self.month).rounded() == expected, "size \(size) \(budget)")
      }
    }
  }

  @Test func optionsStandBesideEachOtherWithTheirFigures() throws {
    let options = try #require(try world().resolve("x.size=50").decision("site")).options
    let cloud = try #require(options.first { $0.option.id == "cloud" }?.figures)
    let house = try #require(options.first { $0.option.id == "house" }?.figures)
    #expect(!cloud.survives)
    #expect(cloud.candidate == ["cloud", "dog"])
    #expect((cloud.figures.first??.base).map { ($0 * Self.month).rounded() } == 900)
    #expect(house.survives)
    #expect(house.candidate == ["house", "yak"])
    #expect((house.figures.first??.base).map { ($0 * Self.month).rounded() } == 500)
  }

  @Test func casesAreDecidedAnew() throws {
    let tables = try #require(try world().resolve("x.size=10").decision("site")).cases
    let table = try #require(tables.first)
    #expect(table.rows.count == 6)
    let costs = table.rows.map { row -> Double? in
      guard case .known(let cost)? = row.figures.first else { return nil }
      return (cost * Self.month).rounded()
    }
    #expect(costs == [100, 500, 1500, 105, 500, 1500])
    #expect(
      table.rows.map { $0.figures.last == .never } == [true, false, false, true, false, false])
  }

  @Test func changedFactsGiveTheSameAsAFreshRun() throws {
    let world = try world()
    for size in [10.0, 50, 90, 250] {
      let before = try world.plan.resolve(world.facts(["x.size=\(size)"]))
      for flip in before.decision("site")?.flips ?? [] where flip.isStated {
        guard let value = flip.value.number else { continue }
        // What is reported as a flip is what a run with that value comes to.
        let then = try world.plan.resolve(world.facts(["x.size=\(value)"]))
        #expect(then.decision("site")?.outcome.options == flip.becomes.options)
      }
    }
  }
}
