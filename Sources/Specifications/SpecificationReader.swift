import Diagnostics
import Expressions
import Facts
import LocatedYAML
import OrderedCollections

/// Walks the sections of one file and types what stands there by the vocabulary.
struct SpecificationReader {
  let file: SourceFile
  let vocabulary: Vocabulary
  private(set) var facts: OrderedDictionary<FactName, Fact> = [:]
  private(set) var formatVersion = Specification.supportedFormat
  private(set) var diagram = DiagramHints()
  private(set) var scenarios: [StatedScenario] = []
  private var values: FieldValueReader
  private var found: [Diagnostic] = []
  /// Where each fact was stated, also when its value could not be read.
  private var places: [FactName: Node.Entry] = [:]
  private var sectionPlaces: [String: SourceLocation] = [:]

  static let formatKey = "archwright"
  /// A file with more is another kind of file, and comparing every key takes time.
  static let mostUnknownKeys = 100
  var unknownKeys = 0

  init(file: SourceFile, vocabulary: Vocabulary) {
    self.file = file
    self.vocabulary = vocabulary
    values = FieldValueReader(file: file)
  }

  /// The facts in the order of the vocabulary.
  var factsInOrder: [Fact] { vocabulary.fields.compactMap { facts[$0.name] } }

  var diagnostics: [Diagnostic] { found + values.diagnostics }

  mutating func read(_ root: Node) {
    guard let entries = root.entries else {
      report(
        "not-a-mapping", "a specification needs sections with fields, but this is \(root.kind)",
        at: root.location, help: "begin with 'archwright: 1', then 'project:' and 'use_case:'")
      return
    }
    format(entries.first { $0.key == Self.formatKey })
    for entry in entries where entry.key != Self.formatKey {
      switch entry.key {
      case DiagramHints.key: hints(entry)
      case StatedScenario.key: scenarios(entry)
      default: section(entry)
      }
    }
    missingFields()
  }

  /// Reads sections that need not say everything, such as changes of facts.
  mutating func readSections(_ entries: [Node.Entry]) {
    for entry in entries { section(entry) }
  }

  // MARK: - Format

  private mutating func format(_ entry: Node.Entry?) {
    let supported = Specification.supportedFormat
    let expected = "write 'archwright: \(supported)' in the first line"
    guard let entry else {
      found.append(
        Diagnostic(
          "specification/missing-format", "the number of the format is missing",
          severity: .warning, at: fileStart, help: expected))
      return
    }
    guard let text = entry.value.text, let number = Int(text) else {
      report(
        "format", "the number of the format is a whole number, not '\(entry.value.plainText)'",
        at: entry.value.location, help: expected)
      return
    }
    formatVersion = number
    guard number == supported else {
      report(
        "unsupported-format",
        "this is format \(number), but only format \(supported) can be read",
        at: entry.value.location,
        help: number > supported ? "a newer release of archwright is needed" : expected)
      return
    }
  }

  // MARK: - Sections

  private mutating func hints(_ entry: Node.Entry) {
    let read = DiagramHints.read(entry.value)
    diagram = read.hints
    found += read.diagnostics
  }

  private mutating func scenarios(_ entry: Node.Entry) {
    let read = StatedScenario.read(entry.value, in: file, vocabulary)
    scenarios = read.scenarios
    found += read.diagnostics
  }

  private mutating func section(_ entry: Node.Entry) {
    guard let section = vocabulary.section(entry.key) else {
      unknownSection(entry)
      return
    }
    sectionPlaces[section.name] = entry.keyLocation
    if entry.value.isNull {
      found.append(
        Diagnostic(
          "specification/empty-section", "the section '\(section.name)' says nothing",
          severity: .warning, at: entry.keyLocation,
          help: "what is not known may be left out"))
      return
    }
    switch section.content {
    case .records(let field): state(field, entry)
    case .fields(let fields): self.fields(fields, of: section, in: entry)
    }
  }

  private mutating func fields(
    _ fields: [Field], of section: Vocabulary.Section, in entry: Node.Entry
  ) {
    guard let entries = entry.value.entries else {
      // A whole section that is not known is like one that is left out.
      if entry.value.scalar == .init(text: "unknown") { return }
      report(
        "section-not-a-mapping",
        "the section '\(section.name)' needs fields with values, but this is \(entry.value.kind)",
        at: entry.value.location,
        help: "known here: \(fields.map(\.name.shortName).joined(separator: ", "))")
      return
    }
    for entry in entries {
      if let field = fields.first(where: { $0.answers(to: entry.key) }) {
        state(field, entry)
      } else {
        unknownField(entry, in: section, fields)
      }
    }
  }

  private mutating func state(_ field: Field, _ entry: Node.Entry) {
    if let first = places[field.name] {
      values.statedTwice(field, first, entry)
      return
    }
    places[field.name] = entry
    facts[field.name] = values.fact(field, named: field.name, from: entry.value)
  }

  // MARK: - What is missing

  private mutating func missingFields() {
    for field in vocabulary.fields where field.isRequired {
      let section = String(field.name.section)
      let place = places[field.name]
      // A value that could not be read has its own finding.
      if place != nil, facts[field.name] == nil { continue }
      if let value = facts[field.name]?.value, !value.isEmptyText { continue }
      let state = place == nil ? "is missing" : "has to be known"
      report(
        "missing-field", "'\(field.name)' \(state)",
        at: place?.keyLocation ?? sectionPlaces[section] ?? fileStart,
        help: field.whyItIsRequired)
    }
  }

  mutating func report(
    _ name: String, _ message: String, at place: SourceLocation, help: String? = nil
  ) {
    let id = Diagnostic.ID(rawValue: "specification/\(name)")
    found.append(Diagnostic(id, message, at: place, help: help))
  }

  private var fileStart: SourceLocation {
    let start = SourcePosition(line: 1, column: 1)
    return SourceLocation(file: file.name, start: start, end: start)
  }
}

extension FactValue {
  fileprivate var isEmptyText: Bool {
    guard case .string(let text) = base else { return false }
    return text.allSatisfy(\.isWhitespace)
  }
}

extension Field {
  /// The question that a required field answers, and what hangs on it.
  fileprivate var whyItIsRequired: String? {
    let question = question.map { "it answers '\($0)'" }
    let reason = neededBy.map { reason in
      let text = reason.hasSuffix(".") ? reason.dropLast() : reason[...]
      return "it is needed by " + text.prefix(1).lowercased() + text.dropFirst()
    }
    let parts = [question, reason].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
