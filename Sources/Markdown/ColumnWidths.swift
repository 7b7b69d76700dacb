import Foundation

/// The share of a table's width that each of its columns needs, in percent.
///
/// For programs that would otherwise make all columns equally wide: no word is broken if the widths allow
/// it, and the rest goes where cells are long.
struct ColumnWidths {
  let percent: [Int]

  /// Characters of a line of a letter in the standard font of word processors.
  private static let line = 72.0
  /// Characters that the margins of a cell take.
  private static let margins = 3.0

  /// The widths for the words of cells, row by row.
  init(_ rows: [[String]]) {
    let columns = rows.map(\.count).max() ?? 0
    var words = [Double](repeating: 1, count: columns)
    var cells = words
    for row in rows {
      for (column, cell) in row.enumerated() {
        let longest = cell.split(separator: " ").map(\.count).max() ?? 0
        words[column] = max(words[column], Double(longest))
        cells[column] = max(cells[column], Double(cell.count))
      }
    }
    let least = words.map { $0 + Self.margins }
    let wishes = zip(cells, words).map { ($0 - $1).squareRoot() }
    let rest = max(0, Self.line - least.reduce(0, +))
    let wished = max(wishes.reduce(0, +), 1)
    let shares = zip(least, wishes).map { $0 + rest * $1 / wished }
    let all = max(shares.reduce(0, +), 1)
    percent = shares.map { max(1, Int(($0 / all * 100).rounded())) }
  }

  /// What stands at the beginning of a table.
  var html: String {
    let columns = percent.map { "<col style=\"width:\($0)%\" />" }.joined()
    return "<colgroup>\(columns)</colgroup>"
  }
}

extension Node {
  /// The widths of all tables' columns, in their order.
  func columnWidths() -> [ColumnWidths] {
    descendants.filter { $0.kind == "table" }.map { table in
      ColumnWidths(table.children.map { row in row.children.map(\.words) })
    }
  }
}

extension String {
  /// A page whose tables begin with the widths of their columns.
  func withColumns(_ widths: [ColumnWidths]) -> String {
    let parts = components(separatedBy: "<table>")
    guard parts.count == widths.count + 1 else { return self }
    return parts[0] + zip(widths, parts.dropFirst()).map { "<table>\($0.html)\($1)" }.joined()
  }
}
