/// One number with what was written around it, before it is converted.
struct Amount {
  var number: Double
  /// The size that was written, such as 1000 for `k`.
  var multiplier: Double?
  /// The unit that was written; nil for the field's own.
  var unit: Unit?
  /// The text of the amount, for messages.
  var written: String
  var place: Range<Int>

  /// The value in canonical units, if the written unit fits the field's.
  func canonical(in field: Unit) throws(QuantityReadingError) -> Double {
    let scaled = number * (multiplier ?? 1)
    if unit == nil, field == .percent, scaled.magnitude > 1 {
      throw .bareShareAboveOne(written, at: place)
    }
    // A share without a sign is already canonical.
    let factor = unit?.factor ?? (field == .percent ? 1 : field.factor)
    let value = roundedToSignificantDigits(scaled * factor, 12)
    guard value.isFinite else { throw .notFinite(at: place) }
    return value
  }
}

extension Unit {
  /// The unit that is meant when `self` is written in a field of another unit.
  ///
  /// A numerator alone takes the field's divisors (`$15k` where dollars per month are asked), and
  /// a divisor alone the field's noun (`10000/min` where requests per day are asked).
  func completed(by field: Unit, at place: Range<Int>) throws(QuantityReadingError) -> Unit {
    var unit = self
    if suffix.isEmpty, !field.suffix.isEmpty, numerator.dimension == field.numerator.dimension,
      numerator.symbol == field.numerator.symbol || numerator.dimension != .none
    {
      return Unit(
        symbol: symbol + field.suffix, dimension: field.dimension,
        factor: numerator.factor * (field.factor / field.numerator.factor), numerator: numerator,
        suffix: field.suffix)
    }
    if numerator == .plain, field.numerator.isCount {
      unit = Unit(
        symbol: field.numerator.symbol + suffix, dimension: dimension, factor: factor,
        numerator: field.numerator, suffix: suffix)
    }
    guard unit.dimension == field.dimension else {
      throw .wrongDimension(found: dimension, expected: field, at: place)
    }
    let isPercent = unit.numerator == .percent
    let mixesCounts = field.numerator != .plain && unit.numerator != field.numerator
    if unit.dimension.money == 0, unit.dimension.data == 0,
      unit.numerator.isCount || isPercent || field.numerator == .percent, mixesCounts
    {
      throw .wrongUnit(found: self, expected: field, at: place)
    }
    return unit
  }
}
