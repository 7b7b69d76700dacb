import Diagnostics
import OrderedCollections
import RuleBase
import SwiftCSV

/// Finds prices in comma-separated values under a line with the names of the columns.
///
/// Where several rows say something under one id, as for the zones of a region, the lowest counts.
struct TableReader {
  let format: ImportFormat
  /// The ids of our prices.
  let ids: Set<String>

  /// A table with more columns is another kind of file, and each row has to be kept apart.
  private static let mostColumns = 200

  func read(_ file: SourceFile) -> FoundNumbers {
    var found = FoundNumbers()
    do {
      // Only the first row is kept; the others are looked at one by one.
      let table = try CSV<Enumerated>(
        string: file.text, delimiter: .comma, loadColumns: false, rowLimit: 1)
      guard table.header.count <= Self.mostColumns else {
        found.diagnostics = [.notATable(file, "it has \(table.header.count) columns")]
        return found
      }
      let columns = columns(table.header)
      let missing = needed.filter { columns[$0] == nil }
      guard missing.isEmpty else {
        found.diagnostics = missing.map { .missingColumn($0, format.columns[$0], file) }
        return found
      }
      var rows = Rows(format: format, ids: ids, columns: columns, file: file.name)
      try table.enumerateAsDict { rows.read($0) }
      found.numbers = rows.numbers
      found.unmapped = rows.unmapped
      found.absent = format.entries.keys.filter { !rows.seen.contains($0) }
    } catch {
      var reason = "it is not well formed"
      switch error as? CSVParseError {
      case .quotation(let message)?, .generic(let message)?: reason = message
      case nil: break
      }
      found.diagnostics = [.notATable(file, reason)]
    }
    return found
  }

  /// The columns that the format speaks of, each once.
  private var needed: OrderedSet<String> {
    var names = OrderedSet(format.entries.values.flatMap(\.values.keys))
    for field in format.fields.values {
      names.append(field.name)
      if let per = field.per { names.append(per) }
    }
    return names
  }

  /// The names that columns have in this table, by those of the format.
  private func columns(_ header: [String]) -> [String: String] {
    let present = Set(header)
    var columns: [String: String] = [:]
    for name in needed {
      columns[name] = ([name] + [format.columns[name]].compactMap(\.self)).first(
        where: present.contains)
    }
    return columns
  }
}

/// Goes through the rows of a table.
private struct Rows {
  let format: ImportFormat
  let ids: Set<String>
  let columns: [String: String]
  let file: String
  private(set) var numbers: [String: FoundNumber] = [:]
  private(set) var unmapped = 0
  private(set) var seen: Set<String> = []
  /// The line with the names of the columns is the first.
  private var line = 1
  /// The entries by the values that a row has to have, for each choice of columns.
  private let entries: OrderedDictionary<[String], [[String]: [String]]>

  init(format: ImportFormat, ids: Set<String>, columns: [String: String], file: String) {
    self.format = format
    self.ids = ids
    self.columns = columns
    self.file = file
    var entries: OrderedDictionary<[String], [[String]: [String]]> = [:]
    for (stem, entry) in format.entries {
      entries[Array(entry.values.keys), default: [:]][Array(entry.values.values), default: []]
        .append(stem)
    }
    self.entries = entries
  }

  mutating func read(_ row: [String: String]) {
    line += 1
    func cell(_ column: String) -> String { columns[column].flatMap { row[$0] } ?? "" }
    var stems: [String] = []
    for (names, byValues) in entries { stems += byValues[names.map(cell)] ?? [] }
    if stems.isEmpty { unmapped += 1 }
    for stem in stems {
      seen.insert(stem)
      for (name, field) in format.fields where ids.contains("\(stem)/\(name)") {
        let text = cell(field.name)
        if text.isEmpty { continue }
        let divisor = format.entries[stem]?.divisor ?? field.per.map { plainNumber(cell($0)) ?? 0 }
        take(text, divisor ?? 1, "\(stem)/\(name)")
      }
    }
  }

  private mutating func take(_ text: String, _ divisor: Double, _ id: String) {
    let place = SourcePosition(line: line, column: 1)
    let content = plainNumber(text).map { FoundNumber.Content.number($0) }
    let new = FoundNumber(
      content: divisor > 0
        ? content ?? .other("'\(text.prefix(40))'") : .other("divided by nothing"),
      divisor: divisor, location: SourceLocation(file: file, start: place, end: place))
    // What is no number is kept, so that it is told.
    if let old = numbers[id], old.rank <= new.rank { return }
    numbers[id] = new
  }
}

extension FoundNumber {
  /// What comes first among several: what can't be believed, then the lowest.
  fileprivate var rank: Double {
    switch content {
    case .number(let number): number / divisor
    case .other: -.infinity
    }
  }
}

extension Diagnostic {
  fileprivate static func notATable(_ file: SourceFile, _ reason: String) -> Diagnostic {
    Diagnostic(
      "import/not-a-table",
      "'\(file.name)' can't be read as comma-separated values: \(reason)", at: nil,
      help: "name a file as it was published, whole")
  }

  fileprivate static func missingColumn(
    _ name: String, _ other: String?, _ file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      "import/missing-column",
      "the table has no column '\(name)'" + (other.map { " and none called '\($0)'" } ?? ""),
      at: SourceLocation(
        file: file.name, start: SourcePosition(line: 1, column: 1),
        end: SourcePosition(line: 1, column: 1)))
  }
}
