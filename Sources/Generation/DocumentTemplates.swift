public import Diagnostics
public import Documents
public import Foundation
import OrderedCollections

/// The list of documents with their templates, a user's own laid over the standard ones.
public struct DocumentTemplates: Sendable {
  /// The documents that can be written.
  public let list: DocumentList
  /// What pages are made of besides documents.
  let pages: PageFiles
  private let partials: TemplatePartials
  private let folders: [TemplateFolder]

  /// Reads the list of documents and what all templates share.
  ///
  /// A folder may hold templates, which replace those of the same name, folders `partials` and `pages`,
  /// and a `documents.yaml` whose entries are laid over the standard ones.
  ///
  /// - Parameters:
  ///   - resources: where the standard templates lie.
  ///   - own: folders of a user, each laid over those before it.
  /// - Throws: `documents/…` and `template/…` for everything that is wrong with them.
  public init(_ resources: Resources, own: [URL] = []) throws(DiagnosticError) {
    var folders = [
      TemplateFolder(
        url: resources.templates.appending(path: "documents"), name: "Templates/documents")
    ]
    var missing: [Diagnostic] = []
    for url in own {
      let folder = TemplateFolder(url: url, name: url.relativePath)
      if !folder.exists { missing.append(.noFolder(folder.name)) }
      folders.append(folder)
    }
    guard missing.isEmpty else { throw DiagnosticError(missing) }
    self.folders = folders
    pages = PageFiles(resources, own: Array(folders.dropFirst()))
    var lists: [SourceFile] = []
    for folder in folders {
      let file = try folder.file(DocumentList.fileName)
      if let file { lists.append(file) }
    }
    list = try DocumentList(lists)
    partials = try TemplatePartials(Self.partials(of: folders))
    try refuseStrangers()
  }

  /// The partials of all folders, later ones in place of earlier ones.
  private static func partials(
    of folders: [TemplateFolder]
  ) throws(DiagnosticError) -> [(name: String, file: SourceFile)] {
    var found: OrderedDictionary<String, SourceFile> = [:]
    for folder in folders {
      for name in folder.partialNames {
        let text = try folder.file("partials/\(name).md")
        if let text { found[name] = text }
      }
    }
    return found.map { ($0.key, $0.value) }
  }

  /// A template in a user's folder that nothing uses has a wrong name.
  private func refuseStrangers() throws(DiagnosticError) {
    let used = Set(list.entries.values.flatMap(\.templates).map(\.text))
    let strangers = folders.dropFirst().flatMap { folder in
      folder.templateNames.filter { !used.contains($0) }.map { name in
        Diagnostic(
          "template/unused", "no document uses '\(folder.name)/\(name)'", at: nil,
          help: nearest(name, in: used.sorted()).map { "did you mean '\($0)'?" }
            ?? "list it in a '\(DocumentList.fileName)' beside it")
      }
    }
    let strangePages = pages.strangers().map { folder, path in
      Diagnostic(
        "template/unused", "no page uses '\(folder)/\(path)'", at: nil,
        help: nearest(path, in: pages.names).map { "did you mean '\($0)'?" }
          ?? "the standard files are \(pages.names.joined(separator: ", "))")
    }
    guard strangers.isEmpty, strangePages.isEmpty else {
      throw DiagnosticError(strangers + strangePages)
    }
  }

  /// The template of a document.
  ///
  /// - Parameters:
  ///   - entry: the document.
  ///   - form: the form asked for; documents without it take their own template.
  /// - Returns: the template, read and ready to be filled in.
  /// - Throws: `template/…`, among them `template/not-found` at the entry that names it.
  public func template(
    of entry: DocumentEntry, form: String? = nil
  ) throws(DiagnosticError) -> DocumentTemplate {
    let named = form.flatMap { entry.forms[$0] } ?? entry.template
    for folder in folders.reversed() {
      if let file = try folder.file(named.text) {
        return try DocumentTemplate(file, partials: partials)
      }
    }
    throw DiagnosticError([
      Diagnostic(
        "template/not-found", "there is no template '\(named.text)'", at: named.location,
        help: nearest(named.text, in: folders.flatMap(\.templateNames)).map {
          "did you mean '\($0)'?"
        })
    ])
  }

  /// Everything that is wrong with the templates of all documents in all forms: tags that can't be
  /// read, and names that the data model lacks.
  ///
  /// - Throws: what is wrong with the data model's own files.
  public func findings(_ resources: Resources) throws(DiagnosticError) -> [Diagnostic] {
    let schema = try resources.templateSchema()
    var findings: [Diagnostic] = []
    for entry in list.entries.values {
      let seen =
        entry.repetition.map { schema.naming($0.name, entryOf: $0.list) } ?? schema
      for form in [nil] + entry.forms.keys.map(Optional.some) {
        do throws(DiagnosticError) {
          findings += try template(of: entry, form: form).unknownNames(in: seen)
        } catch {
          findings += error.diagnostics
        }
      }
    }
    var places: Set<SourceLocation> = []
    return findings.filter { $0.location.map { places.insert($0).inserted } ?? true }
      .inReadingOrder
  }
}

extension Resources {
  /// What templates can name: the values of `result.json`, and what is added for documents.
  ///
  /// - Throws: what is wrong with these files.
  func templateSchema() throws(DiagnosticError) -> TemplateSchema {
    var files: [SourceFile] = []
    for name in ["result.schema.json", "documents.schema.json"] {
      do throws(Diagnostic) {
        files.append(
          try SourceFile.load(
            path: templates.appending(path: name).path, name: "Templates/\(name)"))
      } catch {
        throw DiagnosticError([error])
      }
    }
    return try TemplateSchema(files)
  }
}

/// A folder of templates, and the name that findings have for it.
struct TemplateFolder: Sendable {
  let url: URL
  let name: String

  /// Whether it is there.
  var exists: Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  /// The names of its templates, sorted.
  var templateNames: [String] {
    names(in: url).filter { $0.hasSuffix(".md") || $0.hasSuffix(".html") }
  }

  /// The names of its partials without their ending, sorted.
  var partialNames: [String] {
    names(in: url.appending(path: "partials")).filter { $0.hasSuffix(".md") }
      .map { String($0.dropLast(3)) }
  }

  /// One of its files; nil where it is not there.
  ///
  /// - Throws: `file/…` where it can't be read.
  func file(_ path: String) throws(DiagnosticError) -> SourceFile? {
    let place = url.appending(path: path).path
    guard FileManager.default.fileExists(atPath: place) else { return nil }
    do throws(Diagnostic) {
      return try SourceFile.load(path: place, name: "\(name)/\(path)")
    } catch {
      throw DiagnosticError([error])
    }
  }

  private func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}

extension Diagnostic {
  fileprivate static func noFolder(_ name: String) -> Diagnostic {
    Diagnostic("file/not-found", "there is no folder '\(name)' with templates", at: nil)
  }
}
