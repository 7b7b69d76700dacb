import Foundation
import Quantities

/// The share of the time for which something works.
///
/// Kept as the share for which it does not, so that many nines stay exact.
public struct Availability: Hashable, Sendable, Comparable {
  /// The share of the time for which it does not work, from 0 to 1.
  public let failing: Double

  /// Something that fails for that share of the time; moved to between 0 and 1.
  public init(failing: Double) {
    self.failing = failing.isNaN ? 1 : min(max(0, failing), 1)
  }

  /// Something that works for that share of the time, such as 0.999.
  public init(_ working: Double) {
    self.init(failing: roundedToSignificantDigits(1 - working, 9))
  }

  /// The share of the time for which it works.
  public var working: Double { 1 - failing }

  /// Less failing is more available.
  public static func < (left: Self, right: Self) -> Bool { left.failing > right.failing }

  /// The expected time without it in a month of 730 hours.
  public var downtimePerMonth: Seconds { Months(1.0).converted(to: Second.self) * failing }

  /// The expected time without it in a year.
  public var downtimePerYear: Seconds { Years(1.0).converted(to: Second.self) * failing }
}

extension Availability {
  /// All parts are needed, and fail independently: the product of their availabilities.
  ///
  /// - Source: textbook reliability of systems in series.
  public static func series(_ parts: some Sequence<Availability>) -> Availability {
    var logarithm = 0.0
    for part in parts {
      guard part.failing < 1 else { return Availability(failing: 1) }
      logarithm += log1p(-part.failing)
    }
    return Availability(failing: roundedToSignificantDigits(-expm1(logarithm), 9))
  }

  /// One part is enough, and they fail independently: 1 − the product of their failures.
  ///
  /// - Source: textbook reliability of systems in parallel.
  public static func parallel(_ parts: some Sequence<Availability>) -> Availability {
    Availability(
      failing: roundedToSignificantDigits(parts.reduce(1.0) { $0 * $1.failing }, 9))
  }

  /// Equal parts of which some are needed, failing independently.
  ///
  /// The failing share is Σ C(n, i) aⁱ (1 − a)ⁿ⁻ⁱ over i below the number needed, whose terms are
  /// all positive.
  ///
  /// - Parameters:
  ///   - needed: how many have to work.
  ///   - count: how many there are.
  ///   - each: the availability of one.
  /// - Returns: the availability of all together; none where more are needed than there are.
  /// - Source: the binomial distribution.
  public static func needing(_ needed: Int, of count: Int, each: Availability) -> Availability {
    guard needed > 0 else { return Availability(failing: 0) }
    guard needed <= count, each.failing < 1 else { return Availability(failing: 1) }
    guard each.failing > 0 else { return each }
    let odds = log1p(-each.failing) - log(each.failing)
    // The logarithm of the term for none working; each next one follows from the one before.
    var term = Double(count) * log(each.failing)
    var failing = 0.0
    for working in 0..<needed {
      failing += exp(term)
      term += log(Double(count - working) / Double(working + 1)) + odds
    }
    return Availability(failing: roundedToSignificantDigits(failing, 9))
  }

  /// The least number of equal parts that reach a target when some have to work.
  ///
  /// - Parameters:
  ///   - target: the availability wanted.
  ///   - needed: how many have to work.
  ///   - each: the availability of one.
  ///   - limit: where the search ends.
  /// - Returns: the number; nil where it lies beyond the limit.
  public static func count(
    reaching target: Availability, needing needed: Int, each: Availability, limit: Int = 1_000
  ) -> Int? {
    guard needed > 0 else { return 0 }
    guard needed <= limit else { return nil }
    return (needed...limit).first { Self.needing(needed, of: $0, each: each) >= target }
  }
}
