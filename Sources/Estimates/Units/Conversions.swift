// Units of one dimension turned into each other. A month is 730 hours = 365/12 days.

/// A unit of time, with its length.
public protocol TimeUnit: MeasureUnit {
  /// The seconds in one of it.
  static var seconds: Double { get }
}

extension Second: TimeUnit { public static var seconds: Double { 1 } }
extension Hour: TimeUnit { public static var seconds: Double { 3_600 } }
extension Day: TimeUnit { public static var seconds: Double { 86_400 } }
extension Month: TimeUnit { public static var seconds: Double { 730 * 3_600 } }
extension Year: TimeUnit { public static var seconds: Double { 365 * 86_400 } }

extension Measure where Counted: TimeUnit {
  /// The same time in another unit; the unit comes from the type that is asked for.
  public func converted<Other: TimeUnit>(to unit: Other.Type = Other.self) -> Measure<Other> {
    Measure<Other>(value * (Counted.seconds / Other.seconds))
  }
}

extension Measure {
  /// The same rate for another stretch of time: dollars per month from dollars per hour.
  public func converted<Numerator, Time: TimeUnit, Other: TimeUnit>(
    to unit: Other.Type = Other.self
  ) -> Measure<Per<Numerator, Other>> where Counted == Per<Numerator, Time> {
    Measure<Per<Numerator, Other>>(value * (Other.seconds / Time.seconds))
  }
}

extension Measure<Token> {
  /// The same tokens counted in millions.
  public var inMillions: Measure<MillionTokens> { Measure<MillionTokens>(value / 1e6) }
}

extension Measure<MillionTokens> {
  /// The same tokens counted one by one.
  public var inTokens: Tokens { Tokens(value * 1e6) }
}

extension Measure<Byte> {
  /// That many gigabytes of 10^9 bytes.
  public static func gigabytes(_ count: Double) -> Self { Self(count * 1e9) }

  /// The same data in gigabytes of 10^9 bytes.
  public var inGigabytes: Gigabytes { Gigabytes(value / 1e9) }
}

extension Measure<Gigabyte> {
  /// The same data in bytes.
  public var inBytes: Bytes { Bytes(value * 1e9) }
}

extension Measure<Second> {
  /// That many milliseconds.
  public static func milliseconds(_ count: Double) -> Self { Self(count / 1e3) }

  /// That many microseconds.
  public static func microseconds(_ count: Double) -> Self { Self(count / 1e6) }

  /// The time in milliseconds, as a plain number for print.
  public var inMilliseconds: Double { value * 1e3 }
}
