import Expressions
import Quantities
import RuleBase
import Spreadsheets
import TestSupport
import Testing

@testable import Workbooks

/// Every expression of the shipped rules that gives a number or a truth, translated and reckoned by
/// LibreOffice on random inputs, against what the engine makes of them.
struct RandomTranslationTests {
  private static let inputsEach = 6
  private static let sheet = "Sheet"

  /// One expression on one set of inputs, in a row of its own.
  private struct Trial {
    let expression: Expression
    let row: Sheet.Row
    let expected: Value
    let factor: Double
  }

  @Test(.enabled(if: LibreOffice.program != nil, "LibreOffice is not installed"))
  func reckonsWhatTheEngineReckons() throws {
    let base = try ExampleDesign.rules.get()
    let expressions =
      base.formulas.map(\.expression)
      + base.decisions.flatMap { $0.quantities.map(\.formula.expression) }
      + base.derivations.sorted { $0.key < $1.key }.map(\.value)
    var random = SeededGenerator(seed: 41)
    var trials: [Trial] = []
    var refused: [String] = []
    for expression in expressions.map(\.expression) where !expression.slots.isEmpty {
      for _ in 0..<Self.inputsEach {
        do {
          if let trial = try trial(expression, row: trials.count + 1, &random) {
            trials.append(trial)
          }
        } catch is Untranslatable {
          if refused.last != expression.source { refused.append(expression.source) }
        }
      }
    }
    #expect(trials.count > 1000)
    // Walks over lists of records are all that the rules use and spreadsheets can't do.
    #expect(
      refused.allSatisfy { $0.contains("exists(") || $0.contains("==") || $0.contains(" in ") })
    #expect(refused.count < 15, "\(refused)")
    try compare(trials)
  }

  private func compare(_ trials: [Trial]) throws {
    let book = Workbook(
      title: "Trials", author: "Tests", created: .beginning,
      sheets: [Sheet(name: Self.sheet, columnWidths: [], rows: trials.map(\.row))])
    let found = try LibreOffice.recalculated([(name: "trials", bytes: try book.bytes())])
    let rows = try #require(found["trials"]?[Self.sheet])
    try #require(rows.count == trials.count)
    for (trial, row) in zip(trials, rows) {
      let text = row.first ?? ""
      let isEqual: Bool
      switch trial.expected {
      case .bool(let truth): isEqual = text == (truth ? "yes" : "no")
      case let value:
        let expected = (value.number ?? .nan) / trial.factor
        let number = Double(text) ?? .nan
        isEqual = (number - expected).magnitude <= 1e-9 * max(expected.magnitude, 1e-12)
      }
      if !isEqual {
        Issue.record(
          "\(trial.expression.source): \(trial.expected) but \(text), \(trial.row.cells)")
      }
    }
  }

  /// The trial with random inputs; nil where the engine has no result either.
  private func trial(
    _ expression: Expression, row: Int, _ random: inout SeededGenerator
  ) throws -> Trial? {
    var values = Array(repeating: SlotValue.unknown, count: (expression.slots.max() ?? 0) + 1)
    var named: [Int: NamedCell] = [:]
    var cells: [SheetCell] = [SheetCell(.empty)]
    for (slot, type) in types(expression) {
      let reference = ListsSheet.name(ofColumn: cells.count) + "\(row)"
      let (value, content, shown) = input(type, &random)
      values[slot] = .known(value)
      named[slot] = NamedCell(reference: reference, content: content)
      cells.append(SheetCell(shown))
    }
    guard case .value(let expected) = expression.evaluate(ArrayBindings(values)) else { return nil }
    if let number = expected.number, !number.isFinite || number.magnitude > 1e200 { return nil }
    let factor = expression.type.dimension.map { Unit.usual(for: $0).factor } ?? 1
    let formula = try FormulaTranslator(expression: expression) { slot throws(Untranslatable) in
      guard let cell = named[slot] else { throw Untranslatable("no cell") }
      return cell
    }.formula(for: expected.number == nil ? .truth : .number(factor: factor))
    cells[0] = SheetCell(.formula(formula, .number(-1)))
    return Trial(
      expression: expression, row: Sheet.Row(cells), expected: expected, factor: factor)
  }

  private func input(
    _ type: ExpressionType, _ random: inout SeededGenerator
  ) -> (Value, NamedCell.Content, SheetCell.Content) {
    switch type {
    case .bool:
      let truth = random.isOnce(in: 2)
      return (.bool(truth), .truth, .text(truth ? "yes" : "no"))
    case .choice(_, let values):
      let words = Dictionary(uniqueKeysWithValues: values.map { ($0, "The \"\($0)\"") })
      let word = random.pick(values)
      return (.string(word), .text(words: words), .text(words[word] ?? word))
    case .list(.choice(_, let values)):
      let words = Dictionary(uniqueKeysWithValues: values.map { ($0, "The \($0)") })
      let some = random.some(values, most: 4)
      let shown = some.compactMap { words[$0] }.joined(separator: NamedCell.separator)
      return (
        .list(some.map { .string($0) }), .list(words: words),
        .text(some.isEmpty ? NamedCell.none : shown)
      )
    case .list(.string):
      let some = random.some(["EU", "US", "pii", "phi", "aws"], most: 3)
      return (
        .list(some.map { .string($0) }), .list(words: [:]),
        .text(some.isEmpty ? NamedCell.none : some.joined(separator: NamedCell.separator))
      )
    case .string:
      let word = random.pick(["EU", "qa_documents", "day", "x"])
      return (.string(word), .text(words: [:]), .text(word))
    case let other:
      guard let dimension = other.dimension else { return (.null, .unknown, .empty) }
      let unit = Unit.usual(for: dimension)
      var shown = Double.random(in: 0.01..<10, using: &random)
      if random.isOnce(in: 3) { shown *= 1000 }
      if random.isOnce(in: 5) { shown = shown.rounded(.up) }
      return (.double(shown * unit.factor), .number(factor: unit.factor), .number(shown))
    }
  }

  /// The types of the names that an expression reads.
  private func types(_ expression: Expression) -> [(slot: Int, type: ExpressionType)] {
    var found: [Int: ExpressionType] = [:]
    var open = [expression.syntax]
    while let node = open.popLast() {
      if let slot = expression.slot(of: node) {
        found[slot] = expression.type(of: node)
      } else {
        open += node.children
      }
    }
    return found.sorted { $0.key < $1.key }.map { (slot: $0.key, type: $0.value) }
  }
}

extension ExpressionType {
  /// What a number of the type measures; nil for other types.
  fileprivate var dimension: Dimension? {
    switch self {
    case .double, .int, .uint: Dimension.none
    case .quantity(let dimension): dimension
    case _: nil
    }
  }
}
