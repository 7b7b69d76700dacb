import TestSupport
import Testing

/// What is wrong with price files, with its place.
@Suite struct PriceFindingsTests {
  private static let prices = "prices/things.yaml"
  private static let formulas = "formulas/limits.yaml"
  private static let formula = "id: limits.docs, expression: \"200\""
  private static let box = "catalogue/box.yaml"

  @Test(arguments: [
    Mistake(
      prices, "value: 90",
      to: "value: ninety",
      "rule/price Rules/prices/things.yaml:4:50 the price 'large/month' is not a number"),
    Mistake(
      prices, "value: 90",
      to: "value: 80..90",
      "rule/price Rules/prices/things.yaml:4:50 the price 'large/month' is not a number"),
    Mistake(
      prices, "small/month: 10",
      to: "small/month: -10",
      "rule/price-not-positive Rules/prices/things.yaml:4:24 the price 'small/month' is negative "
        + "(leave out a price that is not known)"),
    Mistake(
      prices, "small/month: 10",
      to: "small/month: 0",
      "rule/price-not-positive Rules/prices/things.yaml:4:24 the price 'small/month' is zero "
        + "(leave out a price that is not known)"),
    Mistake(
      prices, "value: 90,",
      to: "value: 90, unit: USD/parsec,",
      "rule/unknown-unit Rules/prices/things.yaml:4:60 'USD/parsec' is not a known unit"),
    Mistake(
      prices, "value: 90,",
      to: "value: 90, source: BOKK,",
      "rule/unknown-source Rules/prices/things.yaml:4:62 no source is called 'BOKK' (did you mean "
        + "'BOOK'?)"),
    Mistake(
      prices, "as_of: 2026-09",
      to: "as_of: September",
      "rule/not-a-date Rules/prices/things.yaml:4:61 'September' is no date (write a day, a month "
        + "or a year, as 2026-10-24, 2026-10 or 2026)"),
    Mistake(
      prices, "as_of: 2026-10\n",
      to: "as_of: 2026-13\n",
      "rule/not-a-date Rules/prices/things.yaml:2:8 '2026-13' is no date (write a day, a month or "
        + "a year, as 2026-10-24, 2026-10 or 2026)"),
    Mistake(
      prices, "as_of: 2026-10\n",
      to: "",
      "rule/missing-key Rules/prices/things.yaml:3:11 the price 'small/month' needs the key 'as_of' "
        + "(write it beside the value, or at the top of the file for all its prices)"),
    Mistake(
      prices, "value: 90,",
      to: "value: 90, currency: USD,",
      "rule/unknown-key Rules/prices/things.yaml:4:54 unknown key 'currency' in a price "
        + "(known here: as_of, note, region, source, unit, value)"),
    Mistake(
      box, "price: small/month",
      to: "price: smal/month",
      "rule/unknown-price Rules/catalogue/box.yaml:18:57 no price is called 'smal/month' (did you "
        + "mean 'small/month'?)"),
    Mistake(
      formulas, formula,
      to: "id: limits.docs, price: small/moth",
      "rule/unknown-price Rules/formulas/limits.yaml:2:31 no price is called 'small/moth' (did you "
        + "mean 'small/month'?)"),
    Mistake(
      formulas, formula,
      to: "id: limits.docs, price: small/month",
      "rule/price-dimension Rules/formulas/limits.yaml:2:31 the price 'small/month' is in USD/month "
        + "(money per time), which can't be told in a plain number (a plain number)"),
  ])
  func mistakesAreShownAtTheirPlace(mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.findings)
  }

  @Test func anIdOfTwoFilesIsShownInBoth() throws {
    let more = "unit: USD/month\nas_of: 2026-10\nsource: BOOK\nprices: { small/month: 11 }\n"
    let files = TinyRules.files.merging(["prices/zoo.yaml": more]) { _, new in new }
    #expect(
      try TinyRules.findings(files) == [
        "rule/duplicate-id Rules/prices/zoo.yaml:4:11 the price 'small/month' is stated twice"
      ])
  }

  @Test func aPriceThatIsWrongIsNotReportedWhereItIsUsed() throws {
    let mistake = Mistake(Self.prices, "small/month: 10", to: "small/month: ten", "")
    #expect(try mistake.found().count == 1)
  }
}
