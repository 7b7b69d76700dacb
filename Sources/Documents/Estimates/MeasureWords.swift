import Estimates
import Quantities
import RuleBase

// Measures as people read them; the units are those of `Quantities`.

extension Measure<Byte> {
  /// The amount in the decimal unit that fits: `41 GB`.
  var words: String { readable(value, in: .decimalBytes) }
}

extension Measure<Second> {
  /// The time in the unit that fits: `109 min`.
  var words: String { value.isFinite ? readable(value, in: .seconds) : "without end" }
}

extension Measure<Per<Dollar, Month>> {
  /// The money with its month: `$753/month`.
  var words: String { value.isFinite ? readable(value, in: .dollars) + "/month" : "without limit" }
}

extension Measure<Per<Dollar, Hour>> {
  /// The money with its hour: `$6.88/h`.
  var words: String { readable(value, in: .dollars) + "/h" }
}

extension Measure<Per<Dollar, Request>> {
  /// The money for a thousand requests, as single ones cost too little to read.
  var words: String {
    value.isFinite ? readable(value * 1_000, in: .dollars) + "/1,000 requests" : "without limit"
  }
}

extension RequestsPerDay {
  /// The volume of a day: `63,200 requests/day`.
  var words: String {
    value.isFinite ? Quantities.readable(rounded, in: .plain) + " requests/day" : "no volume"
  }

  /// Three digits are what such a volume is known to.
  private var rounded: Double { roundedToSignificantDigits(value, 3) }
}

extension Measure<Per<Request, Second>> {
  /// The rate of a second: `2.99 requests/s`.
  var words: String { readable(value, in: .plain) + " requests/s" }
}

extension Measure<Vector> {
  /// The number of vectors: `10 million vectors`.
  var words: String { readable(roundedToSignificantDigits(value, 3), in: .plain) + " vectors" }
}

extension Quantities.Unit {
  fileprivate static let decimalBytes = Unit.named("B") ?? .plain
  fileprivate static let seconds = Unit.named("s") ?? .plain
  fileprivate static let dollars = Unit.named("USD") ?? .plain
}

extension Price {
  /// The amount in a unit of money and time, if it is a price of that kind.
  func amount(in symbol: String) -> Double? {
    guard let asked = Unit.named(symbol), asked.dimension == unit.dimension else { return nil }
    return roundedToSignificantDigits(value / asked.factor, 9)
  }

  /// The price with its day, for a remark.
  var words: String { "\(id) \(text) (\(asOf), \(source))" }
}
