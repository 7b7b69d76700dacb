extension Value.Timestamp {
  /// The moment as in RFC 3339, in UTC: `2009-02-13T23:31:30Z`.
  public var text: String {
    let time = CalendarTime(seconds: seconds)
    let date = "\(padded(time.year, to: 4))-\(padded(time.month, to: 2))-\(padded(time.day, to: 2))"
    let clock = [time.hour, time.minute, time.second].map { padded($0, to: 2) }
      .joined(separator: ":")
    return "\(date)T\(clock)\(fraction(nanoseconds))Z"
  }

  /// Reads a moment in the form of RFC 3339.
  init?(text: String) {
    var reader = TimeReader(text)
    guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2),
      reader.take("-"), let day = reader.digits(2), reader.take("T") || reader.take("t"),
      let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2),
      reader.take(":"), let second = reader.digits(2), let nanoseconds = reader.fraction(),
      let offset = reader.offset(), reader.isAtEnd, (1...12).contains(month), day >= 1,
      day <= CalendarTime.daysInMonth(month, of: year), hour < 24, minute < 60, second < 60
    else { return nil }
    let days = CalendarTime.days(year: year, month: month, day: day)
    let seconds = Int64(days * 86_400 + hour * 3600 + minute * 60 + second - offset)
    self.init(seconds: seconds, nanoseconds: nanoseconds)
  }
}

extension Value.TimeSpan {
  /// The span in seconds: `90.5s`.
  public var text: String {
    let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
    return "\(sign)\(seconds.magnitude)\(fraction(nanoseconds))s"
  }

  /// Reads a span such as `1h30m`, `90.5s` or `-20ms`.
  init?(text: String) {
    var reader = TimeReader(text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    if reader.rest == "0" {
      self.init(seconds: 0)
      return
    }
    var total: Int128 = 0
    repeat {
      guard let part = reader.spanPart() else { return nil }
      total += part
    } while !reader.isAtEnd
    self.init(nanoseconds: isNegative ? -total : total)
  }
}

/// The digits after the point, without zeros at the end.
private func fraction(_ nanoseconds: Int32) -> String {
  guard nanoseconds != 0 else { return "" }
  var digits = padded(Int(nanoseconds.magnitude), to: 9)
  while digits.hasSuffix("0") { digits.removeLast() }
  return "." + digits
}

/// Reads the parts of written times.
private struct TimeReader {
  private var bytes: ArraySlice<UInt8>

  init(_ text: String) { bytes = Array(text.utf8)[...] }

  var isAtEnd: Bool { bytes.isEmpty }
  var rest: String { String(decoding: bytes, as: UTF8.self) }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = bytes.first, UInt32(first) == character.value else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private mutating func digit() -> Int? {
    guard let byte = bytes.first, (0x30...0x39).contains(byte) else { return nil }
    bytes.removeFirst()
    return Int(byte) - 0x30
  }

  /// Nanoseconds after the point, 0 if there is none.
  mutating func fraction() -> Int32? {
    guard take(".") else { return 0 }
    var value: Int32 = 0
    var count = 0
    while let digit = digit() {
      guard count < 9 else { return nil }
      value = value * 10 + Int32(digit)
      count += 1
    }
    guard count > 0 else { return nil }
    for _ in count..<9 { value *= 10 }
    return value
  }

  /// Seconds east of UTC.
  mutating func offset() -> Int? {
    if take("Z") || take("z") { return 0 }
    let isWest = take("-")
    guard isWest || take("+"), let hours = digits(2), take(":"), let minutes = digits(2),
      hours < 24, minutes < 60
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// Nanoseconds of one number with its unit.
  mutating func spanPart() -> Int128? {
    var value: Int128 = 0
    var divisor: Int128 = 1
    var count = 0
    while let digit = digit() {
      guard count < 20 else { return nil }
      value = value * 10 + Int128(digit)
      count += 1
    }
    if take(".") {
      while let digit = digit() {
        guard count < 30 else { continue }
        value = value * 10 + Int128(digit)
        divisor *= 10
        count += 1
      }
    }
    guard count > 0, count < 30, let unit = unit() else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: unit)
    return overflow ? nil : product / divisor
  }

  private mutating func unit() -> Int128? {
    for (name, nanoseconds) in Self.units where bytes.starts(with: name.utf8) {
      bytes.removeFirst(name.utf8.count)
      return nanoseconds
    }
    return nil
  }

  private static let units: [(String, Int128)] = [
    ("ns", 1), ("us", 1000), ("µs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
    ("m", 60_000_000_000), ("h", 3_600_000_000_000),
  ]
}
