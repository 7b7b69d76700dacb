import Decisions
import Expressions
import Facts
import Foundation
import RuleBase

/// Ten rules on eight facts over 10,000 rows whose answers are known.
struct TableBenchmark {
  private let plan: Plan
  private let names: [FactName]
  private let rows: [[SlotValue]]
  private let expected: [String]

  /// Reads the rules, and the rows out of a CSV file whose last column is the answer.
  init?(rules: URL, rows file: URL) throws {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    plan = Plan(try RuleBase.load(folders: [rules]))
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    names = lines[0].dropLast().map { FactName("table.\($0)") }
    rows = lines.dropFirst().map { $0.dropLast().map(Self.value) }
    expected = lines.dropFirst().map { ($0.last ?? "").replacing("-", with: "_") }
  }

  private static func value(_ text: String) -> SlotValue {
    switch text {
    case "true": .known(.bool(true))
    case "false": .known(.bool(false))
    default: Double(text).map { .known(.double($0)) } ?? .known(.string(text))
    }
  }

  /// Measures, and says whether all answers were right.
  func run() -> Bool {
    guard var table = DecisionRows(plan, decision: "vector_database", facts: names) else {
      return false
    }
    let rows = rows.map { table.row($0) }
    let wrong = zip(rows, expected).count { table.decide($0) != $1 }
    Timing.line("Table of 10 rules, \(rows.count) rows, \(wrong) wrong answers")
    Timing.report(
      "outcome",
      Timing.measure(parts: rows.count) { for row in rows { use(table.decide(row)) } }, aim: 0.3)
    Timing.report(
      "outcome, values taken in each time",
      Timing.measure(parts: rows.count) {
        for values in self.rows { use(table.decide(table.row(values))) }
      })
    Timing.report(
      "with trace",
      Timing.measure(parts: rows.count) { for row in rows { use(table.trace(row)) } }, aim: 1)
    let rules = plan.base.decisions[0].rules
    Timing.report(
      "with trace, terms of the last rule told",
      Timing.measure(runs: 3, parts: rows.count) {
        for row in rows {
          let trace = table.trace(row)
          if let last = trace.asked.last {
            use(trace.terms(of: rules[last.rule].when.expression))
          }
        }
      })
    return wrong == 0
  }
}
