import Diagnostics
import Documents
import Foundation

/// The files that pages are made of besides documents: their frames, styles and scripts, and the parts
/// of word-processor files.
///
/// A user's own, in a folder `pages`, take the place of those of the same name.
struct PageFiles: Sendable {
  /// The folder of them inside one of templates.
  static let folderName = "pages"

  /// The standard folder, and after it those of a user.
  private let folders: [TemplateFolder]

  /// Names the folders, each laid over those before it.
  init(_ resources: Resources, own: [TemplateFolder]) {
    let standard = TemplateFolder(
      url: resources.templates.appending(path: Self.folderName),
      name: "Templates/\(Self.folderName)")
    folders =
      [standard]
      + own.map { folder in
        TemplateFolder(
          url: folder.url.appending(path: Self.folderName),
          name: "\(folder.name)/\(Self.folderName)")
      }
  }

  /// A template among them.
  ///
  /// - Throws: `file/…` and `template/…` for one that can't be read.
  func template(_ name: String) throws(DiagnosticError) -> DocumentTemplate {
    try DocumentTemplate(file(name))
  }

  /// The text of a style or a script without its blank lines, which templates would not keep.
  func text(_ name: String) throws(DiagnosticError) -> String {
    try file(name).text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
      .joined(separator: "\n") + "\n"
  }

  private func file(_ name: String) throws(DiagnosticError) -> SourceFile {
    for folder in folders.dropFirst().reversed() {
      if let file = try folder.file(name) { return file }
    }
    do throws(Diagnostic) {
      let standard = folders[0]
      return try SourceFile.load(
        path: standard.url.appending(path: name).path, name: "\(standard.name)/\(name)")
    } catch {
      throw DiagnosticError([error])
    }
  }

  /// The paths of the standard files, sorted.
  var names: [String] { folders[0].paths }

  /// The files of a user that take the place of none, which nothing reads.
  func strangers() -> [(folder: String, path: String)] {
    let known = Set(names)
    return folders.dropFirst().flatMap { folder in
      folder.paths.filter { !known.contains($0) }.map { (folder.name, $0) }
    }
  }
}

extension TemplateFolder {
  /// The paths of all files below it, sorted; files of the system whose name begins with a dot are
  /// left out.
  var paths: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []).filter { path in
      var isDirectory: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: url.appending(path: path).path, isDirectory: &isDirectory)
      return isThere && !isDirectory.boolValue
        && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
  }
}
