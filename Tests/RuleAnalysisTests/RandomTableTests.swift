import Diagnostics
import Expressions
import Foundation
import RuleAnalysis
import RuleBase
import TestSupport
import Testing

/// Analysis of random tables says what trying every case says, and what an SMT solver says.
@Suite struct RandomTableTests {
  static let count = 120

  private static func tables() -> [RandomTable] {
    var random = SeededGenerator(seed: 20_261_121)
    return (0..<count).map { RandomTable(&random, id: "t\($0)") }
  }

  /// What analysis finds in each table: the kind, and the place of the row or -1.
  private struct Found {
    let base: RuleBase
    private let findings: [Diagnostic]

    init(_ tables: [RandomTable]) throws {
      base = try Base.load(tables.map(\.text))
      findings = RuleAnalysis(base).findings()
    }

    func has(_ kind: String, _ table: RandomTable) -> Bool {
      let file = base.decisions.first { $0.id == table.id }?.location.file
      return findings.contains { $0.id.rawValue == kind && $0.location?.file == file }
    }

    func rows(_ kind: String, _ table: RandomTable) -> [Int] {
      guard let model = base.decisions.first(where: { $0.id == table.id }) else { return [] }
      return model.rules.indices.filter { row in
        findings.contains {
          $0.id.rawValue == kind
            && ($0.location == model.rules[row].location
              || $0.location == model.rules[row].when.location)
        }
      }
    }
  }

  // MARK: - Every case

  private static func cases(_ base: RuleBase, withUnknown: Bool) -> [ArrayBindings] {
    let unknown: [SlotValue] = withUnknown ? [.unknown] : []
    let sizes = stride(from: 0, through: 5, by: 0.5).map { SlotValue.known(.double($0)) } + unknown
    let truths = [true, false].map { SlotValue.known(.bool($0)) } + unknown
    let colours = RandomCondition.colours.map { SlotValue.known(.string($0)) } + unknown
    let tools =
      [[], ["saw"], ["axe"], ["saw", "axe"]].map { words in
        SlotValue.known(.list(words.map { .string($0) }))
      } + unknown
    var result: [ArrayBindings] = []
    for size in sizes {
      for secret in truths {
        for colour in colours {
          for set in tools {
            var slots = [SlotValue](repeating: .unknown, count: base.names.count)
            for (name, value) in [
              ("x.size", size), ("x.secret", secret), ("x.colour", colour), ("x.tools", set),
            ] {
              if let slot = base.names[name] { slots[slot] = value }
            }
            result.append(ArrayBindings(slots))
          }
        }
      }
    }
    return result
  }

  @Test func tryingEveryCaseAgrees() throws {
    let tables = Self.tables()
    let found = try Found(tables)
    let known = Self.cases(found.base, withUnknown: false)
    let open = Self.cases(found.base, withUnknown: true)
    var seen: [String: Int] = [:]
    for table in tables {
      let model = try #require(found.base.decisions.first { $0.id == table.id })
      func hits(_ cases: [ArrayBindings]) -> [[Int]] {
        cases.map { point in
          model.rules.indices.filter { model.rules[$0].when.expression.holds(point) == true }
        }
      }
      let rows = hits(known)
      let never = model.rules.indices.filter { row in !rows.contains { $0.contains(row) } }
      #expect(found.rows("rule/never-holds", table) == never, "\(table.text)")
      let always = model.rules.indices.filter { row in rows.allSatisfy { $0.contains(row) } }
      #expect(found.rows("rule/always-holds", table) == always, "\(table.text)")
      let gap = rows.contains { $0.isEmpty }
      #expect(found.has("rule/gap", table) == gap, "\(table.text)")
      let clash = rows.contains { Set($0.map { table.rows[$0].option }).count > 1 }
      #expect(
        found.has("rule/overlap", table) == (clash && table.policy == "unique"), "\(table.text)")
      let firsts = Set(hits(open).compactMap(\.first))
      let masked = model.rules.indices.filter { !firsts.contains($0) && !never.contains($0) }
      #expect(
        found.rows("rule/masked", table) == (table.policy == "first" ? masked : []),
        "\(table.text)")
      for (name, isSeen) in [
        ("gap", gap), ("clash", clash), ("masked", !masked.isEmpty), ("never", !never.isEmpty),
      ] where isSeen {
        seen[name, default: 0] += 1
      }
    }
    // Both answers have to occur, else the test would show nothing.
    for name in ["gap", "clash", "masked", "never"] {
      #expect((5..<Self.count).contains(seen[name] ?? 0), "\(name): \(seen[name] ?? 0)")
    }
  }

  // MARK: - An SMT solver

  static let solver = ["/usr/bin/z3", "/usr/local/bin/z3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Whether each of some formulas can be true.
  private static func satisfiable(_ formulas: [String]) throws -> [Bool] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: solver ?? "")
    process.arguments = ["-in"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let queries = formulas.map { "(push) (assert \($0)) (check-sat) (pop)" }
    let text = RandomCondition.declarations + queries.joined(separator: "\n") + "\n(exit)\n"
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let answer = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return answer.split(separator: "\n").map { $0 == "sat" }
  }

  @Test(.enabled(if: solver != nil, "z3 is not installed (Debian package z3)"))
  func z3Agrees() throws {
    let tables = Self.tables()
    let found = try Found(tables)
    var formulas: [String] = []
    var expected: [(answer: Bool, what: String)] = []
    for table in tables {
      let all = table.rows.map(\.condition.formula)
      formulas.append("(not (or \(all.joined(separator: " "))))")
      expected.append((found.has("rule/gap", table), "gap of \(table.text)"))
      for (index, row) in all.enumerated() {
        formulas.append(row)
        expected.append(
          (!found.rows("rule/never-holds", table).contains(index), "row \(index) of \(table.text)"))
      }
      guard table.policy == "unique" else { continue }
      var pairs: [String] = []
      for (second, row) in table.rows.enumerated() {
        for first in table.rows.prefix(second) where first.option != row.option {
          pairs.append("(and \(first.condition.formula) \(row.condition.formula))")
        }
      }
      formulas.append("(or \(pairs.joined(separator: " ")))")
      expected.append((found.has("rule/overlap", table), "overlap of \(table.text)"))
    }
    let answers = try Self.satisfiable(formulas)
    #expect(answers.count == expected.count)
    for (answer, expected) in zip(answers, expected) {
      #expect(answer == expected.answer, "\(expected.what)")
    }
  }
}
