/// A title and, below it, terms with what stands behind them.
struct TermList {
  private var lines: [StyledLine] = []

  /// The columns of the terms and of the texts behind them.
  private static let (termWidth, textWidth) = (16, 84)

  /// The line above the list.
  mutating func title(_ text: String, _ id: String? = nil) {
    var line = StyledLine(text, .strong)
    if let id { line.append("  \(id)", .quiet) }
    lines.append(line)
  }

  /// A term; one that is too long for its column has its text on the next line.
  mutating func add(_ term: String, _ text: String) {
    var term = term
    if columns(term) > Self.termWidth - 3 {
      lines.append(StyledLine("  " + term, .quiet))
      term = ""
    }
    for (index, part) in wrapped(text, width: Self.textWidth).enumerated() {
      var line = StyledLine(index == 0 && !term.isEmpty ? "  " + term : "", .quiet)
      line.fill(to: Self.termWidth)
      line.append(part)
      lines.append(line)
    }
  }

  /// The text, with a final line end.
  func text(colour: Bool) -> String {
    lines.map { $0.text(colour: colour) }.joined(separator: "\n") + "\n"
  }
}
