import Quantities
import Testing

/// A text in a field of a unit, and the canonical ends that it stands for.
struct ReadingCase: Sendable, CustomTestStringConvertible {
  var text: String
  var field: String
  var low: Double
  var high: Double

  init(_ text: String, _ field: String, _ low: Double, _ high: Double? = nil) {
    self.text = text
    self.field = field
    self.low = low
    self.high = high ?? low
  }

  var testDescription: String { "'\(text)' in \(field)" }

  static let single: [ReadingCase] = [
    ReadingCase("800 ms", "ms", 0.8),
    ReadingCase("800", "ms", 0.8),
    ReadingCase("1.5 s", "ms", 1.5),
    ReadingCase("1.5s", "ms", 1.5),
    ReadingCase("5 min", "ms", 300),
    ReadingCase("1 h", "ms", 3600),
    ReadingCase("11", "weeks", 6_652_800),
    ReadingCase("5 business days", "days", 604_800),
    ReadingCase("40k", "documents", 40_000),
    ReadingCase("40k documents", "documents", 40_000),
    ReadingCase("40 k documents", "documents", 40_000),
    ReadingCase("1 document", "documents", 1),
    ReadingCase("18k", "tokens", 18_000),
    ReadingCase("2M", "tokens", 2_000_000),
    ReadingCase("70B", "parameters", 70e9),
    ReadingCase("2T", "tokens", 2e12),
    ReadingCase("1e6", "tokens", 1_000_000),
    ReadingCase("1.5E+3", "tokens", 1500),
    ReadingCase("25e-1", "", 2.5),
    ReadingCase(".5", "", 0.5),
    ReadingCase("-3", "", -3),
    ReadingCase("1_000", "documents", 1000),
    ReadingCase("1 million", "documents", 1_000_000),
    ReadingCase("1.5 million tokens", "tokens", 1_500_000),
    ReadingCase("  7\t", "documents", 7),
    ReadingCase("$15k", "USD", 15_000),
    ReadingCase("$15k/month", "USD/month", 0.0057077625570776),
    ReadingCase("$15k", "USD/month", 0.0057077625570776),
    ReadingCase("15k USD per month", "USD/month", 0.0057077625570776),
    ReadingCase("USD 15k/month", "USD/month", 0.0057077625570776),
    ReadingCase("$1.2 million", "USD", 1_200_000),
    ReadingCase("$3", "USD/1M tokens", 0.000003),
    ReadingCase("$3/1M tokens", "USD/1M tokens", 0.000003),
    ReadingCase("10000/min", "requests/day", 166.666666667),
    ReadingCase("86400", "requests/day", 1),
    ReadingCase("40 requests", "requests/day", 0.000462962962963),
    ReadingCase("8 requests/business_day", "requests/day", 0.0000661375661376),
    ReadingCase("5/day", "1/day", 0.0000578703703704),
    ReadingCase("99.9%", "%", 0.999),
    ReadingCase("99.95 %", "%", 0.9995),
    ReadingCase("10 %", "%", 0.1),
    ReadingCase("0.999", "%", 0.999),
    ReadingCase("1", "%", 1),
    ReadingCase("10 %", "", 0.1),
    ReadingCase("200 GB", "GB", 200e9),
    ReadingCase("200", "GB", 200e9),
    ReadingCase("1 GiB", "GB", 1_073_741_824),
    ReadingCase("512 MB", "B", 512e6),
    ReadingCase("3 B", "B", 3),
    ReadingCase("2 TB", "GB/month", 761_035.00761),
  ]

  static let ranges: [ReadingCase] = [
    ReadingCase("10..50k", "documents", 10_000, 50_000),
    ReadingCase("10k..50k", "documents", 10_000, 50_000),
    ReadingCase("500..2k", "documents", 500, 2000),
    ReadingCase("6..16", "requests", 6, 16),
    ReadingCase("6 .. 16", "requests", 6, 16),
    ReadingCase("6...16", "requests", 6, 16),
    ReadingCase("6–16", "requests", 6, 16),
    ReadingCase("1.5..2.5 s", "ms", 1.5, 2.5),
    ReadingCase("800 ms..2 s", "ms", 0.8, 2),
    ReadingCase("800 ms..900", "ms", 0.8, 0.9),
    ReadingCase("10..20 %", "%", 0.1, 0.2),
    ReadingCase("$10..50k", "USD", 10, 50_000),
    ReadingCase("$10k..$50k", "USD", 10_000, 50_000),
    ReadingCase("0..5", "", 0, 5),
    ReadingCase("3..3", "", 3),
  ]
}

@Suite struct ReadQuantityTests {
  @Test(arguments: ReadingCase.single + ReadingCase.ranges)
  func reads(_ example: ReadingCase) throws {
    let unit = try #require(Unit.named(example.field))
    let reading = try readQuantity(example.text, in: unit)
    #expect(
      roundedToSignificantDigits(reading.low, 12) == roundedToSignificantDigits(example.low, 12))
    #expect(
      roundedToSignificantDigits(reading.high, 12) == roundedToSignificantDigits(example.high, 12))
    #expect(reading.isRange == (example.low != example.high))
    #expect(reading.low <= reading.base && reading.base <= reading.high)
  }

  @Test func baseOfARangeIsItsGeometricMean() throws {
    #expect(try readQuantity("10..1000", in: .plain).base == 100)
    #expect(try readQuantity("0..10", in: .plain).base == 5)
    #expect(try readQuantity("-10..20", in: .plain).base == 5)
  }

  @Test func keepsTheUnitThatIsWritten() throws {
    let unit = try #require(Unit.named("ms"))
    #expect(try readQuantity("2 h", in: unit).unit.symbol == "h")
    #expect(try readQuantity("2", in: unit).unit.symbol == "ms")
  }
}
