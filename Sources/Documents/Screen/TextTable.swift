/// Rows of cells that are wrapped inside their columns.
struct TextTable {
  /// A column: its width, and how its cells stand out.
  struct Column {
    var width: Int
    var style: StyledLine.Style = .plain
  }

  let columns: [Column]
  /// Spaces between two columns.
  var gap = 2
  /// Spaces before the first column.
  var indent = 1
  /// The lines after which a cell is cut.
  var mostLines = Int.max

  /// The lines of one row; cells that are missing stay empty.
  func lines(_ cells: [String]) -> [StyledLine] {
    let parts = zip(columns, cells).map { column, cell in cut(cell, to: column.width) }
    let height = parts.map(\.count).max() ?? 0
    return (0..<height).map { row in
      var line = StyledLine(String(repeating: " ", count: indent))
      var start = indent
      for (column, part) in zip(columns, parts) {
        line.fill(to: start)
        if part.indices.contains(row) { line.append(part[row], column.style) }
        start += column.width + gap
      }
      return line
    }
  }

  private func cut(_ cell: String, to width: Int) -> [String] {
    let lines = wrapped(cell, width: width)
    guard lines.count > mostLines else { return lines }
    let last = wrapped(lines[mostLines - 1], width: width - 2)[0] + " …"
    return Array(lines.prefix(mostLines - 1)) + [last]
  }
}
