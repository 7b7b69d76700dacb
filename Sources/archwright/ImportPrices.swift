import ArgumentParser
import Diagnostics
import Documents
import Facts
import Generation
import OrderedCollections
import PriceImports
import RuleBase

/// `archwright prices import FILE`.
struct ImportPrices: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Compare a price file of others with ours, and write what changed as an overlay.",
    discussion: """
      Example:
        archwright prices import model_prices_and_context_window.json
        archwright prices import vms.csv --as-of 2026-12 --out my-prices

      Read are LiteLLM's map of model prices and SkyPilot's table of instances; Rules/imports
      tells which of their entries are which of our prices. Prices that are negative, zero, no
      number or above a bound are refused, and so are changes by a thousandfold. Nothing is
      written without --out.

      Exit codes: 0 done, 1 prices that were refused or a file that can't be read, 64 wrong
      usage, 66 input not found, 73 output can't be written.
      """)

  @Argument(help: "The file, as it was published.", completion: .file())
  var file: String

  @Option(help: "Which format it has, by its id; told by the file itself when absent.")
  var format: String?

  @Option(
    name: .customLong("out"),
    help: ArgumentHelp("Write the changed prices there, for --rules.", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(help: "The date of the file's prices, such as 2026-12; needed for --out.")
  var asOf: String?

  @Option(help: "The source that the new prices cite; that of the format when absent.")
  var source: String?

  @Flag(help: "Take over changes by a thousandfold and more.")
  var allowJumps = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  /// Published files are larger than what people write.
  private static let largestFile = 1 << 26

  func run() throws {
    try checkArguments()
    let generator = try knowledge.readGenerator()
    let formats = try reporting { () throws(DiagnosticError) in try generator.importFormats() }
    let source = try citedSource(generator.ruleBase)
    let input = try reporting { () throws(DiagnosticError) in try load() }
    let format = try chosen(formats, for: input)
    let result = PriceImport(input, format, generator.ruleBase, allowsJumps: allowJumps)
    Terminal.report(result.diagnostics, sources: [input])
    let overlay = result.overlay(
      named: "import/prices/\(format.id).yaml", asOf: asOf ?? generator.ruleBase.version,
      source: source ?? format.source)
    var flips: [ExampleFlip] = []
    if !result.changes.isEmpty {
      flips = try reporting { () throws(DiagnosticError) in
        try knowledge.loadGenerator(prices: [overlay]).exampleFlips(since: generator)
      }
    }
    let text = PriceImportText(result, flips: flips, asOf: asOf)
    Terminal.print(
      json ? text.report.json : text.text(width: Terminal.width, colour: Terminal.outputHasColour))
    try write(overlay, result)
    if result.diagnostics.containsError { throw ExitCode.findings }
  }

  private func checkArguments() throws {
    if let asOf, CalendarDay(asOf) == nil {
      try Terminal.refuse(
        "argument/not-a-day", "'\(asOf)' is no date", help: "write it as 2026-12 or 2026-12-24")
    }
    if output != nil, asOf == nil {
      try Terminal.refuse(
        "argument/no-date", "prices are written with their date, and none was given",
        help: "add --as-of with the month in which the file was published, as 2026-12")
    }
  }

  private func citedSource(_ base: RuleBase) throws -> String? {
    if let source, base.sources[source] == nil {
      try Terminal.refuse(
        "argument/unknown-source", "no source is called '\(source)'",
        help: nearest(source, in: base.sources.keys).map { "did you mean '\($0)'?" }
          ?? "add it to the sources.yaml of a folder of your own, and name that with --rules")
    }
    return source
  }

  private func chosen(_ formats: [ImportFormat], for input: SourceFile) throws -> ImportFormat {
    let known = formats.map(\.id).joined(separator: ", ")
    let found =
      format.map { id in formats.first { $0.id == id } }
      ?? PriceImport.format(for: input, among: formats)
    if let found { return found }
    try Terminal.refuse(
      "argument/unknown-format", "no format is called '\(format ?? "")'", help: "known: \(known)")
    throw ExitCode.usage
  }

  private func load() throws(DiagnosticError) -> SourceFile {
    do throws(Diagnostic) {
      return try SourceFile.load(path: file, limit: Self.largestFile)
    } catch {
      throw DiagnosticError([error])
    }
  }

  private func write(_ overlay: SourceFile, _ result: PriceImport) throws {
    guard let output, !result.changes.isEmpty else { return }
    let path = "prices/\(result.format.id).yaml"
    _ = try reporting { () throws(DiagnosticError) in
      try OutputFolder(path: output).write([OutputFile(path: path, text: overlay.text)])
    }
    if !json { Terminal.print("Wrote \(output)/\(path). Use it with --rules \(output)\n") }
  }
}
