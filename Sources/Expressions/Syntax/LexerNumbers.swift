extension Lexer {
  /// Reads a number: `42`, `0x2A`, `42u`, `4.2e1`, `.5`.
  mutating func number() throws(ExpressionProblem) -> Token.Kind {
    let start = position
    if peek() == "0", peek(1) == "x" || peek(1) == "X" {
      position += 2
      while peek()?.isHexDigit == true { position += 1 }
      guard position > start + 2 else {
        throw problem("a hexadecimal number ends early", from: start)
      }
      return try whole(from: start)
    }
    skipDigits()
    var isDouble = false
    if peek() == ".", peek(1)?.isDigit == true {
      isDouble = true
      position += 1
      skipDigits()
    } else if peek() == ".", peek(1) == ".", start < position, !ranges {
      position += 2
      throw problem(
        "'..' has no meaning in a condition", from: position - 2,
        help: "write 'x >= a && x <= b' for a range")
    }
    if peek() == "e" || peek() == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if peek(1 + sign)?.isDigit == true {
        isDouble = true
        position += 1 + sign
        skipDigits()
      }
    }
    guard isDouble else { return try whole(from: start) }
    let text = text(from: start)
    try endNumber(from: start)
    return .double(text)
  }

  private mutating func skipDigits() {
    while peek()?.isDigit == true { position += 1 }
  }

  private mutating func whole(from start: Int) throws(ExpressionProblem) -> Token.Kind {
    let text = text(from: start)
    if peek() == "u" || peek() == "U" {
      position += 1
      try endNumber(from: start)
      return .uint(text)
    }
    try endNumber(from: start)
    return .int(text)
  }

  private mutating func endNumber(from start: Int) throws(ExpressionProblem) {
    guard let next = peek(), next.isNamePart else { return }
    let number = text(from: start)
    let suffixStart = position
    while let scalar = peek(), scalar.isNamePart { position += 1 }
    let all = text(from: start)
    if all.contains("_") {
      let plain = all.filter { $0 != "_" }
      throw problem(
        "'\(all)' is no number", from: start,
        help: "write '\(plain)' without underscores, or as '1e6'")
    }
    let suffix = text(from: suffixStart)
    throw problem(
      "'\(all)' is no number", from: start,
      help: "a number with a unit is written as a call, such as \(suffix)(\(number))")
  }
}
