/// One line of a terminal: pieces of text, each with how it stands out.
public struct StyledLine: Hashable, Sendable {
  /// How a piece stands out where colours are shown.
  public enum Style: Hashable, Sendable {
    case plain
    /// A heading or a code.
    case strong
    /// Something of less weight.
    case quiet
    /// Something that is not met.
    case alarming
  }

  /// A piece of the line.
  public struct Piece: Hashable, Sendable {
    let text: String
    let style: Style
  }

  private(set) var pieces: [Piece] = []

  init(_ text: String = "", _ style: Style = .plain) { append(text, style) }

  /// Adds a piece at the end.
  mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { pieces.append(Piece(text: text, style: style)) }
  }

  /// Adds spaces up to a column.
  mutating func fill(to column: Int) {
    append(String(repeating: " ", count: max(0, column - width)))
  }

  /// The columns that it takes.
  var width: Int { pieces.reduce(0) { $0 + columns($1.text) } }

  /// The line as text, without spaces at its end.
  ///
  /// - Parameter colour: whether to write ANSI colour codes.
  /// - Returns: the line without a line end.
  public func text(colour: Bool) -> String {
    var pieces = pieces
    while let last = pieces.last {
      let kept = last.text.trimmingEnd
      pieces[pieces.count - 1] = Piece(text: kept, style: last.style)
      if !kept.isEmpty { break }
      pieces.removeLast()
    }
    return pieces.map { $0.text(colour: colour) }.joined()
  }
}

extension StyledLine.Piece {
  fileprivate func text(colour: Bool) -> String {
    guard colour else { return text }
    return switch style {
    case .plain: text
    case .strong: "\u{1B}[1m\(text)\u{1B}[0m"
    case .quiet: "\u{1B}[2m\(text)\u{1B}[0m"
    case .alarming: "\u{1B}[1;31m\(text)\u{1B}[0m"
    }
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
