import Diagnostics
import Documents
import OrderedCollections

/// One document that a run writes: what it is about, and where it goes.
struct PlannedDocument {
  let entry: DocumentEntry
  let path: String
  /// The entry that it is about, under its name; empty for a single document.
  let subject: ReportValue
}

/// The documents of one run, known before any is written so that each can point at the others.
struct DocumentPlan {
  let documents: [PlannedDocument]
  private let list: DocumentList

  /// Finds out which documents have anything to say.
  ///
  /// - Parameters:
  ///   - entries: the documents asked for.
  ///   - list: all that there are.
  ///   - report: what templates see.
  /// - Throws: `documents/unknown-name` for a name that the report lacks, `documents/same-file` for
  ///   two documents with one path.
  init(
    _ entries: [DocumentEntry], of list: DocumentList, _ report: ReportValue
  ) throws(DiagnosticError) {
    self.list = list
    var planned: [PlannedDocument] = []
    var findings: [Diagnostic] = []
    for entry in entries {
      let conditions = entry.conditions.map { condition in
        let value = report.value(at: condition.text)
        if value == nil { findings.append(.unknownName(condition.text, at: condition.location)) }
        return value ?? .null
      }
      guard conditions.allSatisfy(\.saysSomething) else { continue }
      guard let repetition = entry.repetition else {
        planned.append(PlannedDocument(entry: entry, path: entry.file.text, subject: .object([:])))
        continue
      }
      guard let subjects = report.value(at: repetition.list) else {
        findings.append(.unknownName(repetition.list, at: repetition.location))
        continue
      }
      for subject in subjects.entries
      where repetition.conditions.allSatisfy({ subject.value(at: $0)?.saysSomething == true }) {
        planned.append(
          PlannedDocument(
            entry: entry, path: entry.path(for: subject),
            subject: .object([repetition.name: subject])))
      }
    }
    var paths: Set<String> = []
    for document in planned where !paths.insert(document.path).inserted {
      findings.append(
        Diagnostic(
          "documents/same-file", "a document before has the file '\(document.path)' too",
          at: document.entry.file.location))
    }
    guard findings.isEmpty else { throw DiagnosticError(findings) }
    documents = planned
  }

  /// What templates see of the documents beside their own: `documents` in order, and under `files`
  /// the path of each, or null where it is not written.
  var report: ReportValue {
    var files: OrderedDictionary<String, ReportValue> = [:]
    for id in list.entries.keys { files[id] = .null }
    for document in documents where files[document.entry.id] == .null {
      files[document.entry.id] = .text(document.path)
    }
    let written = list.entries.values.filter { files[$0.id] != .null }
    return [
      "files": .object(files),
      "documents": .list(
        written.map { entry in
          [
            "id": .text(entry.id), "title": .text(entry.title), "for": .text(entry.audience),
            "file": files[entry.id] ?? .null, "layout": .text(entry.layout.rawValue),
            "count": .number(Double(documents.count { $0.entry.id == entry.id })),
            "is_repeated": .flag(entry.repetition != nil),
          ]
        }),
    ]
  }
}

extension PlannedDocument {
  /// What its template sees besides the report: its title, whom it is for, and the way from it to
  /// the output folder.
  var report: ReportValue {
    let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
    return subject.adding([
      "root": .text(String(repeating: "../", count: depth)),
      "document": [
        "id": .text(entry.id), "title": .text(entry.title), "for": .text(entry.audience),
        "file": .text(path),
      ],
    ])
  }
}

extension PlannedDocument {
  /// The document as text.
  ///
  /// Where a time is stated, it is written twice: the first text is counted.
  ///
  /// - Throws: `template/unknown-name` for tags that name nothing.
  func text(
    _ template: DocumentTemplate, _ shared: ReportValue
  ) throws(DiagnosticError) -> String {
    var shown = shared.adding(report).adding(["reading": ReadingTime.uncounted])
    for (path, most) in entry.shortened { shown = shown.shortening(path, to: most) }
    let text = try template.render(shown)
    guard let rate = entry.wordsPerMinute else { return text }
    let time = ReadingTime(text, layout: entry.layout, wordsPerMinute: rate)
    return try template.render(shown.adding(["reading": time.report]))
  }
}

extension DocumentEntry {
  /// The path with the texts of `subject` put in for the keys between braces.
  fileprivate func path(for subject: ReportValue) -> String {
    var path = ""
    var rest = file.text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let key = String(rest[rest.index(after: open)..<close])
      path += rest[..<open] + (subject[key]?.text ?? "")
      rest = rest[rest.index(after: close)...]
    }
    return path + rest
  }
}

extension Diagnostic {
  fileprivate static func unknownName(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic("documents/unknown-name", "the report has no '\(name)'", at: place)
  }
}
