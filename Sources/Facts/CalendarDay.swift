/// A day, a month or a year of the calendar, such as `2026-11-20`, `2026-11` or `2026`.
///
/// A month and a year count from their first day, so that nothing seems younger than it may be.
public struct CalendarDay: Hashable, Sendable, Comparable {
  /// Days since 1 March of the year 0.
  private let number: Int

  /// Reads a date; nil when the text is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count),
      zip(parts, [4, 2, 2]).allSatisfy({ Self.isNumber($0, digits: $1) })
    else { return nil }
    let numbers = parts.compactMap { Int($0) } + [1, 1]
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// Whether a text names a single day, not a month or a year.
  public static func isDay(_ text: String) -> Bool {
    text.utf8.count == 10 && CalendarDay(text) != nil
  }

  /// The days from an earlier day to this one; negative when that one is later.
  public func days(since other: CalendarDay) -> Int { number - other.number }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.number < rhs.number }

  /// Numbers the days of the Gregorian calendar.
  ///
  /// Years begin in March here, so that the day which leap years add is the last one.
  ///
  /// - Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
  private init?(year: Int, month: Int, day: Int) {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year > 0, (1...12).contains(month), (1...lengths[month - 1]).contains(day)
    else { return nil }
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    number = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
  }

  private static func isNumber(_ text: Substring, digits: Int) -> Bool {
    text.utf8.count == digits
      && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
