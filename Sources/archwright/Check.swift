import ArgumentParser
import Diagnostics
import Facts
import Generation
import Specifications

/// `archwright check SPEC`: every mistake of a specification in one run.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report everything that is wrong with a specification.",
    discussion: """
      Example:
        archwright check spec.yaml
        archwright check spec.yaml --format json

      Exit codes: 0 no errors, 1 errors, 66 input not found.
      """)

  /// How findings are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var specification: SpecificationArgument

  @Option(
    help: "How findings are written: as text to standard error, or as JSON to standard output.")
  var format = Format.text

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    switch format {
    case .text:
      let specification = try specification.read(with: generator)
      Terminal.print(
        "\(self.specification.path): no errors, \(specification.facts.all.count) statements\n")
    case .json: try checkAsJSON(generator)
    }
  }

  private func checkAsJSON(_ generator: Generator) throws {
    do throws(DiagnosticError) {
      let (_, diagnostics) = generator.read(try specification.load())
      Terminal.print(diagnosticsJSON(diagnostics) + "\n")
      if diagnostics.containsError { throw DiagnosticError(diagnostics) }
    } catch {
      if error.exitCode == .noInput { Terminal.print(diagnosticsJSON(error.diagnostics) + "\n") }
      throw error.exitCode
    }
  }
}
