import Foundation
import Quantities

/// How far the truth may lie from an estimate in either direction, as a factor of at least one.
///
/// A factor of 1.3 means between the estimate ÷ 1.3 and the estimate × 1.3.
public struct ErrorFactor: Hashable, Sendable, Comparable {
  /// The factor.
  public let value: Double

  /// A factor; one below 1 stands for its inverse, and what is no positive number for no error.
  public init(_ value: Double) {
    guard value.isFinite, value > 0 else {
      self.value = 1
      return
    }
    self.value = value < 1 ? 1 / value : value
  }

  /// No error at all.
  public static let none = ErrorFactor(1)

  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

  /// Two errors that may add up.
  public static func * (left: Self, right: Self) -> Self { ErrorFactor(left.value * right.value) }
}

extension ErrorFactor {
  /// The error of a price that was read some time ago.
  ///
  /// Within the time for which prices count as fresh there is none; afterwards it compounds by the
  /// same share each month.
  ///
  /// - Parameters:
  ///   - age: how long ago the price was read.
  ///   - fresh: how long a price counts as current.
  ///   - monthlyDrift: the share by which prices may move in a month, such as 0.02.
  /// - Returns: the factor, rounded to six significant digits.
  public static func priceAge(
    _ age: Months, fresh: Months, monthlyDrift: Double
  ) -> ErrorFactor {
    let months = max(0, age.value - fresh.value)
    guard months > 0, monthlyDrift > 0 else { return .none }
    return ErrorFactor(roundedToSignificantDigits(pow(1 + monthlyDrift, months), 6))
  }
}

extension Interval {
  /// The interval with its ends moved outwards by an error; the base stays.
  public func widened<Counted>(by error: ErrorFactor) -> Self where Value == Measure<Counted> {
    Interval(low: low / error.value, base: base, high: high * error.value)
  }

  /// The sum of two intervals, whose ends may come together.
  public static func + <Counted>(left: Self, right: Self) -> Self
  where Value == Measure<Counted> {
    left.combined(with: right) { $0 + $1 }
  }
}
