/// A number as it was read: one value or a range, in canonical units.
public struct QuantityReading: Hashable, Sendable {
  /// The lower end; equal to ``base`` for a single value.
  public var low: Double
  /// The value to reckon with: of a range the geometric mean, or the mean when it touches zero.
  public var base: Double
  /// The upper end; equal to ``base`` for a single value.
  public var high: Double
  /// The unit that was written, or the field's own when none was.
  public var unit: Unit

  /// Whether two ends were written.
  public var isRange: Bool

  /// Creates the reading of a range, or of a single value when both ends are the same.
  public init(low: Double, high: Double, unit: Unit) {
    self.low = low
    self.high = high
    self.unit = unit
    isRange = low != high
    if low == high {
      base = low
    } else if low > 0 {
      // Two roots, because the product of the ends may be too large for a number.
      base = roundedToSignificantDigits(low.squareRoot() * high.squareRoot(), 12)
    } else {
      base = roundedToSignificantDigits(low / 2 + high / 2, 12)
    }
  }
}
