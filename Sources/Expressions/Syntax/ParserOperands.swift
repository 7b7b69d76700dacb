extension Parser {
  /// Words that can't be names on their own.
  private static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "package", "namespace", "return", "var", "void", "while", "in",
  ]

  /// Reads what an operand starts with.
  mutating func primary() throws(ExpressionProblem) -> Syntax {
    let start = token.range.lowerBound
    switch token.kind {
    case .int(let text): return try literal(try int(text))
    case .uint(let text): return try literal(try uint(text))
    case .double(let text): return try literal(try double(text))
    case .string(let text): return try literal(.string(text))
    case .bytes(let bytes): return try literal(.bytes(bytes))
    case .name("true"): return try literal(.bool(true))
    case .name("false"): return try literal(.bool(false))
    case .name("null"): return try literal(.null)
    case .name: return try named(from: start, prefix: "")
    case .symbol(.dot):
      advance()
      return try named(from: start, prefix: ".")
    case .symbol(.openParen):
      advance()
      let inner = try expression()
      try expect(.closeParen)
      return inner
    case .symbol(.openBracket): return try list(from: start)
    case .symbol(.openBrace): return try map(from: start)
    case .quotedName, .symbol, .end: throw unexpected("a value")
    }
  }

  private mutating func literal(_ value: Value) throws(ExpressionProblem) -> Syntax {
    let range = token.range
    advance()
    return try node(range, .literal(value))
  }

  private mutating func named(
    from start: Int, prefix: String
  ) throws(ExpressionProblem) -> Syntax {
    guard case .name(let name) = token.kind else { throw unexpected("a name") }
    guard !Self.reserved.contains(name) else {
      throw ExpressionProblem(
        "expression/reserved-word", "'\(name)' is a reserved word", at: token.range)
    }
    advance()
    if isAt(.openParen) {
      let arguments = try self.arguments()
      if expandsMacros, prefix.isEmpty, name == "has" {
        return try presence(arguments, from: start)
      }
      return try node(from: start, .call(name: prefix + name, target: nil, arguments: arguments))
    }
    return try node(from: start, .name(prefix + name))
  }

  /// Reads what follows an operand: fields, calls, indices and message braces.
  mutating func member(
    _ first: Syntax, from start: Int
  ) throws(ExpressionProblem) -> Syntax {
    var operand = first
    while true {
      if take(.dot) {
        operand = try field(of: operand, from: start)
      } else if take(.openBracket) {
        let optional = take(.question)
        let index = try expression()
        try expect(.closeBracket)
        operand = try node(from: start, .index(operand, index, optional: optional))
      } else if isAt(.openBrace), let type = operand.dottedName {
        operand = try message(type, from: start)
      } else {
        return operand
      }
    }
  }

  private mutating func field(
    of operand: Syntax, from start: Int
  ) throws(ExpressionProblem) -> Syntax {
    let optional = take(.question)
    switch token.kind {
    case .name(let name):
      advance()
      guard isAt(.openParen), !optional else {
        return try node(from: start, .select(operand, field: name, optional: optional))
      }
      let arguments = try self.arguments()
      if expandsMacros, let macro = try macro(name, on: operand, arguments, from: start) {
        return macro
      }
      return try node(from: start, .call(name: name, target: operand, arguments: arguments))
    case .quotedName(let name):
      advance()
      return try node(from: start, .select(operand, field: name, optional: optional))
    case .int, .uint, .double, .string, .bytes, .symbol, .end: throw unexpected("a field name")
    }
  }

  private mutating func arguments() throws(ExpressionProblem) -> [Syntax] {
    try expect(.openParen)
    var arguments: [Syntax] = []
    while !isAt(.closeParen) {
      arguments.append(try expression())
      guard take(.comma) else { break }
      if isAt(.closeParen) { throw unexpected("a value") }
    }
    try expect(.closeParen)
    return arguments
  }

  private mutating func list(from start: Int) throws(ExpressionProblem) -> Syntax {
    advance()
    var elements: [Syntax.Element] = []
    while !isAt(.closeBracket) {
      let optional = take(.question)
      elements.append(Syntax.Element(value: try expression(), optional: optional))
      guard take(.comma) else { break }
    }
    try expect(.closeBracket)
    return try node(from: start, .list(elements))
  }

  private mutating func map(from start: Int) throws(ExpressionProblem) -> Syntax {
    advance()
    var entries: [Syntax.Entry] = []
    while !isAt(.closeBrace) {
      let optional = take(.question)
      let key = try expression()
      try expect(.colon)
      entries.append(Syntax.Entry(key: key, value: try expression(), optional: optional))
      guard take(.comma) else { break }
    }
    try expect(.closeBrace)
    return try node(from: start, .map(entries))
  }

  private mutating func message(
    _ type: String, from start: Int
  ) throws(ExpressionProblem) -> Syntax {
    advance()
    var fields: [Syntax.Field] = []
    while !isAt(.closeBrace) {
      let optional = take(.question)
      let name: String
      switch token.kind {
      case .name(let text), .quotedName(let text): name = text
      case .int, .uint, .double, .string, .bytes, .symbol, .end: throw unexpected("a field name")
      }
      advance()
      try expect(.colon)
      fields.append(Syntax.Field(name: name, value: try expression(), optional: optional))
      guard take(.comma) else { break }
    }
    try expect(.closeBrace)
    return try node(from: start, .message(type: type, fields: fields))
  }
}
