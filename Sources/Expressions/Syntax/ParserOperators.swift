extension Parser {
  /// Reads an expression: the level of `?:`.
  mutating func expression() throws(ExpressionProblem) -> Syntax {
    try nested { parser throws(ExpressionProblem) in
      let start = parser.token.range.lowerBound
      let condition = try parser.logical(.or)
      guard parser.take(.question) else { return condition }
      let yes = try parser.logical(.or)
      try parser.expect(.colon)
      let no = try parser.expression()
      return try parser.node(from: start, .conditional(condition, yes, no))
    }
  }

  private mutating func logical(_ operation: LogicalOperator) throws(ExpressionProblem) -> Syntax {
    let start = token.range.lowerBound
    let symbol: Token.Symbol = operation == .or ? .orOr : .andAnd
    var operands: [Syntax] = []
    repeat {
      operands.append(operation == .or ? try logical(.and) : try relation())
    } while take(symbol)
    if operands.count == 1 { return operands[0] }
    return try node(from: start, .logical(operation, operands))
  }

  private mutating func relation() throws(ExpressionProblem) -> Syntax {
    let start = token.range.lowerBound
    var left = try sum()
    while let operation = relationOperator {
      advance()
      let right = try sum()
      left = try node(from: start, .binary(operation, left, right))
    }
    return left
  }

  private var relationOperator: BinaryOperator? {
    switch token.kind {
    case .symbol(.equal): .equal
    case .symbol(.notEqual): .notEqual
    case .symbol(.less): .less
    case .symbol(.lessOrEqual): .lessOrEqual
    case .symbol(.greater): .greater
    case .symbol(.greaterOrEqual): .greaterOrEqual
    case .name("in"): .in
    case .symbol, .name, .quotedName, .int, .uint, .double, .string, .bytes, .end: nil
    }
  }

  private mutating func sum() throws(ExpressionProblem) -> Syntax {
    let start = token.range.lowerBound
    var left = try product()
    while isAt(.plus) || isAt(.minus) {
      let operation: BinaryOperator = isAt(.plus) ? .add : .subtract
      advance()
      let right = try product()
      left = try node(from: start, .binary(operation, left, right))
    }
    return left
  }

  private mutating func product() throws(ExpressionProblem) -> Syntax {
    let start = token.range.lowerBound
    var left = try unary()
    while isAt(.star) || isAt(.slash) || isAt(.percent) {
      let operation: BinaryOperator =
        isAt(.star) ? .multiply : isAt(.slash) ? .divide : .remainder
      advance()
      let right = try unary()
      left = try node(from: start, .binary(operation, left, right))
    }
    return left
  }

  private mutating func unary() throws(ExpressionProblem) -> Syntax {
    let start = token.range.lowerBound
    if isAt(.not) || isAt(.minus) {
      let isNot = take(.not)
      if !isNot {
        advance()
        if let number = try negativeLiteral(from: start) { return try member(number, from: start) }
      }
      return try nested { parser throws(ExpressionProblem) in
        let operand = try parser.unary()
        return try parser.node(from: start, isNot ? .not(operand) : .negate(operand))
      }
    }
    return try member(try primary(), from: start)
  }

  private mutating func negativeLiteral(
    from start: Int
  ) throws(ExpressionProblem) -> Syntax? {
    let value: Value
    switch token.kind {
    case .int(let text): value = try int(text, negative: true)
    case .double(let text): value = try double("-" + text)
    case .name, .quotedName, .uint, .string, .bytes, .symbol, .end: return nil
    }
    advance()
    return try node(from: start, .literal(value))
  }

  func int(_ text: String, negative: Bool = false) throws(ExpressionProblem) -> Value {
    let isHex = text.hasPrefix("0x") || text.hasPrefix("0X")
    let digits = (negative ? "-" : "") + (isHex ? String(text.dropFirst(2)) : text)
    if let value = Int64(digits, radix: isHex ? 16 : 10) { return .int(value) }
    if isProfile, !isHex, let value = Double(digits), value.isFinite { return .double(value) }
    throw ExpressionProblem(
      "expression/number-out-of-range", "'\(digits)' is beyond the range of whole numbers",
      at: token.range)
  }

  func double(_ text: String) throws(ExpressionProblem) -> Value {
    guard let value = Double(text), value.isFinite || !isProfile else {
      throw ExpressionProblem(
        "expression/number-out-of-range", "'\(text)' is beyond the range of numbers",
        at: token.range)
    }
    return .double(value)
  }

  func uint(_ text: String) throws(ExpressionProblem) -> Value {
    let isHex = text.hasPrefix("0x") || text.hasPrefix("0X")
    guard let value = UInt64(isHex ? String(text.dropFirst(2)) : text, radix: isHex ? 16 : 10)
    else {
      throw ExpressionProblem(
        "expression/number-out-of-range", "'\(text)u' is beyond the range of whole numbers",
        at: token.range)
    }
    return .uint(value)
  }
}
