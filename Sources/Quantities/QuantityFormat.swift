/// A canonical amount as text in `unit`: `800 ms`, `$15,000/month`, `40,000 documents`, `99.9 %`.
///
/// Integers below a million are written in full, everything else with three significant digits.
/// A percentage near the whole keeps the digits that tell it from 100 (`99.95 %`).
public func format(_ canonical: Double, in unit: Unit) -> String {
  guard canonical.isFinite else { return "not a number" }
  let number = numberText(canonical, in: unit)
  let isNegative = number.hasPrefix(minus)
  let magnitude = isNegative ? String(number.dropFirst()) : number
  return (isNegative ? minus : "") + unit.sign + magnitude + unit.words(one: number == "1")
}

/// A canonical range as text in `unit`: `$60–2,000/month`; one value when both ends read the same; `−$5 to $10/month` where
/// one is negative.
///
/// Where one end is rounded to three significant digits, so is the other.
public func format(low: Double, high: Double, in unit: Unit) -> String {
  guard low.isFinite, high.isFinite else { return "not a number" }
  let isExact = isWhole(low, in: unit) && isWhole(high, in: unit)
  let first = numberText(low, in: unit, isRounded: !isExact)
  let second = numberText(high, in: unit, isRounded: !isExact)
  guard first != second else { return format(low, in: unit) }
  guard !first.hasPrefix(minus), !second.hasPrefix(minus) else {
    // A dash between the ends would read as another minus.
    func end(_ number: String) -> String {
      number.hasPrefix(minus)
        ? minus + unit.sign + number.dropFirst(minus.count) : unit.sign + number
    }
    return "\(end(first)) to \(end(second))" + unit.words(one: false)
  }
  return unit.sign + first + "–" + second + unit.words(one: false)
}

/// A canonical amount as people say it: in the unit of its kind that fits its size, and millions and
/// more as words: `5 min` for 300 s, `1.2 million tokens`, `940 trillion operations/s`.
///
/// Months, person-hours and other units that are stated for a reason are kept.
public func readable(_ canonical: Double, in unit: Unit) -> String {
  let unit = unit.isScaled ? unit.suited(to: canonical) : unit
  let value = roundedToSignificantDigits(canonical / unit.factor, 12)
  let scale = magnitudes.last { value.magnitude >= $0.size * 0.9995 }
  guard value.isFinite, let scale, value.magnitude < 0.9995e18 else {
    return format(canonical, in: unit)
  }
  let number = Decimal(value / scale.size).rounded(toDigits: 3).grouped
  let isNegative = number.hasPrefix(minus)
  let words = "\(isNegative ? String(number.dropFirst()) : number) \(scale.word)"
  return (isNegative ? minus : "") + unit.sign + words + unit.words(one: false)
}

/// A canonical range as people say it: `0.5–2 s`, `$0.9–1.2 million/month`, `5 s to 10 min`.
public func readable(low: Double, high: Double, in unit: Unit) -> String {
  let first = readable(low, in: unit)
  let second = readable(high, in: unit)
  guard first != second, low.isFinite, high.isFinite else { return first }
  let common = unit.isScaled ? unit.suited(to: high) : unit
  let start = low / common.factor
  let end = high / common.factor
  let isFar = start != 0 && start.magnitude < 0.1 && unit.isScaled
  guard end.magnitude >= 0.9995e6 || isFar else { return format(low: low, high: high, in: common) }
  guard let scale = magnitudes.last(where: { end.magnitude >= $0.size * 0.9995 }), !isFar,
    start >= scale.size / 10, end < 0.9995e18
  else { return "\(first) to \(second)" }
  let numbers = [start, end].map { Decimal($0 / scale.size).rounded(toDigits: 3).grouped }
  return common.sign + numbers.joined(separator: "–") + " \(scale.word)" + common.words(one: false)
}

/// The sign of a negative number, which readers of quantities know beside the hyphen.
private let minus = "−"

private let magnitudes: [(size: Double, word: String)] = [
  (1e6, "million"), (1e9, "billion"), (1e12, "trillion"), (1e15, "quadrillion"),
]

/// A plain number as text: thousands parted by commas, at most three significant digits unless it
/// is an integer below a million.
public func format(_ number: Double) -> String { format(number, in: .plain) }

extension Unit {
  /// Whether amounts read as well in a larger or smaller unit of the kind.
  fileprivate var isScaled: Bool {
    suffix.isEmpty
      && (dimension == .data || ["us", "ms", "s", "min", "h"].contains(numerator.symbol))
  }

  /// What stands before the number.
  fileprivate var sign: String { numerator.symbol == "USD" ? "$" : "" }

  /// What follows the number.
  fileprivate func words(one: Bool) -> String {
    if numerator.symbol == "USD" || numerator.symbol.isEmpty { return suffix }
    return " " + (one ? numerator.singular : numerator.symbol) + suffix
  }
}

/// Whether an amount is a whole number that is written in full.
private func isWhole(_ canonical: Double, in unit: Unit) -> Bool {
  let value = roundedToSignificantDigits(canonical / unit.factor, 12)
  return value == value.rounded() && value.magnitude < 1_000_000
}

/// The digits of an amount.
///
/// - Parameters:
///   - canonical: the amount in canonical units.
///   - unit: the unit that it is told in.
///   - isRounded: whether whole numbers too have three significant digits.
/// - Returns: the number without its unit.
private func numberText(
  _ canonical: Double, in unit: Unit, isRounded: Bool = false
) -> String {
  let value = roundedToSignificantDigits(canonical / unit.factor, 12)
  // The factor of a unit may be far from one, and a quotient too large has no digits.
  guard value.isFinite else { return "not a number" }
  var digits = !isRounded && isWhole(canonical, in: unit) ? 6 : 3
  if unit.numerator.symbol == "%", value > 90, value < 100 {
    // Two digits of what is missing to the whole.
    let missing = Decimal(roundedToSignificantDigits(100 - value, 12))
    digits = max(3, 4 - missing.exponent)
  }
  return Decimal(value).rounded(toDigits: digits).grouped
}

extension Decimal {
  /// Plain digits with commas between thousands, or a power of ten where they would be too many.
  fileprivate var grouped: String {
    guard !digits.isEmpty else { return "0" }
    let sign = isNegative ? minus : ""
    guard exponent <= 15, exponent > -8 else { return sign + powerOfTen }
    let places = digits.map { String($0) }
    let zeros = Array(repeating: "0", count: max(0, exponent - places.count))
    let whole = exponent > 0 ? Array(places.prefix(exponent)) + zeros : ["0"]
    let leading = Array(repeating: "0", count: max(0, -exponent))
    let fraction = leading + places.dropFirst(max(0, exponent))
    var text = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { text += "," }
      text += digit
    }
    return sign + text + (fraction.isEmpty ? "" : "." + fraction.joined())
  }

  private var powerOfTen: String {
    let rest = digits.dropFirst().map { String($0) }.joined()
    return "\(digits[0])" + (rest.isEmpty ? "" : "." + rest) + "e\(exponent - 1)"
  }
}
