/// Which days of a month a volume falls on.
public enum DayKind: String, Hashable, Sendable, CaseIterable {
  /// Each day of the year.
  case everyDay = "every_day"
  /// Five days a week, 260 a year.
  case workingDays = "working_days"

  /// How many of them a month has.
  public var perMonth: Double {
    switch self {
    case .everyDay: 365.0 / 12
    case .workingDays: 260.0 / 12
    }
  }
}

/// A volume a day, and how it is spread over the day.
public struct DailyLoad: Hashable, Sendable {
  /// Requests on each day that counts.
  public let perDay: RequestsPerDay
  /// The hours of a day in which they come: 24, or those of an office.
  public let activeTime: Hours
  /// The rate in the busiest stretch over the mean of the active hours.
  public let peakFactor: Double
  /// The days that count.
  public let days: DayKind

  /// A load; active hours are moved to between one minute and a day, a peak factor to 1 at least.
  public init(
    perDay: RequestsPerDay, activeTime: Hours = Hours(24.0), peakFactor: Double = 1,
    days: DayKind = .everyDay
  ) {
    self.perDay = max(.zero, perDay)
    self.activeTime = min(max(Hours(1.0 / 60), activeTime), Hours(24.0))
    self.peakFactor = max(1, peakFactor)
    self.days = days
  }

  /// Requests in a month.
  public var perMonth: RequestsPerMonth { RequestsPerMonth(perDay.value * days.perMonth) }

  /// The mean over a whole month of 730 hours, nights and days off included.
  public var meanRate: RequestsPerSecond { perMonth.converted() }

  /// The mean over the active hours of a day that counts.
  public var activeRate: RequestsPerSecond {
    let requests: Requests = perDay * Days(1.0)
    return requests / activeTime.converted(to: Second.self)
  }

  /// The rate in the busiest stretch: mean of the active hours × peak factor.
  public var peakRate: RequestsPerSecond { activeRate * peakFactor }

  /// The peak over the mean of the whole month, which prices of idle machines follow.
  public var peakToMean: Double {
    Days(1.0) / activeTime.converted(to: Day.self) * peakFactor
      * (DayKind.everyDay.perMonth / days.perMonth)
  }
}
