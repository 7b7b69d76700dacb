import Foundation

/// The parts of timestamps and durations.
enum TimeLibrary {
  private typealias Part = @Sendable (CalendarTime, Value.Timestamp) -> Int

  static let functions: [FunctionDeclaration] =
    part("getFullYear") { time, _ in time.year }
    + part("getMonth") { time, _ in time.month - 1 }
    + part("getDate") { time, _ in time.day }
    + part("getDayOfMonth") { time, _ in time.day - 1 }
    + part("getDayOfWeek") { time, _ in time.dayOfWeek }
    + part("getDayOfYear") { time, _ in time.dayOfYear }
    + part("getHours") { time, _ in time.hour }
    + part("getMinutes") { time, _ in time.minute }
    + part("getSeconds") { time, _ in time.second }
    + part("getMilliseconds") { _, moment in Int(moment.nanoseconds / 1_000_000) }
    + [
      span("getHours") { $0.seconds / 3600 },
      span("getMinutes") { $0.seconds / 60 },
      span("getSeconds") { $0.seconds },
      span("getMilliseconds") { Int64($0.nanoseconds / 1_000_000) },
    ]

  private static func part(_ name: String, _ part: @escaping Part) -> [FunctionDeclaration] {
    [
      .member(name, [.timestamp], .int) { values throws(EvaluationError) in
        guard case .timestamp(let moment) = values[0] else { throw .noOverload(name, values) }
        return .int(Int64(part(CalendarTime(seconds: moment.seconds), moment)))
      },
      .member(name, [.timestamp, .string], .int) { values throws(EvaluationError) in
        guard case .timestamp(let moment) = values[0], case .string(let zone) = values[1] else {
          throw .noOverload(name, values)
        }
        let offset = try offset(of: zone, at: moment)
        return .int(Int64(part(CalendarTime(seconds: moment.seconds + offset), moment)))
      },
    ]
  }

  private static func span(
    _ name: String, _ part: @escaping @Sendable (Value.TimeSpan) -> Int64
  ) -> FunctionDeclaration {
    .member(name, [.duration], .int) { values throws(EvaluationError) in
      guard case .duration(let span) = values[0] else { throw .noOverload(name, values) }
      return .int(part(span))
    }
  }

  /// Seconds east of UTC of a zone, written as `+01:00` or by its name in the time zone database.
  private static func offset(
    of zone: String, at moment: Value.Timestamp
  ) throws(EvaluationError) -> Int64 {
    if zone == "UTC" || zone == "Z" { return 0 }
    let isWest = zone.hasPrefix("-")
    let digits = isWest || zone.hasPrefix("+") ? zone.dropFirst() : zone[...]
    let parts = digits.split(separator: ":")
    if parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hours = Int64(parts[0]),
      let minutes = Int64(parts[1]), (0...23).contains(hours), (0...59).contains(minutes)
    {
      return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
    guard let zone = TimeZone(identifier: zone) else {
      throw EvaluationError(.invalidArgument, "there is no time zone '\(zone)'")
    }
    let date = Date(timeIntervalSince1970: Double(moment.seconds))
    return Int64(zone.secondsFromGMT(for: date))
  }
}
