import Expressions
import Quantities

/// Translates an expression of the rules into the formula of a cell.
///
///     FormulaTranslator(expression: formula.expression.expression, cell: …).formula(for: .number(factor: 1))
///     // "Calculation!D5*Inputs!D7"
struct FormulaTranslator {
  let expression: Expression
  /// The cell of a name, by its slot.
  let cell: (Int) throws(Untranslatable) -> NamedCell

  /// The longest formula, and the deepest that functions are nested.
  private static let longest = 8_000
  private static let deepest = 60

  /// What an expression comes to within a formula.
  enum Term {
    case number(NumberTerm)
    /// True or false.
    case truth(Piece)
    /// A word of the rules, not in any cell's language yet.
    case word(String)
    case text(Piece, words: [String: String])
    case list(Piece, words: [String: String])
    /// A list as it is written in the rules.
    case items([Term])
    case unknown
  }

  /// The expression as a formula.
  ///
  /// - Parameter content: how the result is written in its cell.
  /// - Returns: the formula, without its equals sign.
  /// - Throws: why a spreadsheet could not reckon the same.
  func formula(for content: NamedCell.Content) throws(Untranslatable) -> String {
    let term = try term(expression.syntax)
    let text: String
    switch (content, term) {
    case (.number(let factor), .number(let number)): text = number.written(in: factor).text
    case (.truth, .truth(let piece)): text = "IF(\(piece.text),\"yes\",\"no\")"
    case (.text(let words), .word(let word)): text = try Piece.quoted(words[word] ?? word).text
    case (.text(let words), .text(let piece, let own)):
      guard words == own else { throw Untranslatable("words of two lists") }
      text = piece.text
    case _: throw Untranslatable("a result that no cell holds")
    }
    var depth = 0
    var deepest = 0
    for character in text.utf8 {
      if character == UInt8(ascii: "(") { depth += 1 }
      if character == UInt8(ascii: ")") { depth -= 1 }
      deepest = max(depth, deepest)
    }
    guard text.utf8.count <= Self.longest, deepest <= Self.deepest else {
      throw Untranslatable("longer than a formula may be")
    }
    return text
  }

  func term(_ node: Syntax) throws(Untranslatable) -> Term {
    if let fraction = fraction(node) { return .number(fraction) }
    if let constant = expression.constant(of: node) {
      return try term(constant, isPlain: expression.type(of: node).isPlain)
    }
    if let slot = expression.slot(of: node) { return try term(slot) }
    switch node.kind {
    case .not(let operand): return .truth(.call("NOT", [try truth(operand).text]))
    case .negate(let operand):
      return .number(try number(operand).negated)
    case .presence(let operand): return .truth(try presence(operand))
    case .binary(let sign, let left, let right): return try binary(sign, left, right)
    case .logical(let sign, let operands): return .truth(try logical(sign, operands))
    case .conditional(let condition, let yes, let no): return try choice(condition, yes, no)
    case .call(let name, let target, let arguments): return try call(name, target, arguments)
    case .list(let elements):
      var items: [Term] = []
      for element in elements { items.append(try term(element.value)) }
      return .items(items)
    case .comprehension(let macro): return .truth(try exists(macro))
    case .literal, .name, .select, .index, .map, .message, .bind:
      throw Untranslatable("a construct that spreadsheets don't have")
    }
  }

  private func term(_ value: Value, isPlain: Bool) throws(Untranslatable) -> Term {
    switch value {
    case .bool(let truth): return .truth(Piece(text: truth ? "TRUE" : "FALSE", rank: .atom))
    case .string(let word): return .word(word)
    case .list(let values):
      var items: [Term] = []
      for value in values { items.append(try term(value, isPlain: true)) }
      return .items(items)
    case .int, .uint, .double:
      guard let number = value.number, number.isFinite else {
        throw Untranslatable("a number without end")
      }
      return .number(NumberTerm(constant: number, isPlain: isPlain))
    case .null, .bytes, .map, .timestamp, .duration, .type, .optional, .opaque:
      throw Untranslatable("a value that no cell holds")
    }
  }

  private func term(_ slot: Int) throws(Untranslatable) -> Term {
    let named = try self.cell(slot)
    let piece = Piece(text: named.reference, rank: .atom)
    switch named.content {
    case .number(let factor): return .number(NumberTerm(piece, scale: factor))
    case .truth: return .truth(Piece(text: "\(named.reference)=\"yes\"", rank: .comparison))
    case .text(let words): return .text(piece, words: words)
    case .list(let words): return .list(piece, words: words)
    case .unknown, .absent: return .unknown
    }
  }

  /// A quotient of two plain numbers that reads better as such, such as 260 ÷ 12.
  private func fraction(_ node: Syntax) -> NumberTerm? {
    guard case .binary(.divide, let left, let right) = node.kind,
      case .literal(let first) = left.kind, case .literal(let second) = right.kind,
      let above = first.number, let below = second.number, above != 0, below != 0
    else { return nil }
    let text = "\(NumberTerm.number(above))/\(NumberTerm.number(below))"
    return NumberTerm(Piece(text: text, rank: .product), scale: 1)
  }

  /// A number; one that is unknown must stand in a branch that is not taken, as otherwise there
  /// would be no result to show.
  func number(_ node: Syntax) throws(Untranslatable) -> NumberTerm {
    switch try term(node) {
    case .number(let term): return term
    case .unknown: return .notAvailable
    case .truth, .word, .text, .list, .items: throw Untranslatable("no number where one is due")
    }
  }

  func truth(_ node: Syntax) throws(Untranslatable) -> Piece {
    guard case .truth(let piece) = try term(node) else {
      throw Untranslatable("a condition of which nothing is known")
    }
    return piece
  }
}

extension ExpressionType {
  /// Whether its numbers have no unit.
  fileprivate var isPlain: Bool {
    guard case .quantity(let dimension) = self else { return true }
    return dimension == .none
  }
}
