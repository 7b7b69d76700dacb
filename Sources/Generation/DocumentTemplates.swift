import Diagnostics
import Documents
import Foundation

/// The templates of all documents.
struct DocumentTemplates: Sendable {
  let architecture: DocumentTemplate
  let decisionRecord: DocumentTemplate

  /// Reads the templates of a folder.
  init(folder: URL) throws(DiagnosticError) {
    architecture = try Self.template("architecture.md", in: folder)
    decisionRecord = try Self.template("decision-record.md", in: folder)
  }

  static func template(
    _ name: String, in folder: URL
  ) throws(DiagnosticError) -> DocumentTemplate {
    let path = folder.appending(path: "documents/\(name)").path
    let file: SourceFile
    do throws(Diagnostic) {
      file = try SourceFile.load(path: path, name: "Templates/documents/\(name)")
    } catch {
      throw DiagnosticError([error])
    }
    return try DocumentTemplate(file)
  }
}
