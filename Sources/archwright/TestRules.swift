import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Generation
import RuleBase

/// `archwright rules test [DIR…]`.
struct TestRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples of all rules, and say what they reach.",
    discussion: """
      Example:
        archwright rules test my-rules
        archwright rules test --coverage --at-least 90
        archwright rules test --format junit > rules.xml

      A rule is reached when its examples and the example specifications show it both firing and
      silent, a branch when a part of a condition is seen to hold, or to fail, and an option when it
      is the outcome of a decision. Parts that hang on no fact don't count.

      Exit codes: 0 done, 1 an example fails, or fewer rules or branches are reached than asked for.
      """)

  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, junit, github, sarif, json
  }

  @Argument(
    help: "Folders with your own rules, laid over the standard ones.", completion: .directory)
  var folders: [String] = []

  @Flag(help: "Say which rules, branches and options are reached.")
  var coverage = false

  @Option(
    help: ArgumentHelp(
      "Fail when a smaller part of the rules or branches is reached; includes --coverage.",
      valueName: "percent"))
  var atLeast: Double?

  @Option(
    help: """
      How the result is written: as text, a JUnit report, annotations for GitHub Actions, SARIF \
      or JSON; all but text go to standard output as a whole.
      """)
  var format = Format.text

  @Flag(help: "List everything that is not reached, and not only the first. JSON and SARIF do.")
  var verbose = false

  @OptionGroup var knowledge: KnowledgeOptions

  func validate() throws {
    if let atLeast, !(0...100).contains(atLeast) {
      throw ValidationError("--at-least is a percentage between 0 and 100")
    }
  }

  func run() throws {
    let generator = try readGenerator()
    let isCovering = coverage || atLeast != nil
    let report = RuleTestReport(
      results: generator.runExamples(),
      coverage: isCovering
        ? try reporting { () throws(DiagnosticError) in try generator.coverage() } : nil,
      threshold: atLeast)
    switch format {
    case .text:
      Terminal.report(report.errors, sources: generator.ruleBase.files)
      Terminal.print(report.summary + report.coverageText(isWhole: verbose))
    case .junit: Terminal.print(report.junit)
    case .github: Terminal.print(report.github)
    case .sarif:
      Terminal.print(report.sarif(toolVersion: Archwright.configuration.version))
    case .json: Terminal.print(report.json.json)
    }
    if !report.errors.isEmpty { throw ExitCode.findings }
  }

  /// Loads the rules; what is wrong with them is told in the format where it can be.
  private func readGenerator() throws -> Generator {
    let write: ([Diagnostic]) -> String
    switch format {
    case .text, .junit, .json:
      return try knowledge.readGenerator(overlays: folders, readsExamples: true)
    case .github: write = diagnosticsGitHub
    case .sarif:
      write = { diagnosticsSARIF($0, toolVersion: Archwright.configuration.version) + "\n" }
    }
    do throws(DiagnosticError) {
      return try knowledge.loadGenerator(overlays: folders, readsExamples: true)
    } catch {
      Terminal.print(write(error.diagnostics))
      throw error.exitCode
    }
  }
}
