/// A quantity that is known only within a range: a low end, the value to reckon with, a high end.
///
/// Ends move together through a calculation that rises or falls with its inputs everywhere, which
/// is the only kind offered here; so the ends of the result are ends, and not a guess about them.
public struct Interval<Value: Comparable & Sendable>: Sendable {
  /// The least value.
  public let low: Value
  /// The value to reckon with.
  public let base: Value
  /// The greatest value.
  public let high: Value

  /// An interval of three values in any order; the middle one is the base.
  public init(low: Value, base: Value, high: Value) {
    let sorted = [low, base, high].sorted()
    self.low = sorted[0]
    self.base = sorted[1]
    self.high = sorted[2]
  }

  /// A value that is known exactly.
  public init(exactly value: Value) {
    self.init(low: value, base: value, high: value)
  }

  /// Whether nothing but the base value is possible.
  public var isExact: Bool { low == high }

  /// Whether a value lies between the ends, these included.
  public func contains(_ value: Value) -> Bool { low <= value && value <= high }
}

extension Interval: Equatable where Value: Equatable {}
extension Interval: Hashable where Value: Hashable {}

/// Whether a result grows or shrinks when an input grows.
public enum Monotony: Sendable, Hashable {
  /// More of the input never gives less of the result.
  case rising
  /// More of the input never gives more of the result.
  case falling
}

extension Interval {
  /// The result of a calculation with one input.
  ///
  /// - Parameters:
  ///   - monotony: how the result follows the input over the whole range.
  ///   - calculate: the calculation.
  /// - Returns: the result with the ends that belong to it.
  public func map<Result>(
    _ monotony: Monotony = .rising, _ calculate: (Value) -> Result
  ) -> Interval<Result> {
    let ends = [calculate(low), calculate(high)]
    return Interval<Result>(
      low: ends[monotony == .rising ? 0 : 1], base: calculate(base),
      high: ends[monotony == .rising ? 1 : 0])
  }

  /// The result of a calculation with two inputs, each of which may lie anywhere in its range.
  ///
  /// - Parameters:
  ///   - other: the second input.
  ///   - monotony: how the result follows this input.
  ///   - otherMonotony: how the result follows the second input.
  ///   - calculate: the calculation.
  /// - Returns: the result with the ends that belong to it.
  public func combined<Other, Result>(
    with other: Interval<Other>, _ monotony: Monotony = .rising,
    _ otherMonotony: Monotony = .rising, _ calculate: (Value, Other) -> Result
  ) -> Interval<Result> {
    func end(_ isHigh: Bool) -> Result {
      calculate(
        isHigh == (monotony == .rising) ? high : low,
        isHigh == (otherMonotony == .rising) ? other.high : other.low)
    }
    return Interval<Result>(low: end(false), base: calculate(base, other.base), high: end(true))
  }
}
