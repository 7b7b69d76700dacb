extension Value {
  /// A moment: seconds since 1970-01-01T00:00:00Z and nanoseconds on top.
  public struct Timestamp: Hashable, Sendable, Comparable {
    /// Whole seconds since 1970-01-01T00:00:00Z; negative before.
    public let seconds: Int64
    /// Nanoseconds after `seconds`, 0 to 999,999,999.
    public let nanoseconds: Int32

    /// The moment, if it lies in the years 1 to 9999.
    public init?(seconds: Int64, nanoseconds: Int32 = 0) {
      guard (-62_135_596_800...253_402_300_799).contains(seconds),
        (0...999_999_999).contains(nanoseconds)
      else { return nil }
      self.seconds = seconds
      self.nanoseconds = nanoseconds
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.seconds, lhs.nanoseconds) < (rhs.seconds, rhs.nanoseconds)
    }
  }

  /// A length of time in seconds and nanoseconds of the same sign.
  public struct TimeSpan: Hashable, Sendable, Comparable {
    /// Whole seconds.
    public let seconds: Int64
    /// Nanoseconds on top, with the sign of the whole.
    public let nanoseconds: Int32

    /// The span, if it is no longer than 10,000 years.
    public init?(seconds: Int64, nanoseconds: Int32 = 0) {
      guard seconds.magnitude <= 315_576_000_000, nanoseconds.magnitude <= 999_999_999 else {
        return nil
      }
      self.seconds = seconds
      self.nanoseconds = nanoseconds
    }

    /// The span of so many nanoseconds, if it is no longer than 10,000 years.
    init?(nanoseconds total: Int128) {
      let (seconds, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
      guard let seconds = Int64(exactly: seconds) else { return nil }
      self.init(seconds: seconds, nanoseconds: Int32(rest))
    }

    var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

    public static func < (lhs: Self, rhs: Self) -> Bool {
      lhs.totalNanoseconds < rhs.totalNanoseconds
    }
  }
}

extension Value.Timestamp {
  var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

  init?(nanoseconds total: Int128) {
    var (seconds, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
    if rest < 0 {
      seconds -= 1
      rest += 1_000_000_000
    }
    guard let seconds = Int64(exactly: seconds) else { return nil }
    self.init(seconds: seconds, nanoseconds: Int32(rest))
  }
}
