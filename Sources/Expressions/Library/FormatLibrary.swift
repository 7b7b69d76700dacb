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
      guard result.utf8.count <= largestResult else { throw tooLarge }
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
    guard rest.first?.isDigit == true else {
      throw EvaluationError(.invalidArgument, "the precision of a clause has no digits")
    }
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
    case ("s", _):
      var text = ""
      try write(value, to: &text)
      return text
    case ("d", .int(let number)): return String(number)
    case ("d", .uint(let number)): return String(number)
    case ("d", .double(let number)): return ConversionLibrary.decimalText(number)
    case ("f", .int), ("f", .uint), ("f", .double), ("e", .int), ("e", .uint), ("e", .double):
      let number = value.number ?? .nan
      guard number.isFinite else { return ConversionLibrary.decimalText(number) }
      return String(format: "%.\(precision ?? 6)\(clause)", number)
    case ("b", .bool(let truth)): return truth ? "1" : "0"
    case ("b", .int(let number)): return String(number, radix: 2)
    case ("b", .uint(let number)): return String(number, radix: 2)
    case ("o", .int(let number)): return String(number, radix: 8)
    case ("o", .uint(let number)): return String(number, radix: 8)
    case ("x", _), ("X", _):
      guard let text = hexadecimal(value, uppercase: clause == "X") else {
        throw unfit(clause, value)
      }
      return text
    case (_, _): throw unfit(clause, value)
    }
  }

  private static func unfit(_ clause: Unicode.Scalar, _ value: Value) -> EvaluationError {
    EvaluationError(
      .invalidArgument, "'%\(clause)' can't format a value of type \(value.typeName)")
  }

  private static var tooLarge: EvaluationError {
    EvaluationError(.limit, "the result is larger than \(largestResult) elements")
  }

  private static func hexadecimal(_ value: Value, uppercase: Bool) -> String? {
    switch value {
    case .int(let number): String(number, radix: 16, uppercase: uppercase)
    case .uint(let number): String(number, radix: 16, uppercase: uppercase)
    case .string(let text): hexadecimal(Array(text.utf8), uppercase: uppercase)
    case .bytes(let bytes): hexadecimal(bytes, uppercase: uppercase)
    case .null, .bool, .double, .list, .map, .timestamp, .duration, .type, .optional, .opaque: nil
    }
  }

  private static func hexadecimal(_ bytes: [UInt8], uppercase: Bool) -> String {
    bytes.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: uppercase)
    }.joined()
  }

  /// Writes a value as `%s` has it.
  private static func write(
    _ value: Value, to text: inout String
  ) throws(EvaluationError) {
    switch value {
    case .null: text += "null"
    case .bool(let truth): text += truth ? "true" : "false"
    case .int(let number): text += String(number)
    case .uint(let number): text += String(number)
    case .double(let number): text += ConversionLibrary.decimalText(number)
    case .string(let content): text += content
    case .bytes(let bytes): text += decoded(bytes)
    case .list(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        try write(element, to: &text)
      }
      text += "]"
    case .map(let map): try write(map, to: &text)
    case .timestamp(let time): text += time.text
    case .duration(let span): text += span.text
    case .type(let name): text += name
    case .optional, .opaque: throw unfit("s", value)
    }
    guard text.utf8.count <= largestResult else { throw tooLarge }
  }

  /// Writes the entries of a map in the order of their keys as written.
  private static func write(
    _ map: ValueMap, to text: inout String
  ) throws(EvaluationError) {
    var entries: [(key: String, value: String)] = []
    for entry in map.entries {
      var key = ""
      var value = ""
      try write(entry.key, to: &key)
      try write(entry.value, to: &value)
      entries.append((key, value))
    }
    entries.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    text += "{\(entries.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
  }

  /// Bytes as text, where one replacement character stands for each stretch that is no UTF-8.
  private static func decoded(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var isInvalid = false
    while true {
      switch decoder.decode(&rest) {
      case .scalarValue(let scalar):
        text.append(scalar)
        isInvalid = false
      case .error:
        if !isInvalid { text.append("\u{FFFD}") }
        isInvalid = true
      case .emptyInput: return String(text)
      }
    }
  }
}
