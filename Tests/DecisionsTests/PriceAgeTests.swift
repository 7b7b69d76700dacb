import Decisions
import Expressions
import Facts
import Foundation
import OrderedCollections
import RuleBase
import Specifications
import TestSupport
import Testing

/// Prices grow old, and what rests on them grows wider.
@Suite struct PriceAgeTests {
  private static let loaded = Result {
    try RuleBase.load(folders: [RepositoryFiles.root.appending(path: "Rules")])
  }

  /// The ends of a factor on prices against its base, for a specification of that day.
  private func spread(_ figure: String, on day: String?) throws -> (low: Double, high: Double) {
    let plan = Plan(try Self.loaded.get())
    var settings = [
      "project.name=Test", "project.goal=Answer", "use_case.task=qa_documents",
      "load.requests_per_day=1000", "knowledge.reached_by=corpus", "knowledge.corpus_docs=1000",
    ]
    if let day { settings.append("project.as_of=\(day)") }
    let read = Specification.settings(settings, plan.base.vocabulary)
    let resolution = plan.resolve(read.facts, analyses: [])
    let found = try #require(resolution.estimates.first { $0.id == figure })
    return (found.low / found.base, found.high / found.base)
  }

  @Test func aFreshPriceHasNoRange() throws {
    let now = try spread("prices.model_change", on: nil)
    #expect(now.low == 1)
    #expect(now.high == 1)
  }

  /// 2026-10-01 to 2027-10-01 are 365 days, of which 90 count as fresh: 0.98 and 1.02 to the power
  /// of 275 ÷ 30.
  @Test func anOldPriceMayHaveMovedEachMonth() throws {
    let later = try spread("prices.model_change", on: "2027-10")
    #expect(abs(later.low - pow(0.98, 275.0 / 30)) < 1e-4)
    #expect(abs(later.high - pow(1.02, 275.0 / 30)) < 1e-4)
  }

  @Test func theOlderThePriceTheWiderTheRange() throws {
    var last = 1.0
    for day in ["2026-05", "2026-11-30", "2027-03", "2028"] {
      let range = try spread("prices.gpu_change", on: day)
      #expect(range.high / range.low >= last)
      last = range.high / range.low
    }
    #expect(last > 1.5)
  }

  @Test func everyPriceWhoseAgeIsAskedForExists() throws {
    let base = try Self.loaded.get()
    let asked = base.formulas.flatMap { formula in
      formula.expression.expression.source.matches(of: /price\.age\('([^']*)'/).map {
        String($0.output.1)
      }
    }
    #expect(!asked.isEmpty)
    for id in asked { #expect(base.prices[id] != nil, "\(id)") }
  }
}
