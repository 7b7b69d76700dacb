/// Cuts source text into tokens.
struct Lexer {
  let scalars: [Unicode.Scalar]
  /// Whether `1..5` is a range and no mistake.
  let ranges: Bool
  var position = 0

  init(_ source: String, ranges: Bool = false) {
    scalars = Array(source.unicodeScalars)
    self.ranges = ranges
  }

  /// All tokens of the text, the end included.
  static func tokens(
    of source: String, ranges: Bool = false
  ) throws(ExpressionProblem) -> [Token] {
    var lexer = Lexer(source, ranges: ranges)
    var tokens: [Token] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    let index = position + distance
    return index < scalars.count ? scalars[index] : nil
  }

  func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<position])
    return String(text)
  }

  func problem(
    _ message: String, from start: Int, help: String? = nil
  ) -> ExpressionProblem {
    let end = min(max(position, start + 1), max(scalars.count, start))
    return ExpressionProblem("expression/syntax", message, at: start..<end, help: help)
  }

  private mutating func next() throws(ExpressionProblem) -> Token {
    skipSpace()
    let start = position
    guard let first = peek() else { return Token(kind: .end, range: start..<start) }
    let kind: Token.Kind
    if let opening = openingQuote() {
      kind = try literal(opening)
    } else if first.isNameStart {
      while let scalar = peek(), scalar.isNamePart { position += 1 }
      kind = .name(text(from: start))
    } else if first.isDigit || (first == "." && peek(1)?.isDigit == true && !isSecondDot) {
      kind = try number()
    } else if first == "`" {
      kind = try quotedName()
    } else {
      kind = .symbol(try symbol(first))
    }
    return Token(kind: kind, range: start..<position)
  }

  /// Whether the current dot is the second one of a range.
  private var isSecondDot: Bool { ranges && position > 0 && scalars[position - 1] == "." }

  private mutating func skipSpace() {
    while let scalar = peek() {
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{0C}": position += 1
      case "/" where peek(1) == "/":
        while let scalar = peek(), scalar != "\n" { position += 1 }
      case _: return
      }
    }
  }

  private mutating func quotedName() throws(ExpressionProblem) -> Token.Kind {
    let start = position
    position += 1
    while let scalar = peek(), scalar.isNamePart || "./- ".unicodeScalars.contains(scalar) {
      position += 1
    }
    guard peek() == "`", position > start + 1 else {
      throw problem("a name in back quotes is not closed", from: start)
    }
    position += 1
    return .quotedName(String(text(from: start).dropFirst().dropLast()))
  }

  private mutating func symbol(_ first: Unicode.Scalar) throws(ExpressionProblem) -> Token.Symbol {
    let start = position
    if let second = peek(1), let symbol = Token.Symbol(rawValue: "\(first)\(second)") {
      position += 2
      return symbol
    }
    position += 1
    if let symbol = Token.Symbol(rawValue: "\(first)") { return symbol }
    switch first {
    case "=": throw problem("'=' is no operator", from: start, help: "write '==' to compare")
    case "&": throw problem("'&' is no operator", from: start, help: "write '&&' for and")
    case "|": throw problem("'|' is no operator", from: start, help: "write '||' for or")
    case _: throw problem("'\(first)' has no meaning here", from: start)
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var isHexDigit: Bool {
    isDigit || ("a"..."f").contains(self) || ("A"..."F").contains(self)
  }
  var isNameStart: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }
  var isNamePart: Bool { isNameStart || isDigit }
}
