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

/// A file format of the pictures.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  case svg, png, pdf, dot, mermaid, plantuml, d2, structurizr, drawio, markdown

  /// The formats that are written when none is asked for.
  public static let standard: [PictureFormat] = [.svg, .png, .pdf, .dot]

  /// The ending of a file's name, without the dot.
  public var fileEnding: String { textFormat?.fileEnding ?? rawValue }

  /// The text format that it is, or `nil` for those that Graphviz writes.
  var textFormat: TextFormat? { TextFormat(rawValue: rawValue) }

  /// The format as Graphviz knows it, or `nil` for text formats.
  func format(scale: Double) -> Format? {
    switch self {
    case .svg: .svg
    case .png: .png(scale: scale)
    case .pdf: .pdf
    case .dot: .dot
    case .mermaid, .plantuml, .d2, .structurizr, .drawio, .markdown: nil
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
  /// How large pixel pictures are: 1 is 96 pixels an inch.
  public var scale: Double

  /// The scales that may be asked for.
  public static let scales = 0.25...4.0

  /// The views that are drawn when nothing else is asked for.
  public static let standardViews: [ViewName] = [
    .container, .context, .dataFlow, .deployment, .sequence, .roadmap, .decisions,
  ]

  /// Wishes, all of them standard when left out.
  public init(
    views: [ViewName] = Self.standardViews, formats: [PictureFormat] = PictureFormat.standard,
    theme: Theme = .light, scale: Double = 1
  ) {
    self.views = views
    self.formats = formats
    self.theme = theme
    self.scale = scale
  }
}

extension Generator {
  /// Writes all documents of a design as values.
  ///
  /// - Parameters:
  ///   - design: what came out.
  ///   - pictures: which pictures are drawn, and how.
  ///   - wishes: which documents are written, and with whose templates.
  ///   - earlier: what an earlier run left in the output folder: text that people put between
  ///     keep-markers stays, and a decision that changed gets a record that supersedes the old one.
  ///   - conversions: the formats that documents are written in besides Markdown.
  /// - Returns: the files, none of them written yet.
  /// - Throws: `documents/…` and `template/…` for lists and templates that can't be used,
  ///   `diagram/…` for hints that name nothing, `picture/…` when Graphviz fails, `workbook/…` when
  ///   the workbook of the costs can't be written.
  public func documents(
    of design: Design, pictures: PictureWishes = PictureWishes(),
    wishes: DocumentWishes = DocumentWishes(), earlier: EarlierRun? = nil,
    conversions: ConversionWishes = ConversionWishes()
  ) throws(DiagnosticError) -> DocumentSet {
    let templates = try DocumentTemplates(resources, own: wishes.templates)
    if !wishes.templates.isEmpty {
      let findings = try templates.findings(resources)
      guard findings.isEmpty else { throw DiagnosticError(findings) }
    }
    let entries = try templates.list.entries(named: wishes.ids)
    try templates.list.requireForm(wishes.form)
    let plainReport = design.report()
    let history = try earlier.map { (run) throws(DiagnosticError) in
      try RecordHistory(run, plainReport, templates.pages)
    }
    let report = history?.report ?? plainReport
    let drawn = try self.pictures(
      of: design, pictures, records: history?.renamed ?? [:],
      isConverted: conversions.pandoc != nil
        && conversions.formats.contains { $0 == .docx || $0 == .pptx })
    let glossary = try Glossary.read(folders: ruleFolders, ruleBase)
    let charts = pictures.formats.contains(.svg) ? self.charts(of: design, report, pictures) : []
    let pictured = report.adding([
      "pictures": pictureReport(drawn, charts), "known": design.knownReport(),
      "breakdown": design.breakdownsByID(in: report), "driver": design.driversByID(in: report),
      "check": design.checksByID(in: report), "figure": design.figuresByName(in: report),
      "glossary": report.glossary(glossary),
    ])
    let plan = try DocumentPlan(entries, of: templates.list, pictured)
    let writing = DocumentWriting(
      templates: templates, form: wishes.form, report: pictured.adding(plan.report),
      glossary: glossary, theme: pictures.theme, earlier: earlier)
    var files = try writing.files(of: plan, drawn)
    files += history?.files ?? []
    files += try conversions.files(
      of: files, plan, drawn, templates.pages, pictures.theme, title: design.specification.name)
    files += drawn.flatMap(\.files) + charts
    files.append(try workbook(of: design))
    files.append(OutputFile(path: "result.json", text: report.json))
    return DocumentSet(files: files)
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
