import Architectures
import Decisions
import Diagnostics
import Documents
import Facts
import RuleBase
import Specifications
import TestSupport
import Testing

/// Prices that a design rests on, and those of them that have grown old.
@Suite struct OldPriceTests {
  private static let rules: [String: String] = [
    "sources.yaml": """
    version: 2026-11-20
    keeps_days: { prices: 90 }
    sources:
      house: { title: House rule, publisher: Tests, grade: H, as_of: 2026-11 }
      BOOK: { title: A book, publisher: Tests, grade: P, as_of: 2026-10 }
    """,
    "vocabulary/x.yaml": """
    section: project
    label: X
    order: 1
    fields:
      - { name: name, kind: text, label: name, required: true }
      - { name: goal, kind: text, label: goal, required: true }
      - { name: as_of, kind: text, label: date }
      - { name: size, kind: number, label: size }
    """,
    "prices/p.yaml": """
    unit: USD
    region: here
    as_of: 2026-08-22
    source: BOOK
    prices:
      box/buy: { value: 3, note: A box. }
      lid/buy: 1
      nail/buy: 1
    """,
    "formulas/f.yaml": """
    formulas:
      - { id: limits.box_price, price: box/buy, unit: USD, label: price of a box }
      - { id: limits.lid_price, price: lid/buy, unit: USD, label: price of a lid }
      - { id: limits.nail_price, price: nail/buy, unit: USD, label: price of a nail }
      - { id: x.boxes, headline: true, expression: project.size * limits.box_price, unit: USD, label: boxes, sources: [house] }
      - { id: x.lids, headline: true, expression: 0 * project.size * limits.lid_price, unit: USD, label: lids, sources: [house] }
      - { id: x.nails, expression: project.size * limits.nail_price, unit: USD, label: nails, sources: [house] }
    """,
  ]

  private func design(asOf: String?, version: String = "2026-11-20") throws -> Design {
    let files = Self.rules.mapValues { $0.replacing("2026-11-20", with: version) }
    let folder = try TemporaryRules(files)
    defer { withExtendedLifetime(folder) {} }
    let base = try RuleBase.load(folders: [folder.folder])
    let date = asOf.map { ", as_of: \"\($0)\"" } ?? ""
    let text = "archwright: 1\nproject: { name: A, goal: B, size: 10\(date) }\n"
    let read = Specification.read(
      SourceFile(name: "spec.yaml", text: text), vocabulary: base.vocabulary)
    let specification = try #require(read.specification, "\(read.diagnostics)")
    let resolution = Plan(base).resolve(specification.facts)
    return Design(
      specification: specification, ruleBase: base, resolution: resolution,
      architecture: Architect(base).compose(resolution), risks: [])
  }

  @Test(arguments: [("2026-11-19", 89), ("2026-11-20", 90), ("2026-11-21", 91)])
  func aPriceIsOldFromOneDayBeyondItsTime(day: String, age: Int) throws {
    let design = try design(asOf: day)
    let report = design.report()
    let prices = report["prices"]?.entries ?? []
    #expect(prices.map { $0["id"] } == [.text("box/buy")])
    #expect(prices.first?["age_days"] == .number(Double(age)))
    #expect(prices.first?["is_old"] == .flag(age > 90))
    #expect(prices.first?["text"] == .text("$3"))
    let warnings = report["price_warnings"]?.entries ?? []
    #expect(warnings.map { $0["id"] } == (age > 90 ? [.text("box/buy")] : []))
    #expect(Screen(design).text().contains("more than 90 days old") == (age > 90))
  }

  @Test func withoutADateOfTheSpecificationTheRulesOwnCounts() throws {
    #expect(try design(asOf: nil).report()["price_warnings"]?.entries.count == 0)
    let later = try design(asOf: nil, version: "2026-11-21").report()
    #expect(later["price_warnings"]?.entries.count == 1)
    #expect(later["knowledge"]?["prices_as_of"] == .text("2026-08-22"))
    let odd = try design(asOf: "soon", version: "2026-11-21").report()
    #expect(odd["price_warnings"]?.entries.count == 1)
  }

  @Test func theSourceOfAPriceIsCited() throws {
    let sources = try design(asOf: nil).report()["sources"]?.entries ?? []
    #expect(sources.compactMap { $0["id"]?.text } == ["house", "BOOK"])
  }
}
