extension TextLibrary {
  /// Positions and parts of text, counted in code points.
  static let searching: [FunctionDeclaration] = [
    .member("charAt", [.string, .int], .string) { values throws(EvaluationError) in
      let (text, index) = try textAndIndex("charAt", values)
      try check(index, 0...text.count)
      return .string(index < text.count ? String(text[index]) : "")
    },
    .member("indexOf", [.string, .string], .int) { values throws(EvaluationError) in
      let (text, part) = try texts("indexOf", values)
      return .int(Int64(find(part, in: text, from: 0) ?? -1))
    },
    .member("indexOf", [.string, .string, .int], .int) { values throws(EvaluationError) in
      let (text, part) = try texts("indexOf", values)
      let start = try integer("indexOf", values, 2)
      try check(start, 0...text.count)
      return .int(Int64(find(part, in: text, from: start) ?? -1))
    },
    .member("lastIndexOf", [.string, .string], .int) { values throws(EvaluationError) in
      let (text, part) = try texts("lastIndexOf", values)
      return .int(Int64(findLast(part, in: text, before: text.count)))
    },
    .member("lastIndexOf", [.string, .string, .int], .int) { values throws(EvaluationError) in
      let (text, part) = try texts("lastIndexOf", values)
      let end = try integer("lastIndexOf", values, 2)
      try check(end, 0...text.count)
      return .int(Int64(findLast(part, in: text, before: end)))
    },
    .member("substring", [.string, .int], .string) { values throws(EvaluationError) in
      let (text, start) = try textAndIndex("substring", values)
      try check(start, 0...text.count)
      return .string(string(text[start...]))
    },
    .member("substring", [.string, .int, .int], .string) { values throws(EvaluationError) in
      let (text, start) = try textAndIndex("substring", values)
      let end = try integer("substring", values, 2)
      try check(start, 0...text.count)
      try check(end, 0...text.count)
      guard start <= end else {
        throw EvaluationError(
          .indexOutOfRange, "the start \(start) lies behind the end \(end)")
      }
      return .string(string(text[start..<end]))
    },
  ]

  private static func findLast(
    _ part: [Unicode.Scalar], in text: [Unicode.Scalar], before end: Int
  ) -> Int {
    let last = min(end, text.count - part.count)
    guard last >= 0 else { return -1 }
    // The last place from the front is the first one from the back.
    let reversed = Array(text[..<(last + part.count)].reversed())
    guard let found = find(Array(part.reversed()), in: reversed, from: 0) else { return -1 }
    return reversed.count - found - part.count
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  static func check(_ index: Int, _ range: ClosedRange<Int>) throws(EvaluationError) {
    guard range.contains(index) else {
      throw EvaluationError(.indexOutOfRange, "index out of range: \(index)")
    }
  }

  static func integer(
    _ name: String, _ values: [Value], _ index: Int
  ) throws(EvaluationError) -> Int {
    guard case .int(let number) = values[index] else { throw .noOverload(name, values) }
    return Int(number)
  }

  static func scalars(
    _ name: String, _ values: [Value], _ index: Int = 0
  ) throws(EvaluationError) -> [Unicode.Scalar] {
    guard case .string(let text) = values[index] else { throw .noOverload(name, values) }
    return Array(text.unicodeScalars)
  }

  private static func texts(
    _ name: String, _ values: [Value]
  ) throws(EvaluationError) -> ([Unicode.Scalar], [Unicode.Scalar]) {
    (try scalars(name, values), try scalars(name, values, 1))
  }

  private static func textAndIndex(
    _ name: String, _ values: [Value]
  ) throws(EvaluationError) -> ([Unicode.Scalar], Int) {
    (try scalars(name, values), try integer(name, values, 1))
  }
}
