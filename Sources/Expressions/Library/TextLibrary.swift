/// Functions on text.
enum TextLibrary {
  private static func test(
    _ name: String, _ test: @escaping @Sendable (String, String) throws(EvaluationError) -> Bool
  ) -> FunctionDeclaration {
    .member(name, [.string, .string], .bool) { values throws(EvaluationError) in
      guard case .string(let text) = values[0], case .string(let other) = values[1] else {
        throw .noOverload(name, values)
      }
      return .bool(try test(text, other))
    }
  }

  /// The functions that every environment has.
  static let basics: [FunctionDeclaration] = [
    test("contains") { text, part in contains(Array(text.utf8), Array(part.utf8)) },
    test("startsWith") { text, part in text.utf8.starts(with: part.utf8) },
    test("endsWith") { text, part in text.utf8.reversed().starts(with: part.utf8.reversed()) },
    test("matches", matches),
    .global("matches", [.string, .string], .bool) { values throws(EvaluationError) in
      guard case .string(let text) = values[0], case .string(let pattern) = values[1] else {
        throw .noOverload("matches", values)
      }
      return .bool(try matches(text, pattern))
    },
  ]

  @Sendable private static func matches(
    _ text: String, _ pattern: String
  ) throws(EvaluationError) -> Bool {
    do throws(RegularExpression.PatternError) {
      return try RegularExpression(pattern).matches(text)
    } catch {
      throw EvaluationError(.invalidArgument, "'\(pattern)' is no pattern: \(error.message)")
    }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    find(part, in: text, from: 0) != nil
  }

  /// The first position of a part at or after another position, in time linear in both.
  static func find<Element: Equatable>(
    _ part: [Element], in whole: [Element], from start: Int
  ) -> Int? {
    guard !part.isEmpty else { return start <= whole.count ? start : nil }
    guard start >= 0, whole.count - start >= part.count else { return nil }
    let borders = borders(of: part)
    var matched = 0
    for index in start..<whole.count {
      while matched > 0, whole[index] != part[matched] { matched = borders[matched - 1] }
      if whole[index] == part[matched] { matched += 1 }
      if matched == part.count { return index + 1 - part.count }
    }
    return nil
  }

  /// For each beginning of a text, how much of its end is also its beginning.
  private static func borders<Element: Equatable>(of part: [Element]) -> [Int] {
    var borders = Array(repeating: 0, count: part.count)
    var length = 0
    for index in part.indices.dropFirst() {
      while length > 0, part[index] != part[length] { length = borders[length - 1] }
      if part[index] == part[length] { length += 1 }
      borders[index] = length
    }
    return borders
  }
}
