import Documents
import Expressions
import OrderedCollections
import Quantities
import RuleBase
import Spreadsheets

/// The sheet with prices, properties of products and constants, which are the same in all cases.
struct PricesSheet {
  let cells: FigureCells

  private static let widths: [Double] = [56, 16, 18, 12, 44, 44]

  var sheet: Sheet {
    var rows = SheetParts.head(
      "Prices and constants",
      note:
        "Values of the knowledge base with their dates. They apply to all three cases and may be"
        + " overwritten by an offer.",
      columns: [
        ("Item", false), ("Value", true), ("Unit", false), ("As of", false), ("Source", false),
        ("Id", false),
      ])
    for section in cells.layout.prices {
      rows.append(SheetParts.section(section.title, columns: Self.widths.count))
      rows += section.figures.map(row)
    }
    return Sheet(
      name: Layout.Page.prices.rawValue, columnWidths: Self.widths, rows: rows,
      frozenRows: Layout.headRows)
  }

  private func row(_ figure: Figure) -> Sheet.Row {
    let id: String
    let asOf: String
    switch figure.origin {
    case .attribute(let own, let date): (id, asOf) = (own, date)
    case .constant(let own):
      let dates = figure.sources.compactMap { cells.design.ruleBase.sources[$0]?.asOf }
      (id, asOf) = (own, dates.min() ?? "")
    case .input, .choice, .computed: (id, asOf) = ("", "")
    }
    let isNumber = if case .number = figure.content { true } else { false }
    let sources = cells.sources(figure.sources)
    return SheetParts.row(
      [
        SheetCell(.text(uppercasedFirst(figure.label)), HouseStyle.wrapped),
        SheetCell(
          cells.content(figure.values.likely, of: figure),
          cells.style(isNumber ? HouseStyle.input : HouseStyle.plain, for: figure)),
        SheetCell(.text(figure.unit.columnText), HouseStyle.unit),
        SheetCell(.text(asOf), HouseStyle.plain),
        SheetCell(.text(sources), HouseStyle.quiet),
        SheetCell(.text(id), HouseStyle.quiet),
      ], widths: Self.widths)
  }
}
