/// Reads tokens into a syntax tree.
///
/// Nesting, size and height are bounded, so no text can exhaust the stack.
struct Parser {
  /// The longest source text, in Unicode scalars.
  static let longestSource = 100_000
  /// The deepest nesting of brackets, prefixes and branches, and the greatest height of a tree.
  static let deepest = 200

  let tokens: [Token]
  /// Whether `has()` also takes a plain name.
  let isProfile: Bool
  /// Whether `has()`, `all()` and their like are more than calls.
  let expandsMacros: Bool
  var index = 0
  var nextID = 0
  var depth = 0

  static func parse(
    _ source: String, isProfile: Bool, expandsMacros: Bool = true
  ) throws(ExpressionProblem) -> Syntax {
    let length = source.unicodeScalars.count
    guard length <= longestSource else {
      throw ExpressionProblem(
        "expression/too-long", "an expression has at most \(longestSource) characters",
        at: 0..<length)
    }
    var parser = Parser(
      tokens: try Lexer.tokens(of: source), isProfile: isProfile, expandsMacros: expandsMacros)
    guard parser.token.kind != .end else {
      throw ExpressionProblem("expression/syntax", "the expression is empty", at: 0..<length)
    }
    let syntax = try parser.expression()
    guard parser.token.kind == .end else { throw parser.unexpected("the end") }
    return syntax
  }

  init(tokens: [Token], isProfile: Bool, expandsMacros: Bool) {
    self.tokens = tokens
    self.isProfile = isProfile
    self.expandsMacros = expandsMacros
  }

  var token: Token { tokens[index] }
  var previousEnd: Int { index > 0 ? tokens[index - 1].range.upperBound : 0 }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  func isAt(_ symbol: Token.Symbol) -> Bool { token.kind == .symbol(symbol) }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol) throws(ExpressionProblem) {
    guard take(symbol) else { throw unexpected("'\(symbol.rawValue)'") }
  }

  func unexpected(_ wanted: String) -> ExpressionProblem {
    var help: String?
    if case .name(let name) = token.kind {
      switch name {
      case "and", "AND": help = "write '&&' for and"
      case "or", "OR": help = "write '||' for or"
      case "not", "NOT": help = "write '!' for not"
      case _: break
      }
    }
    return ExpressionProblem(
      "expression/syntax", "expected \(wanted), found \(token.words)", at: token.range, help: help)
  }

  mutating func node(
    from start: Int, _ kind: Syntax.Kind
  ) throws(ExpressionProblem) -> Syntax {
    let range = start..<max(start, previousEnd)
    return try node(range, kind)
  }

  mutating func node(
    _ range: Range<Int>, _ kind: Syntax.Kind
  ) throws(ExpressionProblem) -> Syntax {
    let leaf = Syntax(id: nextID, range: range, kind: kind, height: 1, size: 1)
    let children = leaf.children
    let height = (children.map(\.height).max() ?? 0) + 1
    let size = children.reduce(1) { $0 + $1.size }
    guard height <= Self.deepest else { throw tooDeep(range) }
    nextID += 1
    return Syntax(
      id: leaf.id, range: range, kind: kind, height: height, size: size)
  }

  func tooDeep(_ range: Range<Int>) -> ExpressionProblem {
    ExpressionProblem(
      "expression/too-deep", "an expression nests at most \(Self.deepest) levels", at: range)
  }

  mutating func nested<Result>(
    _ read: (inout Parser) throws(ExpressionProblem) -> Result
  ) throws(ExpressionProblem) -> Result {
    guard depth < Self.deepest else { throw tooDeep(token.range) }
    depth += 1
    let result = try read(&self)
    depth -= 1
    return result
  }
}
