import Quantities
import Testing

@Suite struct QuantityFuzzTests {
  private static let pieces = [
    "0", "1", "9", "15", "000", "999999999", ".", "..", ",", "_", "-", "+", "–", "e", "E9", "e-9",
    "e308", "k", "K", "M", "B", "T", "%", "$", "€", "£", "¤", "USD", "US$", "EUR", "/", " ", "\t",
    "\u{A0}", "ms", "s", "min", "h", "month", "day", "GB", "tokens", "requests", "documents",
    "million", "per", "inf", "nan", "0x", "١", "½", "é", "e\u{301}", "👩‍👩‍👧", "\u{0}", "\n", "²",
  ]

  @Test(arguments: 0..<8)
  func randomTextsNeverCrash(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let units = ["ms", "%", "USD/month", "requests/day", "GB", "", "USD/1M tokens", "1/day"]
      .compactMap { Unit.named($0) }
    for _ in 0..<2000 {
      let count = Int.random(in: 0...9, using: &random)
      let text = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
      let unit = try #require(units.randomElement(using: &random))
      do {
        let reading = try readQuantity(text, in: unit)
        #expect(reading.low.isFinite && reading.high.isFinite && reading.base.isFinite)
        #expect(reading.low <= reading.base && reading.base <= reading.high, "\(text)")
        #expect(reading.unit.dimension == unit.dimension)
        #expect(!format(low: reading.low, high: reading.high, in: unit).isEmpty)
      } catch {
        let length = text.unicodeScalars.count
        #expect(error.range.map { $0.upperBound <= length } ?? true, "\(text)")
        #expect(!error.message.isEmpty)
        _ = error.help
      }
    }
  }

  @Test func randomNumbersCanBeWrittenAndRounded() {
    var random = SplitMix(seed: 42)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      _ = format(value, in: .percent)
      let rounded = roundedToSignificantDigits(value, 12)
      guard value.isFinite, value != 0 else { continue }
      #expect(abs(rounded - value) <= abs(value) * 1e-11 || !rounded.isFinite || value.isSubnormal)
      #expect(roundedToSignificantDigits(rounded, 12) == rounded)
    }
  }
}

/// A small random source that gives the same numbers everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
