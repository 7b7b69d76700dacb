import Documents
import Expressions
import OrderedCollections
import Quantities
import RuleBase
import Specifications
import Spreadsheets

/// The sheet that people read first: what a month costs, line by line, and what follows from it.
struct SummarySheet {
  let cells: FigureCells
  let lines: CostLines

  private static let widths: [Double] = [56, 16, 16, 16, 18, 16]
  private static let columns = 6
  private var design: Design { cells.design }

  var sheet: Sheet {
    var rows = head
    let first = rows.count + 1
    let items = lines.items.compactMap { cells.collector.figures[$0] }
    rows += items.map { item($0, share: total(from: first, items.count)) }
    if let figure = lines.total.flatMap({ cells.collector.figures[$0] }) {
      rows.append(total(figure))
      let row = rows.count
      rows.append(check(figure, items: first..<(first + items.count)))
      rows.append(Sheet.Row())
      rows.append(SheetParts.section("What follows from it", columns: Self.columns))
      rows.append(year(row))
    } else if items.isEmpty {
      rows.append(
        Sheet.Row([
          SheetCell(.text("No cost could be reckoned from what is known."), HouseStyle.plain)
        ]))
    } else {
      rows.append(
        Sheet.Row([
          SheetCell(
            .text("The lines do not add up to a total, as parts of it are not known."),
            HouseStyle.note)
        ]))
      rows.append(SheetParts.section("Other figures", columns: Self.columns))
    }
    rows += lines.others.compactMap { cells.collector.figures[$0] }.map(other)
    rows += notes
    return Sheet(
      name: Layout.Page.summary.rawValue, columnWidths: Self.widths, rows: rows, frozenRows: 0,
      tabColour: HouseStyle.head.ground)
  }

  private var head: [Sheet.Row] {
    let base = design.ruleBase
    let facts: [(String, String)] = [
      ("Specification", "\(design.specificationName), digest \(design.specification.digest)"),
      ("As of", design.asOf ?? "not stated"),
      ("Knowledge", "Archwright's rules of \(base.version), digest \(base.digest)"),
      ("Prices", base.pricesAsOf.isEmpty ? "none" : design.pricesWords),
    ]
    var rows = [
      Sheet.Row(
        [SheetCell(.text("Run cost of " + design.specification.name), HouseStyle.title)], height: 28
      )
    ]
    rows += facts.map { name, text in
      Sheet.Row([
        SheetCell(.text(name), HouseStyle.note), SheetCell(.text(text), HouseStyle.note),
      ])
    }
    rows.append(Sheet.Row())
    rows.append(
      Sheet.Row(
        [
          SheetCell(.text("A month"), HouseStyle.head),
          SheetCell(.text("Low"), HouseStyle.headNumber),
          SheetCell(.text("Likely"), HouseStyle.headNumber),
          SheetCell(.text("High"), HouseStyle.headNumber),
          SheetCell(.text("Unit"), HouseStyle.head.with(\.indent, 1)),
          SheetCell(.text("Share of likely"), HouseStyle.headNumber),
        ], height: 18))
    return rows
  }

  /// The row of the total, if there is one.
  private func total(from first: Int, _ count: Int) -> Int? {
    lines.total == nil ? nil : first + count
  }

  private func item(_ figure: Figure, share total: Int?) -> Sheet.Row {
    let place = cells.layout.reference(figure.place, .likely, from: .summary)
    var share = SheetCell(.empty, HouseStyle.plain)
    if let total, let place {
      let sum = lines.total.flatMap { cells.collector.figures[$0]?.values.likely.number } ?? 0
      let part = figure.values.likely.number ?? 0
      share = SheetCell(
        .formula("IF(C\(total)=0,0,\(place)/C\(total))", .number(sum == 0 ? 0 : part / sum)),
        HouseStyle.plain.with(\.numberFormat, "0 %;-0 %;\"–\""))
    }
    let inner = ends(figure, HouseStyle.plain.with(\.numberFormat, Self.money))
    return Sheet.Row(
      [SheetCell(.text(uppercasedFirst(figure.label)), HouseStyle.wrapped)] + inner
        + [SheetCell(.text(figure.unit.columnText), HouseStyle.unit), share])
  }

