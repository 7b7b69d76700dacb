public import Diagnostics
public import Documents
import FoundationEssentials
import Graphviz
import RuleBase
import Specifications
import Spreadsheets
public import Views
import Workbooks

/// Everything that one run writes about a design.
public struct DocumentSet: Sendable {
  /// In the order in which a reader would open them.
  public let files: [OutputFile]

  /// Their paths.
  public var paths: [String] { files.map(\.path) + [Manifest.fileName] }
}

/// A file format of the pictures, by its file name's ending.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  case svg, png, pdf, dot

  var format: Format {
    switch self {
    case .svg: .svg
    case .png: .png(scale: 1.25)
    case .pdf: .pdf
    case .dot: .dot
    }
  }
}

/// What is drawn, and how.
public struct PictureWishes: Sendable {
  /// The pictures.
  public var views: [ViewName]
  /// Their formats.
  public var formats: [PictureFormat]
  /// Their colours and font.
  public var theme: Theme

  /// The views that are drawn when nothing else is asked for.
  public static let standardViews: [ViewName] = [
    .container, .context, .dataFlow, .deployment, .sequence, .decisions,
  ]

  /// Wishes, all of them standard when left out.
  public init(
    views: [ViewName] = Self.standardViews, formats: [PictureFormat] = PictureFormat.allCases,
    theme: Theme = .light
  ) {
    self.views = views
    self.formats = formats
    self.theme = theme
  }
}

extension Generator {
  /// Writes all documents of a design as values.
  ///
  /// - Parameters:
  ///   - design: what came out.
  ///   - pictures: which pictures are drawn, and how.
  ///   - wishes: which documents are written, and with whose templates.
  /// - Returns: the files, none of them written yet.
  /// - Throws: `documents/…` and `template/…` for lists and templates that can't be used,
  ///   `diagram/…` for hints that name nothing, `picture/…` when Graphviz fails, `workbook/…` when
  ///   the workbook of the costs can't be written.
  public func documents(
    of design: Design, pictures: PictureWishes = PictureWishes(),
    wishes: DocumentWishes = DocumentWishes()
  ) throws(DiagnosticError) -> DocumentSet {
    let templates = try DocumentTemplates(resources, own: wishes.templates)
    if !wishes.templates.isEmpty {
      let findings = try templates.findings(resources)
      guard findings.isEmpty else { throw DiagnosticError(findings) }
    }
    let entries = try templates.list.entries(named: wishes.ids)
    try templates.list.requireForm(wishes.form)
    let report = design.report()
    let drawn = try self.pictures(of: design, pictures)
    let pictured = report.adding([
      "pictures": pictureReport(drawn), "known": design.knownReport(),
      "breakdown": design.breakdownsByID(in: report), "driver": design.driversByID(in: report),
      "check": design.checksByID(in: report), "figure": design.figuresByName(in: report),
      "glossary": report.glossary(try Glossary.read(folders: ruleFolders, ruleBase)),
    ])
    let plan = try DocumentPlan(entries, of: templates.list, pictured)
    var files = try texts(of: plan, templates, form: wishes.form, pictured.adding(plan.report))
    files += drawn.flatMap(\.files)
    files.append(try workbook(of: design))
    files.append(OutputFile(path: "result.json", text: report.json))
    return DocumentSet(files: files)
  }

  /// The documents as files, or everything that is wrong with their templates.
  private func texts(
    of plan: DocumentPlan, _ templates: DocumentTemplates, form: String?, _ report: ReportValue
  ) throws(DiagnosticError) -> [OutputFile] {
    var files: [OutputFile] = []
    var findings: [Diagnostic] = []
    var read: [String: DocumentTemplate] = [:]
    for document in plan.documents {
      do throws(DiagnosticError) {
        let id = document.entry.id
        if read[id] == nil { read[id] = try templates.template(of: document.entry, form: form) }
        guard let template = read[id] else { continue }
        let text = try document.text(template, report)
        files.append(OutputFile(path: document.path, text: text))
      } catch {
        findings += error.diagnostics.filter { !findings.contains($0) }
      }
    }
    guard findings.isEmpty else { throw DiagnosticError(findings.inReadingOrder) }
    return files
  }

  /// The workbook of the costs as a file.
  ///
  /// - Throws: `workbook/failed` when the library or the disk refuses.
  public func workbook(of design: Design) throws(DiagnosticError) -> OutputFile {
    do throws(WorkbookError) {
      return OutputFile(path: Design.costWorkbookFile, bytes: try design.costWorkbook().bytes())
    } catch {
      throw DiagnosticError([
        Diagnostic(
          "workbook/failed", "the workbook can't be written: \(error.description)", at: nil)
      ])
    }
  }
}
