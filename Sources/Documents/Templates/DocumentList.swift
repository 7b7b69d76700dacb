public import Diagnostics
import LocatedYAML
public import OrderedCollections

/// The documents that can be written, in the order in which a reader would open them.
public struct DocumentList: Sendable {
  /// The name of its file in a folder of templates.
  public static let fileName = "documents.yaml"

  /// The documents by id.
  public private(set) var entries: OrderedDictionary<String, DocumentEntry> = [:]

  /// Reads lists, each laid over those before it: an entry with a known id replaces it in its
  /// place, and a new one is added at the end.
  ///
  /// - Throws: `documents/…` for everything that is wrong with the files.
  public init(_ files: [SourceFile]) throws(DiagnosticError) {
    var diagnostics: [Diagnostic] = []
    for file in files {
      let (root, findings) = readYAML(file)
      diagnostics += findings
      guard let root else { continue }
      var fields = FieldReader(root, of: "the list of documents", prefix: "documents")
      let nodes = fields.list("documents")
      diagnostics += fields.finish()
      var own: Set<String> = []
      for node in nodes {
        guard let entry = DocumentEntry(node, &diagnostics) else { continue }
        if !own.insert(entry.id).inserted {
          diagnostics.append(
            Diagnostic(
              "documents/duplicate", "'\(entry.id)' is listed twice", at: entry.location))
        }
        entries[entry.id] = entry
      }
    }
    guard !diagnostics.containsError else { throw DiagnosticError(diagnostics.inReadingOrder) }
  }

  /// Holds that some document has a form.
  ///
  /// - Throws: `argument/unknown-form` where none has it.
  public func requireForm(_ form: String?) throws(DiagnosticError) {
    let known = entries.values.flatMap(\.forms.keys)
    guard let form, !known.contains(form) else { return }
    throw DiagnosticError([
      Diagnostic(
        "argument/unknown-form", "no document has the form '\(form)'", at: nil,
        help: "known are \(known.joined(separator: ", "))")
    ])
  }

  /// The entries with certain ids in the order of the list; all standard ones for nil.
  ///
  /// - Throws: `argument/unknown-document` for ids that are not listed.
  public func entries(named ids: [String]?) throws(DiagnosticError) -> [DocumentEntry] {
    guard let ids else { return entries.values.filter(\.isStandard) }
    if ids == ["all"] { return Array(entries.values) }
    let unknown = ids.filter { entries[$0] == nil }
    guard unknown.isEmpty else {
      throw DiagnosticError(
        unknown.map { id in
          let meant = nearest(id, in: entries.keys).map { "did you mean '\($0)'? " } ?? ""
          return Diagnostic(
            "argument/unknown-document", "there is no document '\(id)'", at: nil,
            help: meant + "'archwright templates list' shows all of them")
        })
    }
    return entries.values.filter { ids.contains($0.id) }
  }
}

extension DocumentEntry {
  /// Reads one entry; what is wrong with it is added to `diagnostics`.
  fileprivate init?(_ node: Node, _ diagnostics: inout [Diagnostic]) {
    var fields = FieldReader(node, of: "a document", prefix: "documents")
    let id = fields.locatedText("id")
    let title = fields.text("title")
    let audience = fields.text("for")
    let file = fields.locatedText("file")
    let template = fields.locatedText("template")
    let when = fields.texts("when")
    let layout = fields.optionalChoice("layout", default: Layout.page)
    let isStandard = fields.boolean("standard", default: true)
    let isInReport = fields.boolean("in_report", default: false)
    let rate = fields.number("words_per_minute")
    let forms = fields.entries("forms")
    let each = fields.optionalNode("each")
    let shortened = fields.entries("shorten")
    if let id, !isName(id.value) {
      fields.report(
        Diagnostic(
          "documents/no-name", "'\(id.value)' can't be an id", at: id.location,
          help: "small letters, digits and '_', beginning with a letter"))
    }
    diagnostics += fields.finish()
    repetition = each.flatMap { Repetition($0, &diagnostics) }
    guard let id, let title, let audience, let file, let template else { return nil }
    self.id = id.value
    self.title = title
    self.audience = audience
    self.file = .init(text: file.value, location: file.location)
    self.template = .init(text: template.value, location: template.location)
    self.forms = .init(
      forms.map { ($0.key, .init(text: $0.value.text ?? "", location: $0.value.location)) }
    ) { first, _ in first }
    conditions = when.map { .init(text: $0.value, location: $0.location) }
    self.shortened = .init(
      shortened.map { ($0.key, Int($0.value.text ?? "") ?? .max) }
    ) { first, _ in first }
    self.layout = layout
    self.isStandard = isStandard
    self.isInReport = isInReport
    wordsPerMinute = rate.flatMap { $0 > 0 ? $0 : nil }
    location = node.location
  }
}

extension DocumentEntry.Repetition {
  fileprivate init?(_ node: Node, _ diagnostics: inout [Diagnostic]) {
    var fields = FieldReader(node, of: "what a document is repeated for", prefix: "documents")
    let list = fields.text("list")
    let name = fields.text("as")
    let conditions = fields.texts("when").map(\.value)
    diagnostics += fields.finish()
    guard let list, let name else { return nil }
    self.init(list: list, name: name, conditions: conditions, location: node.location)
  }
}

private func isName(_ text: String) -> Bool {
  guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
    return false
  }
  return text.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789_".utf8.contains($0) }
}
