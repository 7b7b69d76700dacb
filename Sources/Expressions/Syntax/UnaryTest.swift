/// The condition that a cell of a decision table stands for, as the text of an expression.
///
/// A cell is one of `-` (anything), `<= 10e6` (a comparison), `1e6..5e7` (from up to and with),
/// `[a, b]` or `a, b` (one of several), `not(x)`, or a plain value. Words that are no numbers,
/// truth values or calls are taken as text.
///
/// - Throws: What is wrong, with places counted in the cell.
public func unaryTest(
  _ cell: String, on variable: String
) throws(ExpressionProblem) -> String {
  try UnaryTest(cell, variable).condition()
}

/// Reads one cell of a decision table.
private struct UnaryTest {
  private let tokens: [Token]
  private let scalars: [Unicode.Scalar]
  private let variable: String

  init(_ cell: String, _ variable: String) throws(ExpressionProblem) {
    self.variable = variable
    scalars = Array(cell.unicodeScalars)
    // Two dots mean a range here, so they must not end a number.
    tokens = try Lexer.tokens(of: cell, ranges: true)
  }

  func condition() throws(ExpressionProblem) -> String {
    guard tokens.count > 1 else { throw problem("the cell is empty", tokens[0].range) }
    if tokens.count == 2, tokens[0].kind == .symbol(.minus) { return "true" }
    return try condition(tokens.dropLast())
  }

  private func condition(_ tokens: ArraySlice<Token>) throws(ExpressionProblem) -> String {
    guard let first = tokens.first, let last = tokens.last else {
      throw problem("a value is missing", 0..<scalars.count)
    }
    if case .name("not") = first.kind, tokens.count > 3,
      tokens[tokens.startIndex + 1].kind == .symbol(.openParen),
      last.kind == .symbol(.closeParen)
    {
      return "!(\(try condition(tokens.dropFirst(2).dropLast())))"
    }
    if case .symbol(let symbol) = first.kind, Self.comparisons.contains(symbol) {
      return "\(variable) \(symbol.rawValue) \(try value(tokens.dropFirst()))"
    }
    if first.kind == .symbol(.openBracket), last.kind == .symbol(.closeBracket) {
      return "\(variable) in [\(try values(tokens.dropFirst().dropLast()))]"
    }
    if let dots = rangeDots(tokens) {
      let low = try value(tokens[..<dots])
      let high = try value(tokens[(dots + 2)...])
      return "\(variable) >= \(low) && \(variable) <= \(high)"
    }
    if parts(tokens).count > 1 { return "\(variable) in [\(try values(tokens))]" }
    return "\(variable) == \(try value(tokens))"
  }

  private static let comparisons: Set<Token.Symbol> = [
    .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual,
  ]

  /// The place of two dots in a row.
  private func rangeDots(_ tokens: ArraySlice<Token>) -> Int? {
    tokens.indices.dropLast().first { index in
      tokens[index].kind == .symbol(.dot) && tokens[index + 1].kind == .symbol(.dot)
    }
  }

  /// The tokens between the commas that stand in no bracket.
  private func parts(_ tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
    var parts: [ArraySlice<Token>] = []
    var start = tokens.startIndex
    var depth = 0
    for index in tokens.indices {
      switch tokens[index].kind {
      case .symbol(.openParen), .symbol(.openBracket): depth += 1
      case .symbol(.closeParen), .symbol(.closeBracket): depth -= 1
      case .symbol(.comma) where depth == 0:
        parts.append(tokens[start..<index])
        start = index + 1
      case .symbol, .name, .quotedName, .int, .uint, .double, .string, .bytes, .end: break
      }
    }
    return parts + [tokens[start...]]
  }

  private func values(_ tokens: ArraySlice<Token>) throws(ExpressionProblem) -> String {
    var texts: [String] = []
    for part in parts(tokens) { texts.append(try value(part)) }
    return texts.joined(separator: ", ")
  }

  private func value(_ tokens: ArraySlice<Token>) throws(ExpressionProblem) -> String {
    guard let first = tokens.first, let last = tokens.last else {
      throw problem("a value is missing", 0..<scalars.count)
    }
    if tokens.count == 1, case .name(let word) = first.kind,
      !["true", "false", "null"].contains(word)
    {
      return "'\(word)'"
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[first.range.lowerBound..<last.range.upperBound])
    return String(view)
  }

  private func problem(_ message: String, _ range: Range<Int>) -> ExpressionProblem {
    ExpressionProblem("expression/cell", message, at: range)
  }
}
