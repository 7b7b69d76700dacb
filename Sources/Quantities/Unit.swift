public import Binary

/// A unit in which numbers are written and printed: its symbol, what it measures and its size.
///
/// The canonical units are the second, the US dollar and the byte; a rate is per second and a
/// percentage a share between 0 and 1. A month has 730 hours, a year 8,760, a business day is
/// 7/5 of a day (house: five working days in a week).
public struct Unit: Hashable, Sendable {
  /// The way the unit is written in fields and rules: `ms`, `USD/month`, `requests/day`.
  public let symbol: String
  /// What numbers in this unit measure.
  public let dimension: Dimension
  /// How many canonical units one of these is.
  public let factor: Double
  /// The unit before the first slash, and the words for printing.
  let numerator: Term
  /// What follows the numerator, from its slash on; empty for most units.
  let suffix: String

  /// A number without a unit, such as a factor or a ratio.
  public static let plain = Unit(numerator: .plain, denominators: [])

  /// The share that is written as a percentage.
  public static let percent = Unit(numerator: .percent, denominators: [])

  /// The unit with this symbol, or nil when a part of it is unknown.
  ///
  /// Compounds put one slash before each divisor, and a divisor may have a size: `requests/day`,
  /// `USD/1M tokens`, `USD/GB/month`, `1/day`. Singular nouns are accepted (`1 document`).
  public static func named(_ symbol: String) -> Unit? {
    guard symbol.utf8.count <= 80 else { return nil }
    let parts = symbol.split(separator: "/", omittingEmptySubsequences: false).map(trimmed)
    guard let first = parts.first, let numerator = Term.numerator(first) else { return nil }
    var denominators: [Term] = []
    for part in parts.dropFirst() {
      guard let term = Term.denominator(part) else { return nil }
      denominators.append(term)
    }
    return Unit(numerator: numerator, denominators: denominators)
  }

  /// A unit that counts things of any kind by their plural noun, for nouns without a symbol here.
  public static func counting(_ noun: String) -> Unit {
    Unit(numerator: .counting(noun), denominators: [])
  }

  init(numerator: Term, denominators: [Term]) {
    self.numerator = numerator
    suffix = denominators.map { "/" + $0.printed }.joined()
    symbol = (numerator.symbol.isEmpty && !suffix.isEmpty ? "1" : numerator.symbol) + suffix
    dimension = denominators.reduce(numerator.dimension) { $0 / $1.dimension }
    factor = denominators.reduce(numerator.factor) { $0 / $1.factor }
  }

  init(symbol: String, dimension: Dimension, factor: Double, numerator: Term, suffix: String) {
    self.symbol = symbol
    self.dimension = dimension
    self.factor = factor
    self.numerator = numerator
    self.suffix = suffix
  }
}

extension Unit: CustomStringConvertible {
  /// The unit's symbol, or "a plain number".
  public var description: String { symbol.isEmpty ? "a plain number" : symbol }
}

extension Unit {
  /// The unit of the same kind in which an amount is easiest to read: hours for 7,200,000 ms.
  ///
  /// Only durations and amounts of data change; every other unit is returned as it is.
  public func suited(to canonical: Double) -> Unit {
    guard suffix.isEmpty, canonical.isFinite, canonical != 0 else { return self }
    let symbols: [String]
    switch dimension {
    case .time: symbols = ["ms", "s", "min", "h", "days"]
    case .data:
      symbols = symbol.hasSuffix("iB") ? ["B", "KiB", "MiB", "GiB", "TiB"] : Unit.decimalData
    default: return self
    }
    // An amount just below the next unit's size rounds up to it: 59.99 s reads as 1 min.
    let size = canonical.magnitude * 1.0005
    return symbols.compactMap(Unit.named).last { $0.factor <= size }
      ?? symbols.first.flatMap(Unit.named) ?? self
  }

  private static let decimalData = ["B", "KB", "MB", "GB", "TB"]
}

func trimmed(_ text: Substring) -> Substring {
  var text = text
  while text.first == " " { text.removeFirst() }
  while text.last == " " { text.removeLast() }
  return text
}

extension Unit: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      symbol: try reader.read(), dimension: try reader.read(), factor: try reader.read(),
      numerator: try reader.read(), suffix: try reader.read())
  }
}
