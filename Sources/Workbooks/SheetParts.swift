import Spreadsheets

/// The parts that all sheets with rows of figures have.
enum SheetParts {
  /// Title, note and the names of the columns; those that hold numbers stand to the right.
  static func head(
    _ title: String, note: String, columns: [(name: String, isNumber: Bool)]
  ) -> [Sheet.Row] {
    [
      Sheet.Row([SheetCell(.text(title), HouseStyle.title)], height: 26),
      Sheet.Row([SheetCell(.text(note), HouseStyle.note)], height: 18),
      Sheet.Row(
        columns.map {
          SheetCell(
            .text($0.name),
            $0.isNumber
              ? HouseStyle.headNumber : HouseStyle.head.with(\.indent, $0.name == "Unit" ? 1 : 0))
        }, height: 18),
    ]
  }

  /// A heading over the whole width.
  static func section(_ title: String, columns: Int) -> Sheet.Row {
    Sheet.Row(
      [SheetCell(.text(title), HouseStyle.section)]
        + Array(repeating: SheetCell(.empty, HouseStyle.section), count: columns - 1))
  }

  /// The row of a figure, as high as the longest of its texts needs.
  ///
  /// Programs differ in whether they fit rows to wrapped text, so that the height is given.
  static func row(_ cells: [SheetCell], widths: [Double]) -> Sheet.Row {
    var lines = 1
    for (cell, width) in zip(cells, widths) where cell.style.wraps {
      let text: String
      switch cell.content {
      case .text(let own): text = own
      case .formula(_, .text(let shown)): text = shown
      case .empty, .number, .formula: continue
      }
      let perLine = max(1, width * 11.5 / cell.style.fontSize - 1)
      lines = max(lines, Int((Double(text.count) / perLine).rounded(.up)))
    }
    return Sheet.Row(cells, height: Double(min(lines, 12)) * 13 + 3)
  }
}
