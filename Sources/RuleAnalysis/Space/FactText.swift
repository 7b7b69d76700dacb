import Quantities

/// Values as a specification writes them.
enum FactText {
  /// A canonical number in its unit, with all its digits: `1500 requests/day`, `0.3`, `12 %`.
  static func number(_ canonical: Double, in unit: Unit) -> String {
    let value = roundedToSignificantDigits(canonical / unit.factor, 12)
    let isWhole = value == value.rounded() && value.magnitude < 1e15
    let digits = isWhole ? String(Int(value)) : String(value)
    return unit.symbol.isEmpty ? digits : "\(digits) \(unit.symbol)"
  }
}
