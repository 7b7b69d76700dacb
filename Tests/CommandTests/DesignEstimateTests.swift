import Foundation
import TestSupport
import Testing

struct DesignEstimateTests {
  private static let example = "Examples/research-assistant/spec.yaml"

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["estimate"] + arguments + Command.resources)
  }

  @Test(arguments: ["cost", "latency", "availability"])
  func figuresAreShownWithTheirArithmetic(subject: String) throws {
    let result = try run(subject, Self.example)
    #expect(result.errors == "")
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    try expectGolden(result.output, "estimate-\(subject).txt")
  }

  @Test(arguments: ["cost", "latency", "availability"])
  func theSameFiguresAreJSON(subject: String) throws {
    let result = try run(subject, Self.example, "--json")
    let value = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let breakdowns = try #require(value["breakdowns"] as? [[String: Any]])
    #expect(!breakdowns.isEmpty)
    for breakdown in breakdowns {
      let lines = try #require(breakdown["lines"] as? [[String: Any]])
      let total = try #require(breakdown["total"] as? [String: Any])
      for scenario in ["low", "base", "high"] {
        let parts = lines.compactMap { $0[scenario] as? Double }
        let whole = try #require(total[scenario] as? Double)
        let sum =
          breakdown["kind"] as? String == "product"
          ? parts.reduce(1) { $0 * $1 / 100 } * 100
          : parts.reduce(0, +)
        #expect(abs(sum - whole) <= whole * 1e-4)
      }
    }
  }

  @Test func aFactIsChanged() throws {
    let usual = try run("cost", Self.example, "--json").output
    let changed = try run("cost", Self.example, "--json", "--set", "review.minutes_each=1 min")
    #expect(changed.output != usual)
    let wrong = try run("cost", Self.example, "--set", "review.minutes_each=1 GB")
    #expect(wrong.status == 1)
  }

  @Test func theOutlookHasTheMonthsAskedFor() throws {
    let result = try run("cost", Self.example, "--months", "3")
    #expect(result.output.contains("month 3") && !result.output.contains("month 4"))
    #expect(try run("cost", Self.example, "--months", "0").status == 64)
  }

  @Test func aBreachOfTheBudgetIsToldWithItsLines() throws {
    let result = try run("cost", Self.example, "--set", "budget.monthly_run=$120/month")
    #expect(result.status == 2)
    #expect(result.output.contains("not met") && result.output.contains("Most of it:"))
  }
}
