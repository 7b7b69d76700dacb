/// Conversions between types.
enum ConversionLibrary {
  private typealias Convert = @Sendable (Value) throws(EvaluationError) -> Value

  static let functions: [FunctionDeclaration] =
    forms("int", .int, [.int, .uint, .double, .string, .timestamp], int)
    + forms("uint", .uint, [.int, .uint, .double, .string], uint)
    + forms("double", .double, [.int, .uint, .double, .string], double)
    + forms(
      "string", .string,
      [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration], string)
    + forms("bytes", .bytes, [.bytes, .string], bytes)
    + forms("bool", .bool, [.bool, .string], bool)
    + forms("timestamp", .timestamp, [.timestamp, .string, .int], timestamp)
    + forms("duration", .duration, [.duration, .string, .int], duration)
    + [
      .global("dyn", [.parameter("A")], .dyn) { values throws(EvaluationError) in values[0] },
      .global("type", [.parameter("A")], .type(.parameter("A"))) {
        values throws(EvaluationError) in
        .type(values[0].typeName)
      },
    ]

  private static func forms(
    _ name: String, _ result: ExpressionType, _ types: [ExpressionType],
    _ convert: @escaping Convert
  ) -> [FunctionDeclaration] {
    types.map { type in
      .global(name, [type], result) { values throws(EvaluationError) in try convert(values[0]) }
    }
  }

  private static func failure(_ value: Value, _ type: String) -> EvaluationError {
    EvaluationError(.invalidArgument, "\(value.literal) can't be converted to \(type)")
  }

  private static func outOfRange(_ value: Value, _ type: String) -> EvaluationError {
    EvaluationError(.overflow, "\(value.literal) is out of the range of \(type)")
  }

  @Sendable private static func int(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .int: return value
    case .uint(let number):
      guard let result = Int64(exactly: number) else { throw outOfRange(value, "int") }
      return .int(result)
    case .double(let number):
      guard number > -0x1p63, number < 0x1p63 else { throw outOfRange(value, "int") }
      return .int(Int64(number))
    case .string(let text):
      guard let result = Int64(text) else { throw failure(value, "int") }
      return .int(result)
    case .timestamp(let time): return .int(time.seconds)
    case .null, .bool, .bytes, .list, .map, .duration, .type, .optional, .opaque:
      throw .noOverload("int", [value])
    }
  }

  @Sendable private static func uint(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .uint: return value
    case .int(let number):
      guard let result = UInt64(exactly: number) else { throw outOfRange(value, "uint") }
      return .uint(result)
    case .double(let number):
      guard number > -1, number >= 0, number < 0x1p64 else { throw outOfRange(value, "uint") }
      return .uint(UInt64(number))
    case .string(let text):
      guard !text.hasPrefix("+"), let result = UInt64(text) else { throw failure(value, "uint") }
      return .uint(result)
    case .null, .bool, .bytes, .list, .map, .timestamp, .duration, .type, .optional, .opaque:
      throw .noOverload("uint", [value])
    }
  }

  @Sendable private static func double(_ value: Value) throws(EvaluationError) -> Value {
    if let number = value.number { return .double(number) }
    guard case .string(let text) = value, let result = Double(text) else {
      throw failure(value, "double")
    }
    // Digits that are too many for a double read as an infinity that nobody wrote.
    guard result.isFinite || !text.unicodeScalars.contains(where: \.isDigit) else {
      throw outOfRange(value, "double")
    }
    return .double(result)
  }

  @Sendable private static func string(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .string: return value
    case .bool(let truth): return .string(truth ? "true" : "false")
    case .int(let number): return .string(String(number))
    case .uint(let number): return .string(String(number))
    case .double(let number): return .string(shortText(number))
    case .timestamp(let time): return .string(time.text)
    case .duration(let span): return .string(span.text)
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw EvaluationError(.invalidArgument, "invalid UTF-8 in bytes")
      }
      return .string(text)
    case .null, .list, .map, .type, .optional, .opaque: throw .noOverload("string", [value])
    }
  }

  @Sendable private static func bytes(_ value: Value) throws(EvaluationError) -> Value {
    if case .string(let text) = value { return .bytes(Array(text.utf8)) }
    return value
  }

  @Sendable private static func bool(_ value: Value) throws(EvaluationError) -> Value {
    guard case .string(let text) = value else { return value }
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
    case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
    case _: throw failure(value, "bool")
    }
  }

  @Sendable private static func timestamp(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .string(let text):
      guard let time = Value.Timestamp(text: text) else { throw failure(value, "timestamp") }
      return .timestamp(time)
    case .int(let seconds):
      guard let time = Value.Timestamp(seconds: seconds) else {
        throw outOfRange(value, "timestamp")
      }
      return .timestamp(time)
    case .null, .bool, .uint, .double, .bytes, .list, .map, .timestamp, .duration, .type,
      .optional, .opaque:
      return value
    }
  }

  @Sendable private static func duration(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .string(let text):
      guard let span = Value.TimeSpan(text: text) else { throw failure(value, "duration") }
      return .duration(span)
    case .int(let seconds):
      guard let span = Value.TimeSpan(seconds: seconds) else {
        throw outOfRange(value, "duration")
      }
      return .duration(span)
    case .null, .bool, .uint, .double, .bytes, .list, .map, .timestamp, .duration, .type,
      .optional, .opaque:
      return value
    }
  }

  /// A double with the fewest digits that read back, as `%g` writes it.
  static func shortText(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    if number == 0 { return number.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = shortestDigits(number.magnitude)
    let sign = number < 0 ? "-" : ""
    if exponent < -4 || exponent >= 6 {
      let mantissa =
        String(digits.prefix(1))
        + (digits.count > 1 ? "." + String(digits.dropFirst()) : "")
      let size = padded(Int(exponent.magnitude), to: 2)
      return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(size)"
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    let point = digits.index(digits.startIndex, offsetBy: exponent + 1)
    return "\(sign)\(digits[..<point]).\(digits[point...])"
  }

  /// A double with the fewest digits that read back, and never with a power of ten.
  static func decimalText(_ number: Double) -> String {
    guard number.isFinite, number != 0 else { return shortText(number) }
    let (digits, exponent) = shortestDigits(number.magnitude)
    let sign = number < 0 ? "-" : ""
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let zeros = String(repeating: "0", count: max(0, exponent + 1 - digits.count))
    let point = digits.index(digits.startIndex, offsetBy: min(exponent + 1, digits.count))
    let fraction = digits[point...]
    return sign + digits[..<point] + zeros + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The significant digits of a positive number, and the power of ten of the first.
  private static func shortestDigits(_ number: Double) -> (String, Int) {
    let parts = number.description.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var digits = String(halves[0]) + (halves.count > 1 ? String(halves[1]) : "")
    exponent += halves[0].count - 1
    while digits.hasPrefix("0"), digits.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
    return (digits, exponent)
  }
}
