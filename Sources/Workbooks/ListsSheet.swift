import Facts
import Spreadsheets

/// The hidden sheet with the words among which inputs are chosen.
struct ListsSheet {
  private var columns: [(place: Figure.Place, words: [String])] = []

  init(_ sections: [Layout.Section]) {
    for figure in sections.flatMap(\.figures) {
      guard case .input(let field, _) = figure.origin else { continue }
      switch (field.kind, figure.content) {
      case (.boolean, _): columns.append((figure.place, ["yes", "no"]))
      case (.choice(let choices, isOpen: false), .text(let words)):
        columns.append((figure.place, choices.map { words[$0.id] ?? $0.id }))
      case _: continue
      }
    }
  }

  /// The range with the words of an input; nil where any may be entered.
  func range(of figure: Figure) -> String? {
    guard let index = columns.firstIndex(where: { $0.place == figure.place }) else { return nil }
    let column = Self.name(ofColumn: index)
    return "=\(Layout.Page.lists.rawValue)!$\(column)$1:$\(column)$\(columns[index].words.count)"
  }

  /// The sheet; nil without any list.
  var sheet: Sheet? {
    guard let length = columns.map(\.words.count).max() else { return nil }
    let rows = (0..<length).map { row in
      Sheet.Row(
        columns.map { column in
          column.words.indices.contains(row)
            ? SheetCell(.text(column.words[row]), HouseStyle.plain) : SheetCell(.empty)
        })
    }
    return Sheet(
      name: Layout.Page.lists.rawValue,
      columnWidths: Array(repeating: 24, count: columns.count), rows: rows, isHidden: true)
  }

  /// The letters of a column, from `A` on.
  static func name(ofColumn index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : name(ofColumn: index / 26 - 1) + letter
  }
}
