/// One unit for each of another: `Per<Byte, Second>`.
///
/// Rates are the only compound units. A measure can be divided by any other, which gives a rate;
/// a rate gives a measure back by multiplication or division. Products of two plain measures do not
/// exist, so what has no meaning (dollars times seconds) does not compile.
public enum Per<Numerator: MeasureUnit, Denominator: MeasureUnit>: MeasureUnit {
  public static var symbol: String { "\(Numerator.symbol)/\(Denominator.symbol)" }
}

/// What falls to each unit of the divisor: bytes by seconds are bytes per second.
public func / <Numerator, Denominator>(
  left: Measure<Numerator>, right: Measure<Denominator>
) -> Measure<Per<Numerator, Denominator>> {
  Measure(left.value / right.value)
}

/// What it takes at that rate: bytes by bytes per second are seconds.
public func / <Numerator, Denominator>(
  left: Measure<Numerator>, right: Measure<Per<Numerator, Denominator>>
) -> Measure<Denominator> {
  Measure(left.value / right.value)
}

/// What comes together at that rate: dollars per hour times hours are dollars.
public func * <Numerator, Denominator>(
  left: Measure<Per<Numerator, Denominator>>, right: Measure<Denominator>
) -> Measure<Numerator> {
  Measure(left.value * right.value)
}

/// What comes together at that rate: hours times dollars per hour are dollars.
public func * <Numerator, Denominator>(
  left: Measure<Denominator>, right: Measure<Per<Numerator, Denominator>>
) -> Measure<Numerator> {
  Measure(left.value * right.value)
}

/// Rates in a row: tokens per request times requests per second are tokens per second.
public func * <Numerator, Middle, Denominator>(
  left: Measure<Per<Numerator, Middle>>, right: Measure<Per<Middle, Denominator>>
) -> Measure<Per<Numerator, Denominator>> {
  Measure(left.value * right.value)
}

extension Measure {
  /// The rate seen from the other side: seconds per token from tokens per second.
  public func inverted<Numerator, Denominator>() -> Measure<Per<Denominator, Numerator>>
  where Counted == Per<Numerator, Denominator> {
    Measure<Per<Denominator, Numerator>>(1 / value)
  }
}
