import Documents
import Expressions
import Quantities
import Spreadsheets

/// The sheet on which every figure is reckoned, once for each case.
package struct CalculationSheet {
  let cells: FigureCells

  private static let widths: [Double] = [44, 16, 16, 16, 16, 62, 40]

  var sheet: Sheet {
    var rows = SheetParts.head(
      "Calculation",
      note: "Low reckons with all ranges at the end that makes the case light, such as few requests"
        + " or a long time limit, high with the other ends. Shaded values are computed by Archwright"
        + " and do not follow the inputs.",
      columns: [
        ("Figure", false), ("Low case", true), ("Likely", true), ("High case", true),
        ("Unit", false), ("How it is reckoned", false), ("Source", false),
      ])
    for section in cells.layout.calculation {
      rows.append(SheetParts.section(section.title, columns: Self.widths.count))
      rows += section.figures.map(row)
    }
    return Sheet(
      name: Layout.Page.calculation.rawValue, columnWidths: Self.widths, rows: rows,
      frozenRows: Layout.headRows)
  }

  private func row(_ figure: Figure) -> Sheet.Row {
    var formulas: Cases<String>?
    var words = figure.words
    if case .computed(let computation) = figure.origin {
      formulas = cells.formulas(of: figure, computation)
      if words.isEmpty { words = computation.expression.source }
    }
    if formulas == nil { words += words.isEmpty ? Self.mark : " (\(Self.mark))" }
    let inner = Layout.Case.allCases.map { column -> SheetCell in
      let shown = cells.content(cells.value(figure, column), of: figure)
      let formula: String? =
        switch column {
        case .low: formulas?.low
        case .likely: formulas?.likely
        case .high: formulas?.high
        }
      let style = formula == nil ? HouseStyle.given : HouseStyle.plain
      return SheetCell(
        formula.map { cells.formula($0, showing: shown) } ?? shown,
        cells.style(style, for: figure))
    }
    return SheetParts.row(
      [SheetCell(.text(uppercasedFirst(figure.label)), HouseStyle.wrapped)] + inner + [
        SheetCell(.text(figure.unit.columnText), HouseStyle.unit),
        SheetCell(.text(words), HouseStyle.quiet),
        SheetCell(.text(cells.sources(figure.sources)), HouseStyle.quiet),
      ], widths: Self.widths)
  }

  /// What stands beside a value that no formula gives.
  package static let mark = "computed by Archwright"
}
