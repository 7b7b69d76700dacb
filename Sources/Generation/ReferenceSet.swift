public import Diagnostics
import Documents
import Foundation
import Graphviz
import RuleBase
import Views

extension Generator {
  /// The pages of the reference besides those of single decisions.
  private static let pages = ["index", "catalogue", "formulas", "patterns", "risks", "sources"]

  /// The rule base as linked Markdown pages with the graph of its decisions.
  ///
  /// The rules have to be loaded with their examples.
  ///
  /// - Returns: the files, none of them written yet.
  /// - Throws: `template/…` for templates that can't be filled in, `picture/…` when Graphviz fails.
  public func reference() throws(DiagnosticError) -> [OutputFile] {
    let report = RuleReference(ruleBase).report()
    var files: [OutputFile] = []
    for page in Self.pages {
      let template = try referenceTemplate(page)
      files.append(OutputFile(path: "\(page).md", text: try template.render(report)))
    }
    let template = try referenceTemplate("decision")
    for decision in report["decisions"]?.entries ?? [] {
      guard let id = decision["id"]?.text else { continue }
      let text = try template.render(report.adding(["decision": decision]))
      files.append(OutputFile(path: "decisions/\(id).md", text: text))
    }
    return files + [try requirementsPicture()]
  }

  private func referenceTemplate(_ name: String) throws(DiagnosticError) -> DocumentTemplate {
    let path = resources.templates.appending(path: "reference/\(name).md").path
    let file: SourceFile
    do throws(Diagnostic) {
      file = try SourceFile.load(path: path, name: "Templates/reference/\(name).md")
    } catch {
      throw DiagnosticError([error])
    }
    return try DocumentTemplate(file)
  }

  private func requirementsPicture() throws(DiagnosticError) -> OutputFile {
    let drawing = RequirementsView(ruleBase).drawing { "decisions/\($0).md" }
    do throws(GraphvizError) {
      let bytes = try drawing.laidOut().rendered(as: .svg)
      return OutputFile(path: "requirements.svg", bytes: bytes)
    } catch {
      throw DiagnosticError([
        Diagnostic("picture/failed", "the picture can't be drawn: \(error.description)", at: nil)
      ])
    }
  }
}
