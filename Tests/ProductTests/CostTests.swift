import Decisions
import Diagnostics
import Documents
import Facts
import Foundation
import Generation
import RuleBase
import Specifications
import TestSupport
import Testing

/// What must hold of the standard rules' figures, whatever is asked.
struct CostTests {
  private let generator: Generator

  init() throws { generator = try Product.generator.get() }

  private func examples() throws -> [Specification] {
    try Product.allExamples.compactMap { name in
      let path = Command.checkout.appending(path: "Examples/\(name)/spec.yaml").path
      return try generator.read(SourceFile.load(path: path, name: "\(name).yaml")).specification
    }
  }

  /// Examples, and random specifications that contradict nothing.
  private func everything() throws -> [Specification] {
    let random = RandomSpecification(generator.ruleBase.vocabulary)
    let others = (0..<60).compactMap { generator.read(random.file(seed: UInt64($0))).specification }
    return try examples() + others
  }

  private func resolution(
    _ specification: Specification, _ settings: [String] = [], analyses: Plan.Analyses = []
  ) -> Resolution {
    let changes = Specification.settings(settings, generator.ruleBase.vocabulary)
    return generator.design(specification, changing: changes.facts, analyses: analyses).resolution
  }

  @Test func linesComeToTheirTotals() throws {
    for specification in try everything() {
      for breakdown in resolution(specification).breakdowns {
        #expect(
          breakdown.difference == nil, "\(specification.file.name) \(breakdown.model.id)")
      }
    }
  }

  @Test func everyExampleIsReckonedToTheEnd() throws {
    for specification in try examples() where specification.file.name != "impossible-terms.yaml" {
      for breakdown in resolution(specification).breakdowns {
        #expect(breakdown.total != nil, "\(specification.file.name) \(breakdown.model.id)")
        #expect(breakdown.unknown == [], "\(specification.file.name) \(breakdown.model.id)")
      }
    }
  }

  /// Nothing, one request a day, and a billion.
  @Test(arguments: ["0/day", "1/day", "1000000000/day"])
  func anyLoadIsBorne(load: String) throws {
    for specification in try examples() {
      let result = resolution(
        specification, ["load.requests_per_day=\(load)"], analyses: .outlook)
      for breakdown in result.breakdowns {
        for line in breakdown.lines {
          for amount in line.amounts.all {
            #expect(
              amount.isFinite && amount >= 0,
              "\(specification.file.name) \(line.model.figure) at \(load)")
          }
        }
      }
      for month in result.years.flatMap(\.months) {
        #expect(month.total.map { $0.all.allSatisfy { $0 >= 0 } } ?? true)
      }
      #expect(result.estimates.allSatisfy { $0.low.isFinite && $0.high.isFinite })
    }
  }

  /// More requests never cost less in total, as long as the same is decided and assumed.
  @Test func moreLoadNeverCostsLess() throws {
    let loads = [0, 1, 10, 100, 1000, 10_000, 100_000, 900_000]
    var compared = 0
    for specification in try everything() {
      var before: (outcomes: [Outcome], total: Double)?
      for load in loads {
        let result = resolution(specification, ["load.requests_per_day=\(load)/day"])
        let outcomes = result.decisions.map(\.outcome)
        guard let total = result.breakdowns.first(where: { $0.model.kind == .monthly })?.total
        else { continue }
        if let before, before.outcomes == outcomes {
          compared += 1
          #expect(
            total.base >= before.total * 0.99999,
            "\(specification.file.name) at \(load) requests a day")
        }
        before = (outcomes, total.base)
      }
    }
    #expect(compared > 100)
  }

  @Test func anItemThatCostsTooMuchByHandIsDoubted() throws {
    let text = """
      archwright: 1
      project: { name: Post room, goal: Sort letters }
      use_case: { task: classify }
      prior_system: { kind: manual, monthly_cost: $150k/month }
      load: { requests_per_day: 100, per: business_day, input_tokens: 500 }
      """
    let file = SourceFile(name: "post.yaml", text: text)
    let specification = try #require(generator.read(file).specification)
    let result = resolution(specification)
    #expect(result.implausible.map(\.doubt.id) == ["item_takes_too_long"])
    #expect(
      result.implausible.first?.facts.map(\.name) == [
        "prior_system.monthly_cost", "load.requests_per_day", "load.per",
      ])
    let cheap = resolution(specification, ["prior_system.monthly_cost=$10/month"])
    #expect(cheap.implausible.map(\.doubt.id) == ["item_takes_no_time"])
    let usual = resolution(specification, ["prior_system.monthly_cost=$6k/month"])
    #expect(usual.implausible.isEmpty)
    let rules = resolution(
      specification, ["prior_system.monthly_cost=$10/month", "prior_system.kind=rules"])
    #expect(rules.implausible.isEmpty)
  }

  /// The price that is solved for is the one at which the machines are paid back in a year.
  @Test func theSolvedPriceOfAMachinePaysBackInAYear() throws {
    let specification = try #require(
      examples().first { $0.file.name == "contract-summaries.yaml" })
    let open = resolution(specification)
    let solved = try #require(
      open.estimates.first { $0.id == "hardware.price_paid_back_in_a_year" }?.base)
    #expect(solved > 0)
    let bought = resolution(
      specification, ["platform.machine_price=\(solved) USD", "platform.machine_life=12 months"])
    // Written off over twelve months, nothing of the saving is left.
    let saved = try #require(bought.estimates.first { $0.id == "cost.saved_monthly" }?.base)
    let present = try #require(
      bought.estimates.first { $0.id == "cost.total_monthly" }?.base)
    #expect(abs(saved) < present * 0.001)
  }
}
