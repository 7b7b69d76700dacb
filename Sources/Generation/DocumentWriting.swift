import Diagnostics
import Documents
import RuleBase
import Views

/// Fills the templates of a run's documents in: Markdown first, what explains its words next, then the
/// pages that take all of it up.
struct DocumentWriting {
  let templates: DocumentTemplates
  let form: String?
  let report: ReportValue
  /// The words that are explained where a document uses them.
  let glossary: Glossary
  let theme: Theme
  let earlier: EarlierRun?

  /// The documents as files in their order, or everything that is wrong with their templates.
  func files(
    of plan: DocumentPlan, _ drawn: [DrawnView]
  ) throws(DiagnosticError) -> [OutputFile] {
    var written: [String: OutputFile] = [:]
    var findings: [Diagnostic] = []
    var read: [String: DocumentTemplate] = [:]
    func template(of document: PlannedDocument) -> DocumentTemplate? {
      let id = document.entry.id
      if let known = read[id] { return known }
      do throws(DiagnosticError) {
        read[id] = try templates.template(of: document.entry, form: form)
      } catch {
        findings += error.diagnostics.filter { !findings.contains($0) }
      }
      return read[id]
    }
    func write(_ document: PlannedDocument, _ report: ReportValue) {
      guard let template = template(of: document) else { return }
      do throws(DiagnosticError) {
        let text = try document.text(template, report)
        written[document.path] =
          earlier?.keeping(text, at: document.path)
          ?? OutputFile(path: document.path, text: text)
      } catch {
        findings += error.diagnostics.filter { !findings.contains($0) }
      }
    }
    /// The documents of Markdown that are written already, in their order.
    func texts() -> [(document: PlannedDocument, text: String)] {
      plan.documents.compactMap { document in
        guard !document.isPage, let file = written[document.path] else { return nil }
        return (document, String(decoding: file.bytes, as: UTF8.self))
      }
    }
    let explaining = Set(
      plan.documents.filter { template(of: $0)?.names("glossary") == true }.map(\.path))
    for document in plan.documents where !document.isPage && !explaining.contains(document.path) {
      write(document, report)
    }
    let words = texts().map(\.text)
    let explained =
      words.isEmpty
      ? report : report.adding(["glossary": ReportValue.texts(words).glossary(glossary)])
    for document in plan.documents where !document.isPage && explaining.contains(document.path) {
      write(document, explained)
    }
    let pages = plan.documents.filter(\.isPage)
    if !pages.isEmpty {
      let style = try PageStyle(["page.css", "report.js"], templates.pages, theme: theme)
      let parts = PageParts(drawn: drawn, texts: texts(), report: explained)
      let shown = explained.adding(["page": parts.page(style)])
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
