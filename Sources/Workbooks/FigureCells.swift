import Decisions
import Documents
import Expressions
import Facts
import OrderedCollections
import Quantities
import RuleBase
import Spreadsheets

/// Writes figures into cells: values as they are shown, and formulas that reckon them.
struct FigureCells {
  let design: Design
  let collector: FigureCollector
  let layout: Layout

  /// A cell's content for a value.
  func content(_ value: SlotValue, of figure: Figure) -> SheetCell.Content {
    switch (value, figure.content) {
    case (.known(let value), .number(let factor)):
      guard let number = value.number else { return .text(NamedCell.none) }
      let shown = roundedToSignificantDigits(number / factor, 15)
      return shown.isFinite ? .number(shown) : .text(NamedCell.none)
    case (.known(.bool(let truth)), _): return .text(truth ? "yes" : "no")
    case (.known(.string(let word)), .text(let words)): return .text(words[word] ?? word)
    case (.known(.list(let values)), .list(let words)):
      let labels = values.compactMap(\.text).map { words[$0] ?? $0 }
      return .text(
        labels.isEmpty ? NamedCell.none : labels.joined(separator: NamedCell.separator))
    case (.known(.string(let word)), _): return .text(word)
    case (.absent, _), (.known, _): return .text(NamedCell.none)
    case (.unknown, _): return .text("unknown")
    }
  }

  /// The numbers that a figure shows in its three cells.
  func numbers(_ figure: Figure) -> [Double] {
    guard case .number(let factor) = figure.content else { return [] }
    return figure.values.all.compactMap(\.number).map { $0 / factor }
  }

  func style(_ base: CellStyle, for figure: Figure) -> CellStyle {
    guard case .number = figure.content else {
      return base.with(\.alignment, .right).with(\.wraps, true)
    }
    return base.with(\.numberFormat, HouseStyle.numberFormat(numbers(figure), in: figure.unit))
  }

  /// The value of a figure in a case.
  func value(_ figure: Figure, _ column: Layout.Case) -> SlotValue {
    switch column {
    case .low: figure.values.low
    case .likely: figure.values.likely
    case .high: figure.values.high
    }
  }

  /// A formula with what it comes to.
  func formula(_ text: String, showing content: SheetCell.Content) -> SheetCell.Content {
    switch content {
    case .number(let number): .formula(text, .number(number))
    case .text(let shown): .formula(text, .text(shown))
    case .empty, .formula: .formula(text, .number(0))
    }
  }

  /// The formulas of a computed figure by case; nil where no spreadsheet reckons the same.
  func formulas(of figure: Figure, _ computation: Figure.Computation) -> Cases<String>? {
    func formula(_ column: Layout.Case) throws(Untranslatable) -> String {
      let read = computation.swapsCases ? column.opposite : column
      return try FormulaTranslator(expression: computation.expression) {
        slot throws(Untranslatable) in try cell(slot, computation.decision, read)
      }.formula(for: figure.content)
    }
    if computation.comparesCandidates { return nil }
    do {
      let likely = try formula(.likely)
      if computation.isSameInAllCases {
        guard let own = layout.reference(figure.place, .likely, from: .calculation) else {
          return nil
        }
        return Cases(low: own, likely: likely, high: own)
      }
      return Cases(low: try formula(.low), likely: likely, high: try formula(.high))
    } catch {
      return nil
    }
  }

  private func cell(
    _ slot: Int, _ decision: DecisionModel?, _ column: Layout.Case
  ) throws(Untranslatable) -> NamedCell {
    guard let figure = collector.figure(slot, about: decision) else {
      return NamedCell(reference: "", content: .unknown)
    }
    guard let reference = layout.reference(figure.place, column, from: .calculation) else {
      return NamedCell(reference: "", content: figure.content)
    }
    return NamedCell(reference: reference, content: figure.content)
  }

  /// The titles of sources, for a column of its own.
  func sources(_ ids: [String]) -> String {
    ids.map { design.ruleBase.sources[$0]?.title ?? $0 }.joined(separator: "; ")
  }
}
