/// A number rounded to so many significant decimal digits; halves go away from zero.
///
/// Works on the shortest decimal form of the number and not with powers, so the result is the
/// same on every machine: 2.675 to three digits is 2.68. Infinities and not-a-number stay.
public func roundedToSignificantDigits(_ x: Double, _ digits: Int) -> Double {
  guard x.isFinite, x != 0 else { return x }
  // Most numbers are integers short enough to stay as they are.
  if digits >= 12, x.magnitude < 1e12, x == x.rounded() { return x }
  if let quick = quicklyRounded(x, digits) { return quick }
  guard let exact = Double(Decimal(x).rounded(toDigits: max(digits, 1)).text) else { return x }
  return exact
}

/// The rounded number by exact powers of ten: nil where it lies near a half, or out of their reach.
///
/// A whole number below 2^53 times or over a power of ten up to 10^22 is rounded once, by the
/// multiplication or division itself, which gives the very double that the decimal form reads as.
private func quicklyRounded(_ x: Double, _ digits: Int) -> Double? {
  guard (1...12).contains(digits), x.magnitude.isNormal else { return nil }
  // At most one too small, and never too large.
  let exponent = Int((Double(x.exponent) * 0.301_029_995_663_981_2).rounded(.down))
  var shift = digits - 1 - exponent
  guard (-21...22).contains(shift) else { return nil }
  func shifted() -> Double {
    shift >= 0 ? x.magnitude * powersOfTen[shift] : x.magnitude / powersOfTen[-shift]
  }
  var number = shifted()
  if number >= powersOfTen[digits] {
    shift -= 1
    number = shifted()
  }
  let whole = number.rounded(.down)
  let rest = number - whole
  guard (rest - 0.5).magnitude > 0.001 else { return nil }
  let rounded = rest < 0.5 ? whole : whole + 1
  let result = shift >= 0 ? rounded / powersOfTen[shift] : rounded * powersOfTen[-shift]
  return x < 0 ? -result : result
}

/// Those that a double holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

/// The decimal digits of a finite number: 0.d₁d₂d₃… times ten to the power of `exponent`.
struct Decimal {
  var isNegative: Bool
  /// Values 0…9, without zeros at either end; empty for zero.
  var digits: [UInt8]
  var exponent: Int

  /// The shortest decimal number that reads back as `value`, which must be finite.
  init(_ value: Double) {
    isNegative = value < 0
    digits = []
    exponent = 0
    var pointSeen = false
    var leading = true
    var bytes = value.magnitude.description.utf8[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x30...0x39:
        leading = leading && byte == 0x30
        if !leading { digits.append(byte - 0x30) }
        if !pointSeen, !leading { exponent += 1 }
        if pointSeen, leading { exponent -= 1 }
      case 0x2E: pointSeen = true
      default:
        exponent += Int(String(Substring(bytes))) ?? 0
        bytes = bytes.suffix(0)
      }
    }
    trim()
  }

  /// The same number with at most `count` digits; halves go away from zero.
  func rounded(toDigits count: Int) -> Decimal {
    var result = self
    guard count < digits.count else { return result }
    guard count >= 0 else {
      result.digits = []
      result.trim()
      return result
    }
    result.digits = Array(digits[..<count])
    if digits[count] >= 5 {
      var index = count - 1
      while index >= 0, result.digits[index] == 9 {
        result.digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        result.digits[index] += 1
      } else {
        result.digits.insert(1, at: 0)
        result.exponent += 1
      }
    }
    result.trim()
    return result
  }

  /// A form that `Double` reads back exactly.
  var text: String {
    let sign = isNegative ? "-" : ""
    return sign + "0." + digits.map(String.init).joined() + "e\(exponent)"
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }
}
