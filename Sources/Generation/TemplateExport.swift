public import Diagnostics
import Foundation

extension Resources {
  /// Copies the standard templates, and the schemas of what they can name, into a folder.
  ///
  /// - Parameter folder: where to; it is made if it doesn't exist.
  /// - Returns: the paths written, below the folder.
  /// - Throws: `output/…` where a file is there already or can't be written; nothing is written then
  ///   unless the disk fails half way.
  public func exportTemplates(to folder: String) throws(DiagnosticError) -> [String] {
    let manager = FileManager.default
    let target = URL(fileURLWithPath: folder, isDirectory: true)
    func all(_ folder: String, to place: String) -> [(from: URL, to: String)] {
      let source = TemplateFolder(
        url: templates.appending(path: folder), name: "Templates/\(folder)")
      return source.paths.map { (from: source.url.appending(path: $0), to: place + $0) }
    }
    let files =
      all("documents", to: "") + all(PageFiles.folderName, to: "\(PageFiles.folderName)/")
      + ["result.schema.json", "documents.schema.json"].map {
        (from: templates.appending(path: $0), to: $0)
      }
    let present = files.filter { manager.fileExists(atPath: target.appending(path: $0.to).path) }
    guard present.isEmpty else {
      throw DiagnosticError(
        present.map { file in
          Diagnostic("output/exists", "there is a '\(folder)/\(file.to)' already", at: nil)
        })
    }
    do {
      for file in files {
        let place = target.appending(path: file.to)
        try manager.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try manager.copyItem(at: file.from, to: place)
      }
    } catch {
      throw DiagnosticError([
        Diagnostic("output/not-writable", "'\(folder)' can't be written", at: nil)
      ])
    }
    return files.map(\.to)
  }
}
