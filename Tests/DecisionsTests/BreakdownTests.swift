import Decisions
import Facts
import RuleBase
import TestSupport
import Testing

@Suite struct BreakdownTests {
  private static let formulas = """
    formulas:
      - { id: y.small, expression: usd_per_month(10), unit: USD/month, label: small, words: a fixed sum, sources: [house] }
      - { id: y.large, expression: usd_per_month(100) * x.guess, unit: USD/month, label: large, words: 100 × guess, sources: [house] }
      - { id: y.none, expression: "x.guess > 1000 ? usd_per_month(1) : usd_per_month(0)", unit: USD/month, label: none, words: nothing, sources: [house] }
      - { id: y.total, expression: y.small + y.large + y.none, unit: USD/month, label: total, words: all, sources: [house] }
      - { id: y.ratio, expression: y.small / (y.large - y.large), label: ratio, words: by nothing, sources: [house] }
      - { id: z.first, expression: "0.99", unit: "%", label: first, words: a share, sources: [house] }
      - { id: z.second, expression: "0.9", unit: "%", label: second, words: a share, sources: [house] }
      - { id: z.both, expression: z.first * z.second, unit: "%", label: both, words: first × second, sources: [house] }
    """
  private static let monthly = """
    id: monthly
    title: A month
    kind: monthly
    total: y.total
    total_label: total
    groups: { a: firsts, b: seconds }
    lines:
      - { formula: y.small, label: small things, group: a }
      - { formula: y.large, label: large things, group: b, relax: [fewer guesses] }
      - { formula: y.none, label: nothing, group: b }
    subtotals: [{ formula: y.small, label: firsts alone, groups: [a] }]
    against: [{ formula: y.ratio, label: ratio, otherwise: never }]
    """
  private static let product = """
    id: product
    title: Together
    kind: product
    total: z.both
    total_label: both
    groups: { a: parts }
    lines:
      - { formula: z.first, label: first, group: a }
      - { formula: z.second, label: second, group: a }
    """

  private func world(_ monthly: String = monthly, more: [String: String] = [:]) throws -> World {
    try World(
      decision(
        "ladder", RuleText("d/r", "x.size > 10", "exclude", "a"),
        RuleText("d/s", "x.size > 1e9", "exclude", "b")),
      more: [
        "formulas/f.yaml": Self.formulas, "breakdowns/monthly.yaml": monthly,
        "breakdowns/product.yaml": Self.product,
      ].merging(more) { _, new in new })
  }

  private func breakdown(_ id: String, in result: Resolution) throws -> Breakdown {
    try #require(result.breakdowns.first { $0.model.id == id })
  }

  @Test func linesComeToTheTotalInEachScenario() throws {
    let monthly = try breakdown("monthly", in: world().resolve("x.size=1"))
    let total = try #require(monthly.total)
    let month = 2_628_000.0
    #expect(monthly.difference == nil)
    for (amount, dollars) in zip(total.all, [1010.0, 2010, 4010]) {
      // Amounts have six digits.
      #expect(abs(amount * month / dollars - 1) < 1e-5)
    }
    #expect(monthly.shown.map(\.model.figure) == ["y.large", "y.small"])
    #expect(monthly.heaviest?.model.label == "large things")
    #expect(abs((monthly.lines[0].share ?? 0) - 10.0 / 2010) < 1e-6)
    #expect(monthly.groupShares.map(\.group.id) == ["b", "a"])
    #expect(monthly.lines[1].movedBy == "x.guess")
    #expect(monthly.movedBy == "x.guess")
  }

  @Test func partsMultiply() throws {
    let product = try breakdown("product", in: world().resolve("x.size=1"))
    #expect(product.difference == nil)
    #expect(product.heaviest?.model.label == "second")
    #expect(abs((product.heaviest?.share ?? 0) - 0.1 / 0.11) < 1e-6)
    // Shares of what all parts lose come to one.
    #expect(abs(product.lines.compactMap(\.share).reduce(0, +) - 1) < 1e-6)
  }

  /// A way out is told unless what is known rules it out.
  @Test(arguments: [
    ("x.secret=yes", ["fewer guesses", "than 20"]), ("x.secret=no", ["than 20"]),
    ("x.size=1", ["fewer guesses", "than 20"]),
  ])
  func waysOutAreToldWhereTheyAreWays(setting: String, expected: [String]) throws {
    let text = Self.monthly.replacing(
      "[fewer guesses]",
      with: """
        [{ say: fewer guesses, when: x.secret }, "than {x.guess}", { say: other, when: x.guess > 100 }]
        """)
    let monthly = try breakdown("monthly", in: world(text).resolve("x.guess=20", setting))
    #expect(monthly.heaviest?.relax == expected)
  }

  @Test func aLineThatIsLeftOutIsTold() throws {
    let text = Self.monthly.replacing(
      "  - { formula: y.small, label: small things, group: a }\n", with: "")
    let monthly = try breakdown("monthly", in: world(text).resolve("x.size=1"))
    let difference = try #require(monthly.difference)
    #expect(abs(difference.base * 2_628_000 - 10) < 0.01)
  }

