import Diagnostics
import Documents
import Views

/// Fills the templates of a run's documents in: Markdown first, then the pages that take it up.
struct DocumentWriting {
  let templates: DocumentTemplates
  let form: String?
  let report: ReportValue
  let resources: Resources
  let theme: Theme
  let earlier: EarlierRun?

  /// The documents as files in their order, or everything that is wrong with their templates.
  func files(
    of plan: DocumentPlan, _ drawn: [DrawnView]
  ) throws(DiagnosticError) -> [OutputFile] {
    var written: [String: OutputFile] = [:]
    var texts: [(document: PlannedDocument, text: String)] = []
    var findings: [Diagnostic] = []
    var read: [String: DocumentTemplate] = [:]
    func write(_ document: PlannedDocument, _ report: ReportValue) {
      do throws(DiagnosticError) {
        let id = document.entry.id
        if read[id] == nil { read[id] = try templates.template(of: document.entry, form: form) }
        guard let template = read[id] else { return }
        let text = try document.text(template, report)
        let file =
          earlier?.keeping(text, at: document.path)
          ?? OutputFile(path: document.path, text: text)
        written[document.path] = file
        texts.append((document, String(decoding: file.bytes, as: UTF8.self)))
      } catch {
        findings += error.diagnostics.filter { !findings.contains($0) }
      }
    }
    let pages = plan.documents.filter(\.isPage)
    for document in plan.documents where !document.isPage { write(document, report) }
    if !pages.isEmpty {
      let style = try PageStyle(["page.css", "report.js"], resources, theme: theme)
      let parts = PageParts(drawn: drawn, texts: texts, report: report)
      let shown = report.adding(["page": parts.page(style)])
      for document in pages { write(document, shown) }
    }
    guard findings.isEmpty else { throw DiagnosticError(findings.inReadingOrder) }
    return plan.documents.compactMap { written[$0.path] }
  }
}

extension PlannedDocument {
  /// Whether it is a page of HTML.
  var isPage: Bool { path.hasSuffix(".html") }
}
