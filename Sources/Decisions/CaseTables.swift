import Expressions
import Facts
import RuleBase

/// Fills in the tables of cases of joint decisions by making the decisions again for each case.
struct CaseTables {
  private let run: Run
  private let words: Words

  init(_ run: Run, _ words: Words) {
    self.run = run
    self.words = words
  }

  /// The tables of one decision.
  func all(_ model: DecisionModel) -> [CaseFigures] {
    model.cases.map { table in
      let columns = table.columns.compactMap { column in
        model.quantities.first { $0.id == column.quantity }
      }
      let fields = table.axes.map { run.plan.fieldIndex($0.fact) ?? 0 }
      let rows = combinations(table.axes.map(\.values)).map { values in
        row(table, model, zip(fields, values).map { (field: $0, value: $1) })
      }
      return CaseFigures(
        table: table, axes: fields.map { words.label(of: run.plan.fieldSlots[$0]) },
        columns: columns.map(\.formula), rows: rows)
    }
  }

  private func combinations(_ axes: [[Value]]) -> [[Value]] {
    axes.reduce([[]]) { rows, values in rows.flatMap { row in values.map { row + [$0] } } }
  }

  private func row(
    _ table: CaseTable, _ model: DecisionModel, _ changes: [(field: Int, value: Value)]
  ) -> CaseFigures.Row {
    let pass = run.pass.changing(
      changes.map { (field: $0.field, knowledge: .known(FactValue($0.value))) })
    let situation = pass.situation(.base)
    func value(_ id: String) -> Value? {
      guard let quantity = model.quantities.first(where: { $0.id == id }),
        case .known(let value) = situation.value(atSlot: quantity.outcomeSlot)
      else { return nil }
      return value
    }
    let figures = table.columns.map { column -> CaseFigures.Figure in
      if let never = column.never, value(never) == .bool(true) { return .never }
      return value(column.quantity)?.number.map { .known($0) } ?? .unknown
    }
    return CaseFigures.Row(
      values: changes.map { words.text($0.value, of: run.plan.fieldSlots[$0.field]) },
      figures: figures)
  }
}
