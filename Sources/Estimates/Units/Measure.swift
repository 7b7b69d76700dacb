/// A unit that a measure is counted in.
///
/// Units are types without values: a measure of one unit can't be added to, compared with or passed
/// for a measure of another.
public protocol MeasureUnit: SendableMetatype {
  /// The unit as it is written behind a number, such as `GB/s`.
  static var symbol: String { get }
}

/// A number that knows its unit at compile time, such as ``Seconds``.
public struct Measure<Counted: MeasureUnit>: Hashable, Sendable {
  /// The number, in the unit itself: bytes rather than gigabytes.
  public var value: Double

  /// A measure of that many units.
  public init(_ value: Double) {
    self.value = value
  }

  /// A measure of that many units.
  public init(_ count: Int) {
    value = Double(count)
  }

  /// Nothing at all.
  public static var zero: Self { Self(0.0) }

  /// Without a bound.
  public static var infinity: Self { Self(.infinity) }

  /// Whether the number is neither infinite nor undefined.
  public var isFinite: Bool { value.isFinite }
}

extension Measure: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

extension Measure: CustomStringConvertible {
  public var description: String { "\(value) \(Counted.symbol)" }
}

// MARK: - Arithmetic within one unit

extension Measure {
  public static func + (left: Self, right: Self) -> Self { Self(left.value + right.value) }
  public static func - (left: Self, right: Self) -> Self { Self(left.value - right.value) }
  public static func += (left: inout Self, right: Self) { left.value += right.value }
  public static func -= (left: inout Self, right: Self) { left.value -= right.value }
  public static prefix func - (measure: Self) -> Self { Self(-measure.value) }

  public static func * (left: Self, factor: Double) -> Self { Self(left.value * factor) }
  public static func * (factor: Double, right: Self) -> Self { Self(factor * right.value) }
  public static func / (left: Self, divisor: Double) -> Self { Self(left.value / divisor) }

  /// How many times the divisor goes into the measure: a plain number.
  public static func / (left: Self, right: Self) -> Double { left.value / right.value }
}

extension Sequence {
  /// The sum of measures of one unit.
  public func sum<Counted>() -> Measure<Counted> where Element == Measure<Counted> {
    reduce(.zero, +)
  }
}
