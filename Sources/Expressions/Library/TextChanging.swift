extension TextLibrary {
  /// Functions that make new text.
  static let changing: [FunctionDeclaration] =
    [
      mapped("lowerAscii") { text in
        string(text.map { ("A"..."Z").contains($0) ? shifted($0, by: 32) : $0 })
      },
      mapped("upperAscii") { text in
        string(text.map { ("a"..."z").contains($0) ? shifted($0, by: -32) : $0 })
      },
      mapped("trim") { text in
        let start = text.firstIndex { !$0.properties.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? start
        return string(text[start..<end])
      },
      mapped("reverse") { text in string(text.reversed()) },
      .global("strings.quote", [.string], .string) { values throws(EvaluationError) in
        .string(quoted(try scalars("strings.quote", values)))
      },
    ] + replacing + splitting

  private static func mapped(
    _ name: String, _ change: @escaping @Sendable ([Unicode.Scalar]) -> String
  ) -> FunctionDeclaration {
    .member(name, [.string], .string) { values throws(EvaluationError) in
      .string(change(try scalars(name, values)))
    }
  }

  private static func shifted(_ scalar: Unicode.Scalar, by distance: Int32) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(Int32(scalar.value) + distance)) ?? scalar
  }

  private static func quoted(_ text: [Unicode.Scalar]) -> String {
    var result = "\""
    for scalar in text {
      switch scalar {
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0B}": result += "\\v"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static let replacing: [FunctionDeclaration] = [
    .member("replace", [.string, .string, .string], .string) { values throws(EvaluationError) in
      try replaced(values, most: -1)
    },
    .member("replace", [.string, .string, .string, .int], .string) {
      values throws(EvaluationError) in
      try replaced(values, most: try integer("replace", values, 3))
    },
  ]

  private static func replaced(_ values: [Value], most: Int) throws(EvaluationError) -> Value {
    let text = try scalars("replace", values)
    let old = try scalars("replace", values, 1)
    let new = try scalars("replace", values, 2)
    var result: [Unicode.Scalar] = []
    var position = 0
    var left = most < 0 ? Int.max : most
    while left > 0, let found = find(old, in: text, from: position) {
      result += text[position..<found]
      result += new
      left -= 1
      guard result.count <= largestResult else {
        throw EvaluationError(.limit, "the result is larger than \(largestResult) elements")
      }
      position = found + old.count
      guard old.isEmpty else { continue }
      guard found < text.count else { break }
      result.append(text[found])
      position = found + 1
    }
    if position < text.count { result += text[position...] }
    return .string(string(result))
  }

  private static let splitting: [FunctionDeclaration] = [
    .member("split", [.string, .string], .list(.string)) { values throws(EvaluationError) in
      try split(values, most: -1)
    },
    .member("split", [.string, .string, .int], .list(.string)) { values throws(EvaluationError) in
      try split(values, most: try integer("split", values, 2))
    },
    .member("join", [.list(.string)], .string) { values throws(EvaluationError) in
      try joined(values, separator: "")
    },
    .member("join", [.list(.string), .string], .string) { values throws(EvaluationError) in
      guard case .string(let separator) = values[1] else { throw .noOverload("join", values) }
      return try joined(values, separator: separator)
    },
  ]

  private static func split(_ values: [Value], most: Int) throws(EvaluationError) -> Value {
    let text = try scalars("split", values)
    let separator = try scalars("split", values, 1)
    if most == 0 { return .list([]) }
    let limit = most < 0 ? Int.max : most
    var parts: [Value] = []
    var position = 0
    while parts.count < limit - 1 {
      if separator.isEmpty {
        guard position + 1 < text.count else { break }
        parts.append(.string(String(text[position])))
        position += 1
      } else {
        guard let found = find(separator, in: text, from: position) else { break }
        parts.append(.string(string(text[position..<found])))
        position = found + separator.count
      }
    }
    if separator.isEmpty, text.isEmpty { return .list([]) }
    parts.append(.string(string(text[position...])))
    return .list(parts)
  }

  private static func joined(
    _ values: [Value], separator: String
  ) throws(EvaluationError) -> Value {
    guard case .list(let elements) = values[0] else { throw .noOverload("join", values) }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element else { throw .noOverload("join", values) }
      texts.append(text)
    }
    let size = texts.reduce(separator.utf8.count * max(0, texts.count - 1)) { $0 + $1.utf8.count }
    guard size <= largestResult else {
      throw EvaluationError(.limit, "the result is larger than \(largestResult) elements")
    }
    return .string(texts.joined(separator: separator))
  }
}
