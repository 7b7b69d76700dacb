import Decisions
import Quantities
import RuleBase

extension Screen {
  /// The figures in money a month, low, likely and high, the total last.
  mutating func addCosts() {
    let costs = MonthlyCosts(design).lines
    guard !costs.isEmpty else { return }
    let table = TextTable(
      columns: [
        .init(width: 38), .init(width: 12), .init(width: 12), .init(width: 12),
        .init(width: max(width - 84, 8)),
      ])
    let heading = table.lines(["PER MONTH", "low", "likely", "high", ""])
    lines += heading.map { StyledLine(String($0.text(colour: false).dropFirst()), .strong) }
    add(
      table,
      costs.prefix(9).map { cost in
        [
          cost.label, money(cost.low), money(cost.base), money(cost.high),
          cost.isAssumed ? "assumed" : "",
        ]
      })
    add()
  }

  private func money(_ amount: Double) -> String {
    (amount < 0 ? "-$" : "$") + format(abs(amount))
  }

  /// The questions whose answers change a decision, with whom to ask.
  mutating func addQuestions() {
    let all = design.resolution.questions
    let mattering = all.filter { !$0.changes.isEmpty }
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
          codes(question.changes),
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
