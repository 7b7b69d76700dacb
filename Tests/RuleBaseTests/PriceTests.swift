import Diagnostics
import Expressions
import Facts
import Foundation
import RuleBase
import TestSupport
import Testing

/// Prices as values of a rule base.
@Suite struct PriceTests {
  private static let month = 2_628_000.0

  @Test func whatAPriceSaysOfItselfComesFirst() throws {
    let text = """
      unit: USD/month
      region: here
      as_of: 2026-10
      source: BOOK
      prices:
        small/month: 10
        large/month: { value: 90, unit: USD/h, region: there, as_of: 2026-09-30, source: house, note: Large. }
      """
    let base = try TinyRules.load(
      TinyRules.files.merging(["prices/things.yaml": text]) { _, new in new })
    let small = try #require(base.prices["small/month"])
    #expect(small.text == "$10/month")
    #expect(small.value == 10 / Self.month)
    #expect(
      [small.region, small.asOf, small.source, small.note] == ["here", "2026-10", "BOOK", nil])
    #expect(small.location.reference == "Rules/prices/things.yaml:6:3")
    let large = try #require(base.prices["large/month"])
    #expect(large.text == "$90/h")
    #expect(
      [large.region, large.asOf, large.source, large.note] == [
        "there", "2026-09-30", "house", "Large.",
      ])
    #expect(base.prices.keys.elementsEqual(["large/month", "small/month"]))
    #expect(base.pricesAsOf == ["2026-09-30", "2026-10"])
  }

  @Test func productsTellTheirPrices() throws {
    let base = try TinyRules.load()
    let entry = try #require(base.catalogue.entry("small_box")).entry
    #expect(entry.prices == ["price": "small/month"])
    #expect(entry.values[2] == .known(.double(10 / Self.month)))
  }

  @Test func aFormulaMayStandForAPrice() throws {
    let priced =
      "formulas:\n  - { id: limits.box, price: small/month, unit: USD/day, label: price of a box }"
    let base = try TinyRules.load(
      TinyRules.changing("formulas/limits.yaml", "formulas:", to: priced))
    let found = try #require(base.formulas.first { $0.id == "limits.box" })
    #expect(found.price == "small/month")
    #expect(found.sources == ["BOOK"])
    #expect(found.expression.text == "usd_per_month(10.0)")
    #expect(found.expression.expression.constant == .double(10 / Self.month))
  }

  @Test(arguments: [
    ("2026-11-20", "2026-11-20", 0), ("2026-11-20", "2026-11", 19), ("2026-11-20", "2026", 323),
    ("2026-03-01", "2026-02-28", 1), ("2024-03-01", "2024-02-28", 2), ("2000-03-01", "2000-02", 29),
    ("1900-03-01", "1900-02", 28), ("2027-01-01", "2026-12-31", 1), ("2026-01", "2027-01", -365),
  ])
  func daysAreCounted(to: String, from: String, days: Int) throws {
    let last = try #require(CalendarDay(to))
    #expect(last.days(since: try #require(CalendarDay(from))) == days)
  }

  @Test(arguments: [
    "", "26", "2026-", "2026-1", "2026-13", "2026-00", "2026-02-30", "2025-02-29", "2026-11-20-1",
    "2026-11-0x", "+026", "0000", "２０２６", "2026/11", " 2026",
  ])
  func whatIsNoDateIsRefused(text: String) { #expect(CalendarDay(text) == nil) }

  // MARK: - Overlays

  private static let cheaper = """
    unit: USD/day
    as_of: 2027-01
    source: house
    prices: { small/month: 1 }
    """

  @Test func anOverlayReplacesOnlyThePricesThatItLists() throws {
    let base = try TinyRules.load(overlays: [["prices/things.yaml": Self.cheaper]])
    #expect(base.prices["small/month"]?.text == "$1/day")
    #expect(base.prices["small/month"]?.asOf == "2027-01")
    #expect(base.prices["large/month"]?.text == "$90/month")
    #expect(base.prices["large/month"]?.asOf == "2026-09")
    #expect(base.catalogue.entry("small_box")?.entry.values[2] == .known(.double(1 / 86_400)))
    #expect(base.warnings.isEmpty)
  }

  @Test func theNameOfTheFileDoesNotMatter() throws {
    let base = try TinyRules.load(overlays: [["prices/mine.yaml": Self.cheaper]])
    #expect(base.prices["small/month"]?.text == "$1/day")
    #expect(base.prices.count == 2)
  }

  @Test func aSecondOverlayIsToldWhatItReplaces() throws {
    let other = Self.cheaper.replacing("small/month: 1", with: "small/month: 2")
    let base = try TinyRules.load(
      overlays: [["prices/a.yaml": Self.cheaper], ["prices/b.yaml": other]])
    #expect(base.prices["small/month"]?.text == "$2/day")
    #expect(base.warnings.map(\.id.rawValue) == ["overlay/replaced"])
  }

  @Test func anOverlayStatesUnitDateAndSourceItself() throws {
    let findings = try TinyRules.findings(
      TinyRules.files, overlays: [["prices/things.yaml": "prices: { small/month: 1 }"]])
    #expect(findings.count == 3)
    #expect(findings.allSatisfy { $0.hasPrefix("rule/missing-key Own/prices/things.yaml:1:11") })
  }

  @Test func pricesMayBeLaidOverWithoutAFolder() throws {
    let rules = try TemporaryRules(TinyRules.files)
    defer { withExtendedLifetime(rules) {} }
    let base = try RuleBase.load(
      folders: [rules.folder], prices: [SourceFile(name: "new.yaml", text: Self.cheaper)])
    #expect(base.prices["small/month"]?.text == "$1/day")
  }
}
