import Decisions
import Diagnostics
public import Documents
import Facts
import RuleBase
import Specifications
public import Spreadsheets

extension Design {
  /// The file that it is written to, below the output folder.
  public static let costWorkbookFile = "cost.xlsx"

  /// The costs of the design as a workbook whose cells reckon what the rules reckon.
  ///
  /// Each formula of the rules behind a figure of money becomes a row whose cells hold it as a
  /// formula of the spreadsheet; facts, prices and constants become the cells it reads. What no
  /// spreadsheet can reckon stands as a shaded value.
  ///
  /// - Returns: the workbook; the same for the same design.
  public func costWorkbook() -> Workbook {
    var collector = FigureCollector(self)
    let lines = CostLines(self, &collector)
    let layout = Layout(collector, ruleBase)
    let cells = FigureCells(design: self, collector: collector, layout: layout)
    let lists = ListsSheet(layout.inputs)
    let sheets = [
      SummarySheet(cells: cells, lines: lines).sheet,
      InputsSheet(cells: cells, lists: lists).sheet,
      PricesSheet(cells: cells).sheet,
      CalculationSheet(cells: cells).sheet,
    ]
    return Workbook(
      title: "Run cost of " + specification.name, author: "Archwright", created: day,
      sheets: sheets + [lists.sheet].compactMap(\.self))
  }

  /// The day that the specification states, or the day of the rules.
  private var day: CalendarDay {
    asOf.flatMap { CalendarDay($0) } ?? CalendarDay(ruleBase.version) ?? .beginning
  }

  /// The day of the specification as it was stated.
  var asOf: String? {
    guard let fact = resolution.facts["project.as_of"], fact.value != nil else { return nil }
    return words(for: fact)
  }

  /// The file of the specification without its folder.
  var specificationName: String {
    specification.file.name.split(separator: "/").last.map(String.init) ?? ""
  }

  /// The months of the prices.
  var pricesWords: String {
    guard let oldest = ruleBase.pricesAsOf.first, let newest = ruleBase.pricesAsOf.last else {
      return ""
    }
    return oldest == newest ? newest : "\(oldest) to \(newest)"
  }
}
