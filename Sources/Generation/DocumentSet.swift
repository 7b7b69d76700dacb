public import Diagnostics
public import Documents
import FoundationEssentials
import Graphviz
import RuleBase
import Specifications
import Spreadsheets
import Views
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

  fileprivate var format: Format {
    switch self {
    case .svg: .svg
    case .png: .png(scale: 1.25)
    case .pdf: .pdf
    case .dot: .dot
    }
  }
}

extension Generator {
  /// Writes all documents of a design as values.
  ///
  /// - Parameters:
  ///   - design: what came out.
  ///   - pictures: the formats of the pictures.
  /// - Returns: the files, none of them written yet.
  /// - Throws: `template/…` for templates that can't be filled in, `picture/…` when Graphviz fails,
  ///   `workbook/…` when the workbook of the costs can't be written.
  public func documents(
    of design: Design, pictures: [PictureFormat] = PictureFormat.allCases
  ) throws(DiagnosticError) -> DocumentSet {
    let report = design.report()
    let templates = try DocumentTemplates(folder: resources.templates)
    let drawings = try self.pictures(of: design, as: pictures)
    let shown = report.adding(["pictures": pictureReport(drawings)])
    var files = [
      OutputFile(path: "architecture.md", text: try templates.architecture.render(shown))
    ]
    for decision in report["decisions"]?.entries ?? [] {
      guard let path = decision["record"]?.text else { continue }
      let text = try templates.decisionRecord.render(shown.adding(["decision": decision]))
      files.append(OutputFile(path: path, text: text))
    }
    files += drawings
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

  private func pictures(
    of design: Design, as formats: [PictureFormat]
  ) throws(DiagnosticError) -> [OutputFile] {
    let drawing = containerDrawing(
      design.architecture, resolution: design.resolution, title: design.specification.name)
    do throws(GraphvizError) {
      let laidOut = try drawing.laidOut(icons: IconFolders(ruleBase.iconFolders.map(\.path)))
      var files: [OutputFile] = []
      for format in formats {
        let bytes = try laidOut.rendered(as: format.format)
        files.append(OutputFile(path: "diagrams/container.\(format.rawValue)", bytes: bytes))
      }
      return files
    } catch {
      throw DiagnosticError([
        Diagnostic("picture/failed", "the picture can't be drawn: \(error.description)", at: nil)
      ])
    }
  }

  private func pictureReport(_ files: [OutputFile]) -> ReportValue {
    let shown =
      files.first { $0.path.hasSuffix(".svg") } ?? files.first { $0.path.hasSuffix(".png") }
    return [
      "container": shown.map { .text($0.path) } ?? .null,
      "files": .texts(files.map(\.path)),
    ]
  }
}
