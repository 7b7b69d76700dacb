/// Lines for a terminal, put together out of paragraphs and tables.
struct TextPage {
  /// Columns, between 60 and 100.
  let width: Int
  var lines: [StyledLine] = []

  init(width: Int) { self.width = min(max(width, 60), 100) }

  /// Adds a line.
  mutating func add(_ line: StyledLine = StyledLine()) { lines.append(line) }

  /// Adds a paragraph that begins with a heading and whose other lines are indented.
  mutating func add(
    _ heading: String, _ words: String, indent: Int, style: StyledLine.Style = .plain
  ) {
    for (index, part) in wrapped(words, width: width - indent).enumerated() {
      var line = StyledLine(index == 0 ? heading : "", .strong)
      line.fill(to: indent)
      line.append(part, style)
      add(line)
    }
  }

  /// Adds a row of a table; headings stand out as a whole.
  mutating func add(_ table: TextTable, _ cells: [String], isHeading: Bool = false) {
    lines += table.lines(cells).map {
      isHeading ? StyledLine($0.text(colour: false), .strong) : $0
    }
  }

  /// The lines as text, each ended.
  func text(colour: Bool) -> String {
    lines.map { $0.text(colour: colour) }.joined(separator: "\n") + "\n"
  }
}
