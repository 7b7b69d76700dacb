import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Facts
import Generation
import OrderedCollections
import RuleBase
import Specifications

/// The specification of a command that looks at one design, with changed facts and how it is printed.
struct DesignArguments: ParsableArguments {
  @OptionGroup var specification: SpecificationArgument

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a fact; may be repeated.", valueName: "fact=value"))
  var settings: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  /// Decides.
  ///
  /// - Parameter analyses: what is worked out besides the decisions.
  /// - Returns: the rules and the design.
  /// - Throws: an exit code after reporting.
  func design(_ analyses: Plan.Analyses) throws -> (generator: Generator, design: Design) {
    let generator = try knowledge.readGenerator()
    let specification = try specification.read(with: generator)
    let changes = Specification.settings(settings, generator.ruleBase.vocabulary)
    Terminal.report(changes.diagnostics, sources: [changes.file])
    if changes.diagnostics.containsError { throw ExitCode.findings }
    return (
      generator, generator.design(specification, changing: changes.facts, analyses: analyses)
    )
  }

  /// Prints one key of the result as JSON, with which specification and knowledge it is from.
  func printJSON(_ key: String, of design: Design) {
    let whole = design.report()
    let part = ReportValue.object([
      "format": .number(1), "specification": whole["specification"] ?? .null,
      "knowledge": whole["knowledge"] ?? .null, key: whole[key] ?? .null,
    ])
    Terminal.print(part.json)
  }
}
