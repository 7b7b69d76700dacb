import Decisions
import Expressions
import Facts
import Foundation
import RuleBase

/// One decision of 10, 100, 1,000 and 10,000 rules, of which each is the first to hold as often.
enum ScalingBenchmark {
  static func run() throws {
    Timing.line("\nOne decision of many rules: each is the first that holds for one row")
    var first: Double?
    for count in [10, 100, 1_000, 10_000] {
      let plan = try plan(count)
      guard
        var table = DecisionRows(plan, decision: "band", facts: ["made.level", "made.is_open"])
      else { return }
      let step = max(1, count / 1_000)
      let rows = stride(from: 0, to: count, by: step).map { level in
        table.row([.known(.double(Double(level))), .known(.bool(true))])
      }
      let wrong = rows.enumerated().count { table.decide($1) != "o\($0 * step % 10)" }
      let repetitions = max(1, 100_000 / (rows.count * count))
      let time = Timing.measure(runs: 5, parts: rows.count * repetitions) {
        for _ in 0..<repetitions { for row in rows { use(table.decide(row)) } }
      }
      let perRule = time.median / Double(count)
      first = first ?? perRule
      Timing.report("\(count) rules, \(wrong) wrong answers", time)
      Timing.line(
        "    \(Timing.number(perRule * 1000)) ns for each rule, "
          + "\(Timing.number(perRule / (first ?? perRule))) of that with 10 rules")
    }
  }

  /// A rule file has a size that it may not exceed: further rules are overlays.
  private static let rulesInFile = 2_000

  private static func plan(_ count: Int) throws -> Plan {
    let parent = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: parent) }
    var folders: [URL] = []
    for start in stride(from: 0, to: count, by: rulesInFile) {
      let rules = (start..<min(start + rulesInFile, count)).map(rule).joined()
      let folder = parent.appending(path: "\(start)")
      for (path, text) in start == 0 ? files(rules) : more(rules) {
        let url = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
      }
      folders.append(folder)
    }
    return Plan(try RuleBase.load(folders: folders))
  }

  private static func rule(_ index: Int) -> String {
    """
      - id: band/r\(index)
        when: made.is_open && made.level >= \(index) && made.level < \(index + 1)
        effect: choose
        options: [o\(index % 10)]
        because: The level is in the band.
        sources: [house]
        examples:
          fires: [{ made.is_open: yes, made.level: \(index) }]
          silent: [{ made.is_open: no }]

    """
  }

  private static func more(_ rules: String) -> [String: String] {
    ["decisions/band.yaml": "id: band\nrules:\n\(rules)"]
  }

  private static func files(_ rules: String) -> [String: String] {
    let options = (0..<10).map { "  - { id: o\($0), label: Band \($0), summary: A band. }\n" }
    return [
      "sources.yaml":
        "sources: { house: { title: House, publisher: Tests, grade: H, as_of: 2026-11 } }\n",
      "vocabulary/made.yaml": """
      section: made
      label: Made up
      order: 1
      fields:
        - { name: level, kind: number, domain: 0.., label: level }
        - { name: is_open, kind: boolean, label: open }

      """,
      "decisions/band.yaml": """
      id: band
      code: T02
      order: 1
      title: Band
      question: In which band is the level?
      scope: platform
      hit_policy: first
      options:
      \(options.joined())rules:
      \(rules)
      """,
    ]
  }
}
