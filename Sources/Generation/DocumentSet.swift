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
  /// - Returns: the files, none of them written yet.
  /// - Throws: `template/…` for templates that can't be filled in, `diagram/…` for hints that name
  ///   nothing, `picture/…` when Graphviz fails, `workbook/…` when the workbook of the costs can't be
  ///   written.
  public func documents(
    of design: Design, pictures: PictureWishes = PictureWishes()
  ) throws(DiagnosticError) -> DocumentSet {
    let report = design.report()
    let templates = try DocumentTemplates(folder: resources.templates)
    let drawn = try self.pictures(of: design, pictures)
    let charts = pictures.formats.contains(.svg) ? self.charts(of: design, report, pictures) : []
    let shown = report.adding(["pictures": pictureReport(drawn, charts)])
    var files = [
      OutputFile(path: "architecture.md", text: try templates.architecture.render(shown))
    ]
    for decision in report["decisions"]?.entries ?? [] {
      guard let path = decision["record"]?.text else { continue }
      let text = try templates.decisionRecord.render(shown.adding(["decision": decision]))
      files.append(OutputFile(path: path, text: text))
    }
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
