import ArgumentParser
import Diagnostics
import Documents
import Foundation
import Generation
import Specifications
import Views

/// `archwright generate SPEC --out DIR`: the whole way from a specification to files.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the reference architecture, its decision records and pictures.",
    discussion: """
      Example:
        archwright generate spec.yaml --out build/mine

      A new folder appears whole or not at all. In an existing one only files
      of an earlier run are replaced or removed, and none that was changed by
      hand outside of <!-- keep: … --> markers unless --force is given. A
      decision that comes out differently gets a new record, and the old one
      points at it.

      Exit codes: 0 done, 1 findings in the input, 2 requirements that can't
      be met together (all files are written), 66 input not found, 73 output
      can't be written.
      """)

  @OptionGroup var specification: SpecificationArgument

  @Option(
    name: [.customLong("out"), .customShort("o")],
    help: ArgumentHelp("The folder to write.", valueName: "dir"), completion: .directory)
  var output: String

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "Formats of the pictures, parted by commas, or 'all'; may be repeated.",
      discussion: """
        Formats: \(PictureFormat.allCases.map(\.rawValue).joined(separator: ", ")). \
        When absent: \(PictureFormat.standard.map(\.rawValue).joined(separator: ", ")).
        """, valueName: "names"))
  var formats: [PictureFormatList] = []

  @Option(help: "How large PNG is: 1 is 96 pixels an inch, from 0.25 to 4.")
  var scale = 1.0

  @Option(
    name: .customLong("views"),
    help: ArgumentHelp(
      "The pictures, parted by commas, or 'all'.",
      discussion: "Pictures: \(ViewName.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "names"))
  var views: ViewList = ViewList(names: PictureWishes.standardViews)

  @Option(
    name: .customLong("theme"),
    help: ArgumentHelp(
      "A YAML file with accent, logo, font and dark.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var theme: String?

  @Option(
    name: .customLong("documents"),
    help: ArgumentHelp(
      "The documents, parted by commas, or 'all'; 'archwright templates list' shows them.",
      valueName: "ids"))
  var documents: DocumentNames?

  @Option(
    name: .customLong("records"),
    help: ArgumentHelp("The form of the decision records: madr or nygard.", valueName: "form"))
  var form: String = "madr"

  @OptionGroup var templates: TemplateOptions

  @Option(
    name: .customLong("document-format"),
    help: ArgumentHelp(
      "Formats of the documents besides Markdown, parted by commas: html, docx, pdf, pptx.",
      discussion: "docx and pptx need pandoc, pdf needs chromium.", valueName: "formats"))
  var documentFormats = DocumentFormats(formats: [])

  @Flag(help: "Write files anew though they were changed by hand outside of keep-markers.")
  var force = false

  @Flag(
    help: "Take no account of earlier decisions: no record supersedes one that is there.")
  var fresh = false

  @Flag(name: [.long, .customShort("q")], help: "Print nothing but findings.")
  var quiet = false

  @OptionGroup var knowledge: KnowledgeOptions

  func validate() throws {
    guard PictureWishes.scales.contains(scale) else {
      throw ValidationError("The scale lies between 0.25 and 4.")
    }
  }

  func run() throws {
    let generator = try knowledge.readGenerator()
    let theme = try readTheme()
    let design = generator.design(try specification.read(with: generator))
    let pictures = PictureWishes(
      views: views.names,
      formats: formats.isEmpty
        ? PictureFormat.standard
        : PictureFormat.allCases.filter(formats.flatMap(\.formats).contains),
      theme: theme, scale: scale)
    let wishes = DocumentWishes(ids: documents?.ids, form: form, templates: templates.urls)
    let documents = try reporting(sources: [design.specification.file]) {
      () throws(DiagnosticError) in
      let folder = OutputFolder(path: output)
      let earlier = try folder.earlierRun()
      let documents = try generator.documents(
        of: design, pictures: pictures, wishes: wishes,
        earlier: fresh ? earlier?.withoutDecisions : earlier,
        conversions: ConversionWishes(
          formats: documentFormats.formats, searching: Terminal.searchPath))
      Terminal.report(try folder.write(documents.files, force: force), sources: [])
      return documents
    }
    if !quiet {
      let screen = Screen(design, width: Terminal.width)
        .finished(output: output, files: documents.paths, specification: specification.path)
      Terminal.print(screen.text(colour: Terminal.outputHasColour))
    }
    if !design.isFeasible { throw ExitCode.infeasible }
  }

  private func readTheme() throws -> Theme {
    guard let path = theme else { return .light }
    let file = try reporting { () throws(DiagnosticError) in
      do throws(Diagnostic) {
        return try SourceFile.load(path: path)
      } catch {
        throw DiagnosticError([error])
      }
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let (theme, diagnostics) = Theme.read(file, folder: folder)
    Terminal.report(diagnostics, sources: [file])
    guard let theme else { throw ExitCode.findings }
    return theme
  }
}
