import Decisions
import Diagnostics
import RuleBase
import TestSupport
import Testing

/// What examples and specifications reach of rule bases whose coverage is known.
@Suite struct CoverageTests {
  private static let head = """
    code: T01
    order: 1
    title: D
    question: Which?
    scope: slice
    options:
      - { id: a, label: A, summary: A. }
      - { id: b, label: B, summary: B. }
    """

  private static let ladder = """
    id: d
    hit_policy: ladder
    \(head)
    rules:
      - id: d/both
        when: x.size > 10 && x.secret && limits.size > 5
        effect: exclude
        options: [a]
        because: Large and secret.
        sources: [house]
        examples:
          fires: [{ x.size: 11, x.secret: yes }]
          silent: [{ x.size: 11, x.secret: no }]
      - id: d/huge
        when: x.size > 1000
        effect: exclude
        options: [b]
        because: Huge.
        sources: [house]
        examples: { fires: [{ x.size: 2000 }], silent: [{ x.size: 1 }] }
    """

  private static let formulas = [
    "formulas/f.yaml": """
    formulas:
      - { id: limits.size, expression: "100", label: limit of size, sources: [house] }
    """
  ]

  private func shares(_ coverage: RuleCoverage) -> [[Int]] {
    [coverage.rules, coverage.branches, coverage.optionsReached].map { [$0.reached, $0.total] }
  }

  @Test func examplesReachRulesAndBranches() throws {
    let world = try World(Self.ladder, more: Self.formulas, readsExamples: true)
    let coverage = world.plan.coverage(of: [])
    // The limit hangs on no fact, so only three parts count.
    #expect(shares(coverage) == [[2, 2], [5, 6], [0, 2]])
    #expect(
      coverage.missing.map { "\($0.id.rawValue): \($0.message)" } == [
        "coverage/branch: in 'd/both', 'x.size > 10' never fails",
        "coverage/option: 'a' is never the outcome of 'd'",
        "coverage/option: 'b' is never the outcome of 'd'",
      ])
    #expect(coverage.missing.allSatisfy { $0.severity == .note && $0.location != nil })
    #expect(coverage.branches.isAtLeast(83) && !coverage.branches.isAtLeast(84))
  }

  @Test func specificationsAddToWhatExamplesReach() throws {
    let world = try World(Self.ladder, more: Self.formulas, readsExamples: true)
    let small = try world.facts(["x.size=3", "x.secret=no"])
    #expect(shares(world.plan.coverage(of: [small])) == [[2, 2], [6, 6], [1, 2]])
    let secret = try world.facts(["x.size=30", "x.secret=yes"])
    #expect(shares(world.plan.coverage(of: [small, secret])) == [[2, 2], [6, 6], [2, 2]])
  }

  @Test func withoutExamplesOnlySpecificationsCount() throws {
    let world = try World(Self.ladder, more: Self.formulas)
    #expect(shares(world.plan.coverage(of: [])) == [[0, 2], [0, 6], [0, 2]])
    let coverage = world.plan.coverage(of: [try world.facts(["x.size=3"])])
    #expect(shares(coverage) == [[0, 2], [2, 6], [1, 2]])
    #expect(
      coverage.missing.prefix(2).map(\.message) == ["'d/both' never fires", "'d/huge' never fires"])
  }

  @Test func whatTheClientFixedIsReachedByNoRule() throws {
    let world = try World(Self.ladder, more: Self.formulas)
    let coverage = world.plan.coverage(of: [
      try world.facts(["x.size=3", "decisions={d: b}"])
    ])
    #expect(coverage.options.map(\.reach) == [.specification, .none])
  }

  @Test func anExampleThatChoosesReachesItsOption() throws {
    let world = try World(
      """
      id: d
      hit_policy: first
      \(Self.head)
      rules:
        - id: d/large
          when: x.size > 10
          effect: choose
          options: [a]
          because: Large.
          sources: [house]
          examples: { fires: [{ x.size: 11 }], silent: [{ x.size: 1 }] }
        - id: d/secret
          when: x.secret
          effect: choose
          options: [b]
          because: Secret.
          sources: [house]
          examples: { fires: [{ x.secret: yes }], silent: [{ x.secret: no }] }
      """, readsExamples: true)
    #expect(world.plan.coverage(of: []).options.map(\.reach) == [.example, .example])
    #expect(world.plan.coverage(of: []).optionsByExampleOnly == 2)
    let large = world.plan.coverage(of: [try world.facts(["x.size=20"])])
    #expect(large.options.map(\.reach) == [.specification, .example])
  }

  @Test func rulesAboutCandidatesSeeTheOnesThatWereJudged() throws {
    let world = try World.joint()
    let coverage = world.plan.coverage(of: [try world.facts(["x.size=50", "x.secret=yes"])])
    let rule = try #require(coverage.conditions.first { $0.id == "machine/too_many" })
    // Ten of one and one of the other.
    #expect(rule.isReached)
    let secret = try #require(coverage.conditions.first { $0.id == "site/secret" })
    #expect(secret.seen.holds && !secret.seen.fails)
  }

  @Test func theSameRunsGiveTheSameCoverage() throws {
    let world = try World.joint()
    let facts = try [["x.size=50"], ["x.size=10", "x.secret=yes"]].map { try world.facts($0) }
    let messages = world.plan.coverage(of: facts).missing.map(\.message)
    #expect(messages == world.plan.coverage(of: facts.reversed()).missing.map(\.message))
  }
}
