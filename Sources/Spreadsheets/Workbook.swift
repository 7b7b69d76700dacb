/// A workbook as a value: what stands in its cells and how it looks.
public struct Workbook: Hashable, Sendable {
  public var title: String
  /// The program that wrote it, as the file's properties say.
  public var author: String
  /// The day it counts as made on.
  ///
  /// The file holds no other moment, so that the same content gives the same bytes.
  public var created: CalendarDay
  public var sheets: [Sheet]

  public init(title: String, author: String, created: CalendarDay, sheets: [Sheet]) {
    self.title = title
    self.author = author
    self.created = created
    self.sheets = sheets
  }
}

/// A day of the calendar.
public struct CalendarDay: Hashable, Sendable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// A day, which has to exist; nil otherwise.
  public init?(year: Int, month: Int, day: Int) {
    guard (1970...9999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// A day or the first of a month, written as `2026-11-20` or `2026-11`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (2...3).contains(numbers.count) else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers.count == 3 ? numbers[2] : 1)
  }

  /// The day from which such files count where nothing else is known.
  public static let beginning = Self(unchecked: 2000, 1, 1)

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Seconds from the beginning of 1970 to noon of the day, without leap seconds.
  var secondsToNoon: Int {
    // Years that begin in March have the leap day at their end.
    let shifted = month > 2 ? year : year - 1
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + ofYear - 719_468
    return days * 86_400 + 43_200
  }
}
