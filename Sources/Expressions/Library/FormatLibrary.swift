import Foundation

/// `format()`, after the clauses of C.
enum FormatLibrary {
  static let functions: [FunctionDeclaration] = [
    .member("format", [.string, .list(.dyn)], .string) { values throws(EvaluationError) in
      guard case .string(let template) = values[0], case .list(let arguments) = values[1] else {
        throw .noOverload("format", values)
      }
      return .string(try formatted(template, arguments))
    }
  ]

  private static func formatted(
    _ template: String, _ arguments: [Value]
  ) throws(EvaluationError) -> String {
    var result = ""
    var next = 0
    var rest = Array(template.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if rest.first == "%" {
        rest.removeFirst()
        result += "%"
        continue
      }
      let precision = try precision(&rest)
      guard let clause = rest.popFirst() else {
        throw EvaluationError(.invalidArgument, "a formatting clause is not finished")
      }
      guard arguments.indices.contains(next) else {
        throw EvaluationError(.indexOutOfRange, "index \(next) out of range")
      }
      result += try self.clause(clause, precision, arguments[next])
      next += 1
    }
    return result
  }

  private static func precision(
    _ rest: inout ArraySlice<Unicode.Scalar>
  ) throws(EvaluationError) -> Int? {
    guard rest.first == "." else { return nil }
    rest.removeFirst()
    var value = 0
    while let digit = rest.first, digit.isDigit {
      value = value * 10 + Int(digit.value - 0x30)
      rest.removeFirst()
      guard value <= 1000 else {
        throw EvaluationError(.invalidArgument, "the precision of a clause is too large")
      }
    }
    return value
  }

  private static func clause(
    _ clause: Unicode.Scalar, _ precision: Int?, _ value: Value
  ) throws(EvaluationError) -> String {
    switch (clause, value) {
    case ("s", _): return text(value)
    case ("d", .int), ("d", .uint): return text(value)
    case ("d", .double(let number)) where !number.isFinite: return text(value)
    case ("f", .int), ("f", .uint), ("f", .double), ("e", .int), ("e", .uint), ("e", .double):
      guard let number = value.number, number.isFinite else { return text(value) }
      return String(format: "%.\(precision ?? 6)\(clause)", number)
    case ("b", .bool(let truth)): return truth ? "1" : "0"
    case ("b", .int(let number)): return String(number, radix: 2)
    case ("b", .uint(let number)): return String(number, radix: 2)
    case ("o", .int(let number)): return String(number, radix: 8)
    case ("o", .uint(let number)): return String(number, radix: 8)
    case ("x", .int(let number)), ("X", .int(let number)):
      return String(number, radix: 16, uppercase: clause == "X")
    case ("x", .uint(let number)), ("X", .uint(let number)):
      return String(number, radix: 16, uppercase: clause == "X")
    case ("x", .string(let text)), ("X", .string(let text)):
      return hexadecimal(Array(text.utf8), uppercase: clause == "X")
    case ("x", .bytes(let bytes)), ("X", .bytes(let bytes)):
      return hexadecimal(bytes, uppercase: clause == "X")
    case (_, _):
      throw EvaluationError(
        .invalidArgument, "'%\(clause)' can't format a value of type \(value.typeName)")
    }
  }

  private static func hexadecimal(_ bytes: [UInt8], uppercase: Bool) -> String {
    bytes.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: uppercase)
    }.joined()
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .null: return "null"
    case .bool(let truth): return truth ? "true" : "false"
    case .int(let number): return String(number)
    case .uint(let number): return String(number)
    case .double(let number): return ConversionLibrary.shortText(number)
    case .string(let text): return text
    case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .list(let elements): return "[\(elements.map(text).joined(separator: ", "))]"
    case .map(let map):
      let entries = map.entries.map { (text($0.key), text($0.value)) }.sorted { $0.0 < $1.0 }
      return "{\(entries.map { "\($0.0): \($0.1)" }.joined(separator: ", "))}"
    case .timestamp(let time): return time.text
    case .duration(let span): return span.text
    case .type(let name): return name
    case .optional(let content):
      return content.map { "optional.of(\(text($0)))" } ?? "optional.none()"
    }
  }
}