  @Test func whatHasNoFiniteValueIsNoEstimate() throws {
    let result = try world().resolve("x.size=1")
    let monthly = try breakdown("monthly", in: result)
    #expect(monthly.comparisons.count == 1)
    #expect(monthly.comparisons[0].amounts.base.isInfinite)
    #expect(monthly.comparisons[0].estimate == nil)
    #expect(!result.estimates.contains { $0.id == "y.ratio" })
  }

  @Test func anUnknownLineLeavesTheTotalOpen() throws {
    let formulas = Self.formulas.replacing("x.guess > 1000", with: "x.size > 1000")
    let monthly = try breakdown(
      "monthly", in: world(more: ["formulas/f.yaml": formulas]).resolve())
    #expect(monthly.total == nil)
    #expect(monthly.unknown == ["nothing"])
    #expect(monthly.lines.map(\.model.figure) == ["y.small", "y.large"])
  }

  @Test func decisionsThatDifferAtAnEndAreTold() throws {
    // The total has to hang on the decision.
    let formulas = Self.formulas.replacing("x.guess > 1000", with: "d == 'c'")
    let world = try World(
      decision(
        "ladder", RuleText("d/r", "x.guess > 30", "exclude", "a"),
        RuleText("d/s", "x.guess > 1e9", "exclude", "b")),
      more: ["formulas/f.yaml": formulas, "breakdowns/monthly.yaml": Self.monthly])
    let turns = try breakdown("monthly", in: world.resolve("x.size=1")).turns
    #expect(turns.map(\.scenario) == ["high"])
    #expect(turns.map(\.decision) == ["d"])
    #expect(abs((turns.first?.total ?? 0) * 2_628_000 / 4010 - 1) < 1e-5)
  }

  @Test func theYearGrowsWithTheLoad() throws {
    let growing = Self.monthly + "\ngrowth: { factor: x.size, of: [x.guess, x.doubled] }"
    let year = try #require(
      world(growing).resolve("x.size=16").years.first { $0.breakdown == "monthly" })
    #expect(year.grown == ["x.guess"])
    #expect(year.months.count == 12)
    #expect(year.months.last?.factor.base == 16)
    #expect(year.months[5].factor.base == 4)
    let last = try #require(year.months.last?.total)
    #expect(abs(last.base * 2_628_000 - 32_010) < 0.1)
    let sum = try #require(year.sum)
    #expect(abs(sum.base - year.months.compactMap(\.total?.base).reduce(0, +) * 2_628_000) < 0.1)
  }

  @Test func aDecisionThatTurnsWithinTheYearIsTold() throws {
    let world = try World(
      decision(
        "ladder", RuleText("d/r", "x.rate > per_day(50)", "exclude", "a"),
        RuleText("d/s", "x.size > 1e9", "exclude", "b")),
      more: [
        "formulas/f.yaml": Self.formulas,
        "breakdowns/monthly.yaml": Self.monthly + "\ngrowth: { factor: x.size, of: [x.rate] }",
      ])
    let year = try #require(world.resolve("x.size=16", "x.rate=10/day").years.first)
    // 10 × 16^(m/12) passes 50 in the seventh month.
    #expect(year.months.map { $0.changes.isEmpty ? 0 : 1 }.reduce(0, +) == 6)
    #expect(year.months[6].changes.map(\.decision) == ["d"])
    #expect(year.months[5].changes.isEmpty)
  }

  @Test func theCausesOfABreachAreItsHeaviestLines() throws {
    let world = try world(more: [
      "checks/c.yaml": """
      checks:
        - id: budget
          fact: x.budget
          estimate: y.total
          breakdown: monthly
          compare: at_most
          words: within the budget
          test: Look.
          relax: [less]
          decisions: []
      """
    ])
    let even = try world.resolve("x.size=1", "x.guess=1", "x.budget=$100/month")
    #expect(even.checks.map(\.status) == [.notMet])
    #expect(even.checks[0].causes.map(\.model.figure) == ["y.large", "y.small"])
    #expect(even.clashes.first { $0.decision == nil }?.causes.count == 2)
    // A line of half a per cent is no cause.
    let uneven = try world.resolve("x.size=1", "x.guess=20", "x.budget=$100/month")
    #expect(uneven.checks[0].causes.map(\.model.figure) == ["y.large"])
  }

  @Test(arguments: [
    ("x.size=1", "x.rate=1000/day", [String]()), ("x.size=1000", "x.rate=1000/day", ["much"]),
    ("x.size=1000", "x.secret=yes", []), ("x.size=1000", "x.secret=no", ["much"]),
  ])
  func whatIsHardToBelieveIsTold(first: String, second: String, expected: [String]) throws {
    let result = try world(more: [
      "doubts/d.yaml": """
      doubts:
        - id: much
          when: x.size > 100
          unless: x.secret
          figure: y.large
          limit: y.small
          facts: [x.size, x.rate, x.guess]
          message: That is much.
          help: Count again.
          sources: [house]
      """
    ]).resolve(first, second)
    #expect(result.implausible.map(\.doubt.id) == expected)
    for implausible in result.implausible {
      #expect(implausible.facts.map(\.name).contains("x.size"))
      #expect(!implausible.facts.map(\.name).contains("x.guess"))
    }
  }
}