  /// Whole dollars; nothing is a dash.
  private static let money = "#,##0;-#,##0;\"–\""

  /// The ends of a figure over its three cases, with the likely value between.
  private func ends(_ figure: Figure, _ style: CellStyle) -> [SheetCell] {
    let references = Layout.Case.allCases.compactMap {
      cells.layout.reference(figure.place, $0, from: .summary)
    }
    let numbers = cells.numbers(figure)
    guard references.count == 3, numbers.count == 3 else { return [] }
    let range = references.joined(separator: ",")
    return [
      SheetCell(.formula("MIN(\(range))", .number(numbers.min() ?? 0)), style),
      SheetCell(.formula(references[1], .number(numbers[1])), style),
      SheetCell(.formula("MAX(\(range))", .number(numbers.max() ?? 0)), style),
    ]
  }

  private func total(_ figure: Figure) -> Sheet.Row {
    let style = HouseStyle.total
    return Sheet.Row(
      [SheetCell(.text(uppercasedFirst(figure.label)), style)]
        + ends(figure, style.with(\.numberFormat, Self.money)) + [
          SheetCell(.text(figure.unit.columnText), style.with(\.indent, 1)),
          SheetCell(.empty, style),
        ])
  }

  /// A cell that tells whether the lines still add up after somebody has changed something.
  private func check(_ figure: Figure, items: Range<Int>) -> Sheet.Row {
    guard let total = cells.layout.reference(figure.place, .likely, from: .summary),
      !items.isEmpty
    else { return Sheet.Row() }
    let sum = "SUM(C\(items.lowerBound):C\(items.upperBound - 1))"
    let text = "the lines add up to the total"
    return Sheet.Row([
      SheetCell(.text("Check"), HouseStyle.note),
      SheetCell(
        .formula(
          "IF(ABS(\(sum)-\(total))<=0.0001*ABS(\(total)),\"\(text)\",\"the lines differ from the total\")",
          .text(text)), HouseStyle.note),
    ])
  }

  private func year(_ row: Int) -> Sheet.Row {
    let figure = lines.total.flatMap { cells.collector.figures[$0] }
    let numbers = figure.map(cells.numbers) ?? []
    let values = [numbers.min() ?? 0, numbers.count == 3 ? numbers[1] : 0, numbers.max() ?? 0]
    let style = HouseStyle.plain.with(\.numberFormat, Self.money)
    return Sheet.Row(
      [SheetCell(.text("Twelve months at this load"), HouseStyle.plain)]
        + zip(Layout.Case.allCases, values).map { column, value in
          SheetCell(.formula("12*\(column.rawValue)\(row)", .number(12 * value)), style)
        } + [SheetCell(.text("USD/year"), HouseStyle.unit), SheetCell(.empty, HouseStyle.plain)])
  }

  private func other(_ figure: Figure) -> Sheet.Row {
    Sheet.Row(
      [SheetCell(.text(uppercasedFirst(figure.label)), HouseStyle.wrapped)]
        + ends(figure, cells.style(HouseStyle.plain, for: figure)) + [
          SheetCell(.text(figure.unit.columnText), HouseStyle.unit),
          SheetCell(.empty, HouseStyle.plain),
        ])
  }

  private static let notes: [String] = [
    "",
    "All amounts are US dollars without tax. Low and high are the ends of what is not known exactly.",
    "Change the coloured cells on the sheets Inputs and Prices; everything here follows.",
    "Decisions of the design do not follow: after a large change, run Archwright again.",
  ]

  private var notes: [Sheet.Row] {
    Self.notes.map { note in
      Sheet.Row([SheetCell(note.isEmpty ? .empty : .text(note), HouseStyle.note)])
    }
  }
}
