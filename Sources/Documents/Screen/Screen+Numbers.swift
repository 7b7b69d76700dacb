import Decisions
import Quantities
import RuleBase

extension Screen {
  /// How many lines are shown one by one; the rest are summed up.
  private static let mostLines = 6

  /// What it costs a month by line, low, likely and high, and what is set against it.
  mutating func addCosts() {
    let monthly = design.resolution.breakdowns.filter { $0.model.kind == .monthly }
    for breakdown in monthly { addCosts(breakdown) }
  }

  private mutating func addCosts(_ breakdown: Breakdown) {
    let unit = breakdown.printed
    var table = TextTable(
      columns: [
        .init(width: 31), .init(width: 11), .init(width: 11), .init(width: 11),
        .init(width: max(width - 73, 8)),
      ])
    table.mostLines = 1
    func cells(_ label: String, _ amounts: Breakdown.Amounts, _ note: String) -> [String] {
      [label] + amounts.all.map { money($0 / unit.factor) } + [note]
    }
    // An item below half a dollar would be printed as a precise figure that moves nothing.
    let lines = breakdown.shown.filter { $0.amounts.all.contains { $0 / unit.factor >= 0.5 } }
    guard !lines.isEmpty else { return }
    let heading = table.lines(["PER MONTH", "low", "likely", "high", "moved most by"])
    self.lines += heading.map { StyledLine(String($0.text(colour: false).dropFirst()), .strong) }
    let shown = lines.count <= Self.mostLines + 1 ? lines[...] : lines.prefix(Self.mostLines)
    var rows = shown.map { line in
      cells(line.model.label, line.amounts, line.movedBy.map(design.label) ?? "")
    }
    let rest = lines.dropFirst(shown.count)
    if !rest.isEmpty {
      let sum = Breakdown.Amounts(
        low: rest.reduce(0) { $0 + $1.amounts.low }, base: rest.reduce(0) { $0 + $1.amounts.base },
        high: rest.reduce(0) { $0 + $1.amounts.high })
      rows.append(cells("\(rest.count) smaller lines", sum, ""))
    }
    if let total = breakdown.total {
      rows.append(cells(breakdown.model.totalLabel, total, breakdown.shareWords))
    }
    for comparison in breakdown.comparisons where comparison.unit == breakdown.unit {
      rows.append(cells(comparison.model.label, comparison.amounts, ""))
    }
    add(table, rows)
    for text in [breakdown.gapWords].compactMap(\.self) + breakdown.turnWords {
      add("", text, indent: 1)
    }
    add()
  }

  private func money(_ amount: Double) -> String {
    let rounded = amount.magnitude >= 1000 ? roundedToSignificantDigits(amount, 3) : amount
    return (amount < 0 ? "-$" : "$") + format(abs(rounded))
  }

  /// The questions whose answers change a decision, with whom to ask.
  mutating func addQuestions() {
    let all = design.resolution.questions
    let mattering = all.filter(\.matters)
    guard !mattering.isEmpty else { return }
    let shown = mattering.prefix(4)
    let others = all.count - shown.count
    let count = [
      "", "ONE ANSWER THAT MATTERS", "TWO ANSWERS THAT MATTER", "THREE ANSWERS THAT MATTER",
      "FOUR ANSWERS THAT MATTER",
    ][shown.count]
    var heading = StyledLine(count, .strong)
    if others > 0 {
      let rest = mattering.count - shown.count
      heading.append(
        rest == 0
          ? " (the other \(others) change no decision)" : " (\(others) more, in architecture.md)",
        .quiet)
    }
    add(heading)
    let table = TextTable(
      columns: [.init(width: 2), .init(width: width - 52), .init(width: 22), .init(width: 20)])
    add(
      table,
      shown.enumerated().map { index, question in
        [
          String(index + 1), question.text, question.ask ?? "",
          question.changes.isEmpty ? "a figure" : codes(question.changes),
        ]
      })
    add()
  }

  /// The first codes that fit into their column, and how many more there are.
  private func codes(_ all: [String]) -> String {
    guard all.count > 5 else { return all.joined(separator: " ") }
    return all.prefix(3).joined(separator: " ") + " +\(all.count - 3)"
  }
}
