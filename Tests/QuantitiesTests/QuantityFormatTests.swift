import Quantities
import Testing

@Suite struct QuantityFormatTests {
  @Test(
    arguments: [
      (0.8, "ms", "800 ms"), (15_000.0 / 2_628_000, "USD/month", "$15,000/month"),
      (40_000, "documents", "40,000 documents"), (1, "documents", "1 document"),
      (0.999, "%", "99.9 %"), (0.9995, "%", "99.95 %"), (0.99999, "%", "99.999 %"),
      (0.912345, "%", "91.2 %"), (1, "%", "100 %"), (0.1, "%", "10 %"), (0.03333, "%", "3.33 %"),
      (0, "USD", "$0"), (-12.5, "USD", "−$12.5"), (15_432, "tokens", "15,432 tokens"),
      (15_432.7, "tokens", "15,400 tokens"), (999_999, "tokens", "999,999 tokens"),
      (1_234_567, "tokens", "1,230,000 tokens"), (0.1 + 0.2, "", "0.3"), (2.675, "", "2.68"),
      (1.0 / 86_400, "requests/day", "1 request/day"), (3e-6, "USD/1M tokens", "$3/1M tokens"),
      (5.0 / 86_400, "1/day", "5/day"), (0.000123456, "", "0.000123"), (1e-12, "", "1e-12"),
      (1.23456e18, "", "1.23e18"), (999.96, "", "1,000"), (86_400, "days", "1 day"),
      (.infinity, "ms", "not a number"), (.nan, "ms", "not a number"),
    ] as [(Double, String, String)])
  func writes(_ value: Double, _ symbol: String, _ expected: String) throws {
    #expect(format(value, in: try #require(Unit.named(symbol))) == expected)
  }

  @Test(
    arguments: [
      (60.0, 2000.0, "USD", "$60–2,000"), (0.8, 2, "ms", "800–2,000 ms"),
      (5, 5, "requests", "5 requests"), (-5, 5, "", "−5 to 5"), (0.1, 0.2, "%", "10–20 %"),
      (-29_700, 6_460, "USD", "−$29,700 to $6,460"), (-300, -20, "USD", "−$300 to −$20"),
    ] as [(Double, Double, String, String)])
  func writesRanges(_ low: Double, _ high: Double, _ symbol: String, _ expected: String) throws {
    #expect(format(low: low, high: high, in: try #require(Unit.named(symbol))) == expected)
  }

  @Test(
    arguments: [
      (300.0, "s", "5 min"), (0.25, "s", "250 ms"), (5, "ms", "5 s"),
      (7_884_000, "months", "3 months"),
      (9.4e14, "operations/s", "940 trillion operations/s"),
      (2.8e8, "tokens", "280 million tokens"),
      (999_999, "tokens", "1 million tokens"), (999_000, "tokens", "999,000 tokens"),
      (1e6, "vectors", "1 million vectors"), (1.2e6, "USD", "$1.2 million"),
      (-2e6, "USD", "−$2 million"),
      (3e18, "tokens", "3e18 tokens"), (1e10, "B", "10 GB"), (0, "s", "0 s"),
      (36_000, "person-hours", "10 person-hours"), (.infinity, "s", "not a number"),
    ] as [(Double, String, String)])
  func saysAmountsAsPeopleDo(_ value: Double, _ symbol: String, _ expected: String) throws {
    #expect(readable(value, in: try #require(Unit.named(symbol))) == expected)
  }

  @Test(
    arguments: [
      (0.5, 2.0, "ms", "0.5–2 s"), (5, 600, "s", "5 s to 10 min"), (0, 90, "s", "0–1.5 min"),
      (9e5, 1.2e6, "USD", "$0.9–1.2 million"), (10, 5e6, "tokens", "10 tokens to 5 million tokens"),
      (2, 2, "GB", "2 B"), (1e9, 4e9, "B", "1–4 GB"),
    ] as [(Double, Double, String, String)])
  func saysRangesAsPeopleDo(
    _ low: Double, _ high: Double, _ symbol: String, _ expected: String
  ) throws {
    #expect(readable(low: low, high: high, in: try #require(Unit.named(symbol))) == expected)
  }

  @Test(
    arguments: [
      (7200.0, "ms", "2 h"), (0.8, "h", "800 ms"), (59.99, "s", "1 min"), (90, "ms", "1.5 min"),
      (3e9, "B", "3 GB"), (1e-9, "s", "0.000001 ms"), (0, "ms", "0 ms"),
      (1500, "tokens", "1,500 tokens"),
      (1_073_741_824, "KiB", "1 GiB"),
    ] as [(Double, String, String)])
  func choosesAReadableUnit(_ value: Double, _ symbol: String, _ expected: String) throws {
    let unit = try #require(Unit.named(symbol))
    #expect(format(value, in: unit.suited(to: value)) == expected)
  }

  @Test(
    arguments: [
      (1234.5, 2, 1200.0), (0.1 + 0.2, 12, 0.3), (9.996, 3, 10), (-2.675, 3, -2.68), (0, 3, 0),
      (.leastNonzeroMagnitude, 12, .leastNonzeroMagnitude),
      (.greatestFiniteMagnitude, 17, .greatestFiniteMagnitude),
      (123_456_789, 0, 100_000_000), (1e22, 5, 1e22), (123e-20, 2, 1.2e-18),
    ] as [(Double, Int, Double)])
  func rounds(_ value: Double, _ digits: Int, _ expected: Double) {
    #expect(roundedToSignificantDigits(value, digits) == expected)
  }

  @Test func writtenQuantitiesReadBack() throws {
    for symbol in ["ms", "h", "USD/month", "requests/day", "GB", "%", "tokens"] {
      let unit = try #require(Unit.named(symbol))
      for number in [0.5, 1, 7, 12.5, 99] {
        let text = format(number * unit.factor, in: unit)
        #expect(
          try readQuantity(text, in: unit).base
            == roundedToSignificantDigits(number * unit.factor, 12))
      }
    }
  }
}
