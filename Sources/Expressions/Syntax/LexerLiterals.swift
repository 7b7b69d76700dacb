extension Lexer {
  /// How a text or bytes literal begins.
  struct Opening {
    var isBytes: Bool
    var isRaw: Bool
    var quote: Unicode.Scalar
    var isTriple: Bool
    /// The number of scalars before the content.
    var length: Int
  }

  /// The opening of a literal at the current position, if one starts here.
  func openingQuote() -> Opening? {
    var length = 0
    let isBytes = peek() == "b" || peek() == "B"
    if isBytes { length += 1 }
    let isRaw = peek(length) == "r" || peek(length) == "R"
    if isRaw { length += 1 }
    guard let quote = peek(length), quote == "'" || quote == "\"" else { return nil }
    let isTriple = peek(length + 1) == quote && peek(length + 2) == quote
    return Opening(
      isBytes: isBytes, isRaw: isRaw, quote: quote, isTriple: isTriple,
      length: length + (isTriple ? 3 : 1))
  }

  /// Reads a text or bytes literal.
  mutating func literal(_ opening: Opening) throws(ExpressionProblem) -> Token.Kind {
    let start = position
    position += opening.length
    var text = String.UnicodeScalarView()
    var bytes: [UInt8] = []
    while true {
      guard let scalar = peek(), opening.isTriple || (scalar != "\n" && scalar != "\r") else {
        throw problem("a text is not closed", from: start, help: "close it with \(opening.quote)")
      }
      if isClosing(opening) { break }
      if scalar == "\\", !opening.isRaw {
        try escape(opening, &text, &bytes)
      } else {
        position += 1
        if opening.isBytes {
          bytes.append(contentsOf: String(Character(scalar)).utf8)
        } else {
          text.append(scalar)
        }
      }
    }
    position += opening.isTriple ? 3 : 1
    return opening.isBytes ? .bytes(bytes) : .string(String(text))
  }

  private func isClosing(_ opening: Opening) -> Bool {
    guard peek() == opening.quote else { return false }
    return !opening.isTriple || (peek(1) == opening.quote && peek(2) == opening.quote)
  }

  private mutating func escape(
    _ opening: Opening, _ text: inout String.UnicodeScalarView, _ bytes: inout [UInt8]
  ) throws(ExpressionProblem) {
    let start = position
    position += 1
    guard let letter = peek() else { throw problem("a text is not closed", from: start) }
    position += 1
    var code: UInt32?
    switch letter {
    case "a": code = 0x07
    case "b": code = 0x08
    case "f": code = 0x0C
    case "n": code = 0x0A
    case "r": code = 0x0D
    case "t": code = 0x09
    case "v": code = 0x0B
    case "\\", "?", "\"", "'", "`": code = letter.value
    case "x", "X": code = digits(2, radix: 16)
    case "u" where !opening.isBytes: code = digits(4, radix: 16)
    case "U" where !opening.isBytes: code = digits(8, radix: 16)
    case "0", "1", "2", "3":
      position -= 1
      code = digits(3, radix: 8)
    case _: code = nil
    }
    guard let code, let scalar = Unicode.Scalar(code) else {
      throw problem("'\\\(letter)' is no escape", from: start)
    }
    if opening.isBytes {
      bytes.append(UInt8(truncatingIfNeeded: code))
    } else {
      text.append(scalar)
    }
  }

  private mutating func digits(_ count: Int, radix: Int) -> UInt32? {
    var code: UInt32 = 0
    for _ in 0..<count {
      guard let digit = peek().flatMap({ Character($0).hexDigitValue }), digit < radix,
        peek()?.isASCII == true
      else { return nil }
      let (product, overflow) = code.multipliedReportingOverflow(by: UInt32(radix))
      guard !overflow else { return nil }
      code = product + UInt32(digit)
      position += 1
    }
    return code
  }
}
