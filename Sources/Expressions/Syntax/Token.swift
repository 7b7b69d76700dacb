/// A word of the source text.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case name(String)
    /// A name in back quotes, allowed after a dot.
    case quotedName(String)
    case int(String)
    case uint(String)
    case double(String)
    case string(String)
    case bytes([UInt8])
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Hashable, Sendable {
    case orOr = "||"
    case andAnd = "&&"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case not = "!"
    case question = "?"
    case colon = ":"
    case comma = ","
    case dot = "."
    case openParen = "("
    case closeParen = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }

  let kind: Kind
  let range: Range<Int>

  /// The token in words, for a message.
  var words: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .quotedName(let name): "'`\(name)`'"
    case .int(let text), .uint(let text), .double(let text): "'\(text)'"
    case .string: "a text"
    case .bytes: "bytes"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "the end"
    }
  }
}
