import Documents
import Expressions
import Facts
import Quantities
import RuleBase
import Spreadsheets

/// The sheet on which a reader changes what was stated or assumed.
struct InputsSheet {
  let cells: FigureCells
  let lists: ListsSheet

  private static let widths: [Double] = [46, 16, 16, 16, 16, 70]

  var sheet: Sheet {
    var rows = SheetParts.head(
      "Inputs",
      note:
        "Change the coloured cells. A cell in grey follows the likely value beside it; overwrite"
        + " it to give the figure a range.",
      columns: [
        ("Input", false), ("Low", true), ("Likely", true), ("High", true), ("Unit", false),
        ("Where it comes from", false),
      ])
    for section in cells.layout.inputs {
      rows.append(SheetParts.section(section.title, columns: Self.widths.count))
      rows += section.figures.map(row)
    }
    return Sheet(
      name: Layout.Page.inputs.rawValue, columnWidths: Self.widths, rows: rows,
      frozenRows: Layout.headRows, tabColour: HouseStyle.input.colour)
  }

  private func row(_ figure: Figure) -> Sheet.Row {
    let isRange = figure.values.low != figure.values.high
    let inner = Layout.Case.allCases.map { column -> SheetCell in
      guard column == .likely || isRange else {
        let own = cells.layout.reference(figure.place, .likely, from: .inputs) ?? ""
        let shown = cells.content(figure.values.likely, of: figure)
        return SheetCell(
          cells.formula(own, showing: shown), cells.style(HouseStyle.follower, for: figure))
      }
      return SheetCell(
        cells.content(cells.value(figure, column), of: figure),
        cells.style(figure.isChoice ? HouseStyle.plain : HouseStyle.input, for: figure),
        validation: validation(figure))
    }
    let ends = [
      SheetCell(.text(figure.unit.columnText), HouseStyle.unit),
      SheetCell(.text(origin(figure)), HouseStyle.quiet),
    ]
    return SheetParts.row(
      [SheetCell(.text(uppercasedFirst(figure.label)), HouseStyle.wrapped)] + inner + ends,
      widths: Self.widths)
  }

  private func validation(_ figure: Figure) -> SheetCell.Validation? {
    guard case .input(let field, _) = figure.origin else { return nil }
    switch field.kind {
    case .number:
      let factor = figure.unit.cellFactor
      let low = field.domain.low.map { $0 / factor }
      let high = field.domain.high.map { $0 / factor }
      guard low != nil || high != nil else { return nil }
      return .number(atLeast: low ?? -1e15, atMost: high ?? 1e15)
    case .boolean, .choice(_, isOpen: false):
      return lists.range(of: figure).map {
        SheetCell.Validation.list(range: $0, prompt: field.about)
      }
    case .choice, .choices, .text, .texts, .records: return nil
    }
  }

  /// The place in the client's file, or the assumption with its reason.
  private func origin(_ figure: Figure) -> String {
    guard case .input(let field, let fact) = figure.origin else {
      return "decided by Archwright"
    }
    switch fact.origin {
    case .stated(let statement):
      let place = cells.design.origin(field.name)
      let parts = [statement.requirement, statement.source].compactMap(\.self)
      return parts.isEmpty ? place : "\(place) (\(parts.joined(separator: ", ")))"
    case .assumed(let because, let source):
      let title = cells.sources([source])
      return source.isEmpty ? "assumed: \(because)" : "assumed: \(because) (\(title))"
    case .derived, .missing: return cells.design.origin(field.name)
    }
  }
}

/// A text that begins a cell, with its first letter large.
func uppercasedFirst(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}
