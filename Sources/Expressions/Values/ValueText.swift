extension Value {
  /// The value as it would be written in an expression.
  public var literal: String {
    switch self {
    case .null: "null"
    case .bool(let truth): truth ? "true" : "false"
    case .int(let number): String(number)
    case .uint(let number): "\(number)u"
    case .double(let number): doubleText(number)
    case .string(let text):
      "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    case .bytes(let bytes): "b'\(String(decoding: bytes, as: UTF8.self))'"
    case .list(let elements): "[\(elements.map(\.literal).joined(separator: ", "))]"
    case .map(let map):
      "{\(map.entries.map { "\($0.key.literal): \($0.value.literal)" }.joined(separator: ", "))}"
    case .timestamp(let time): "timestamp('\(time.text)')"
    case .duration(let span): "duration('\(span.text)')"
    case .type(let name): name
    case .opaque(let value): "\(value.typeName)('\(value.text)')"
    case .optional(let value): value.map { "optional.of(\($0.literal))" } ?? "optional.none()"
    }
  }
}

/// A double in the shortest form that reads back to it, whole numbers without a fraction.
func doubleText(_ number: Double) -> String {
  if let whole = Int64(exactly: number), whole.magnitude < 1_000_000_000_000_000, number != 0 {
    return String(whole)
  }
  if number == 0 { return number.sign == .minus ? "-0" : "0" }
  if number.isNaN { return "NaN" }
  if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
  return number.description
}
