import Diagnostics
import Documents
import Foundation
import OrderedCollections

/// The decision records over several runs into one folder: a decision that came out differently gets
/// a new record, and the old one stays and points at it.
struct RecordHistory {
  /// The report with the present names of records, and what was before.
  let report: ReportValue
  /// The present paths of records by those of a first run, where they differ.
  let renamed: [String: String]
  /// The old records.
  private(set) var files: [OutputFile] = []

  /// One record that no longer holds.
  fileprivate struct Past {
    let decision: String
    let code: String
    let outcome: String
    let file: String
    /// The path of the record in its place; `nil` for a question that no longer arises.
    var successor: String?

    var report: ReportValue {
      [
        "decision": .text(decision), "code": .text(code), "outcome": .text(outcome),
        "file": .text(file), "superseded_by": .text(orNull: successor),
        "is_superseded": .flag(successor != nil),
        "link": .text(file.split(separator: "/").last.map(String.init) ?? file),
      ]
    }
  }

  /// Compares a report with that of an earlier run.
  ///
  /// - Throws: `template/…` for the template of the line that an old record gets.
  init(
    _ earlier: EarlierRun, _ report: ReportValue, _ pages: PageFiles
  ) throws(DiagnosticError) {
    let before = earlier.text("result.json").flatMap(EarlierResult.init(json:))
    var past = (before?.record_history ?? []).map { entry in
      Past(
        decision: entry.decision, code: entry.code, outcome: entry.outcome, file: entry.file,
        successor: entry.superseded_by)
    }
    let old = before?.recorded ?? []
    var present: [String: String] = [:]
    var renamed: [String: String] = [:]
    var ended: Set<String> = []
    for decision in report["decisions"]?.entries ?? [] {
      guard let id = decision["id"]?.text, let path = decision["record"]?.text else { continue }
      let mine = old.first { $0.id == id }
      var file = path
      if let mine, let record = mine.record, mine.key == EarlierResult.key(of: decision) {
        file = record
      } else if mine != nil || past.contains(where: { $0.decision == id }) {
        let taken = Set(past.filter { $0.decision == id }.map(\.file) + [mine?.record ?? path])
        var number = 2
        let stem = path.dropLast(3)
        while taken.contains("\(stem)-\(number).md") { number += 1 }
        file = "\(stem)-\(number).md"
        if let mine, let record = mine.record {
          past.append(
            Past(
              decision: id, code: mine.code, outcome: mine.outcome.label, file: record,
              successor: file))
        } else if let last = past.lastIndex(where: { $0.decision == id && $0.successor == nil }) {
          past[last].successor = file
        }
        ended.insert(id)
      }
      present[id] = file
      if file != path { renamed[path] = file }
    }
    for mine in old where present[mine.id] == nil {
      guard let record = mine.record else { continue }
      past.append(
        Past(
          decision: mine.id, code: mine.code, outcome: mine.outcome.label, file: record,
          successor: nil))
    }
    // A record that somebody deleted is no longer told of.
    let kept = past.filter { earlier.files[$0.file] != nil }
    self.renamed = renamed
    self.report = report.naming(renamed).telling(kept.map(\.report))
    let template = try pages.template("record-history.md")
    for entry in kept {
      guard let text = earlier.text(entry.file) else { continue }
      let words = try template.render(["past": entry.report.adding(["link": .text(entry.link)])])
      var file = OutputFile(path: entry.file, text: Self.closed(text, entry.status, words))
      file.isCarried = true
      files.append(file)
    }
  }

  /// An old record with its new status in the front matter and where its text says it, and a line that
  /// says so below its title.
  private static func closed(_ text: String, _ status: String, _ words: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = words.split(separator: "\n").first.map(String.init) ?? ""
    if let place = lines.firstIndex(where: { $0.hasPrefix("status:") }),
      lines.first == "---"
    {
      lines[place] = "status: \(status)"
    }
    // Before the first section MADR's readers look for a list; Nygard's form has a section for it.
    if let place = lines.firstIndex(where: { $0.hasPrefix("- Status: ") }) {
      lines[place] = "- Status: \(status)"
    } else if let section = lines.firstIndex(of: "## Status"),
      let place = lines.indices.dropFirst(section + 1).first(where: { !lines[$0].isEmpty })
    {
      lines[place] = status.prefix(1).uppercased() + status.dropFirst()
    }
    guard let title = lines.firstIndex(where: { $0.hasPrefix("# ") }) else { return text }
    let marked = lines.indices.first { lines[$0].hasSuffix(mark) }
    if let marked {
      lines[marked] = line + mark
    } else {
      lines.insert(contentsOf: ["", line + mark], at: title + 1)
    }
    return lines.joined(separator: "\n")
  }

  /// Tells the line of an earlier run apart from text.
  private static let mark = " <!-- history -->"
}

extension RecordHistory.Past {
  /// The path of the successor as seen from this record.
  fileprivate var link: String {
    successor.map { String($0.split(separator: "/").last ?? "") } ?? ""
  }

  /// The status in the form of MADR, whose readers would show quotation marks.
  fileprivate var status: String {
    successor == nil ? "deprecated" : "superseded by [\(code)](\(link))"
  }
}

/// What `result.json` of an earlier run says about records.
private struct EarlierResult: Decodable {
  struct Outcome: Decodable {
    struct Option: Decodable { let id: String }
    let status: String
    let label: String
    let options: [Option]
  }
  struct Decided: Decodable {
    let id: String
    let code: String
    let record: String?
    let outcome: Outcome

    /// What tells outcomes apart, whatever words they have.
    var key: [String] { [outcome.status] + outcome.options.map(\.id) }
  }
  struct Entry: Decodable {
    let decision: String
    let code: String
    let outcome: String
    let file: String
    let superseded_by: String?
  }

  let decisions: [Decided]
  let record_history: [Entry]?

  init?(json: String) {
    guard let found = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = found
  }

  var recorded: [Decided] { decisions.filter { $0.record != nil } }

  static func key(of decision: ReportValue) -> [String] {
    [decision["outcome"]?["status"]?.text ?? ""]
      + (decision["outcome"]?["options"]?.entries ?? []).compactMap { $0["id"]?.text }
  }
}

extension ReportValue {
  /// A report with the records that no longer hold, each also with the decision that it was about.
  func telling(_ past: [ReportValue]) -> ReportValue {
    let decisions = (self["decisions"]?.entries ?? []).map { decision in
      decision.adding([
        "supersedes": .list(
          past.filter {
            $0["decision"] == decision["id"] && $0["superseded_by"] == decision["record"]
          })
      ])
    }
    return adding(["decisions": .list(decisions), "record_history": .list(past)])
  }

  /// The value with other paths for records, wherever one is named.
  fileprivate func naming(_ renamed: [String: String]) -> ReportValue {
    guard !renamed.isEmpty else { return self }
    switch self {
    case .text(let text): return renamed[text].map { .text($0) } ?? self
    case .list(let entries): return .list(entries.map { $0.naming(renamed) })
    case .object(let members): return .object(members.mapValues { $0.naming(renamed) })
    case .null, .number, .flag: return self
    }
  }
}
