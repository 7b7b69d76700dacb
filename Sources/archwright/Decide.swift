import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Facts
import Generation
import RuleBase
import Specifications

/// `archwright decide SPEC`: the decisions alone, and what a changed fact would change.
struct Decide: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the decisions, or what a changed fact would change.",
    discussion: """
      Example:
        archwright decide spec.yaml
        archwright decide spec.yaml --set load.requests_per_day=12000
        archwright decide spec.yaml --set privacy.egress=own_tenant

      Exit codes: 0 done, 1 findings in the input, 2 requirements that can't
      be met together, 66 input not found.
      """)

  @OptionGroup var specification: SpecificationArgument

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change a fact and show what differs from the file; may be repeated.",
      valueName: "fact=value"))
  var settings: [String] = []

  @Flag(help: "Print the whole result as JSON.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    let specification = try specification.read(with: generator)
    let changes = Specification.settings(settings, generator.ruleBase.vocabulary)
    Terminal.report(changes.diagnostics, sources: [changes.file])
    if changes.diagnostics.containsError { throw ExitCode.findings }

    let design = generator.design(
      specification, changing: changes.facts, analyses: json ? .all : .conflicts)
    if json {
      Terminal.print(design.report().json)
    } else if settings.isEmpty {
      Terminal.print(table(DecisionTable(design, width: Terminal.width)))
    } else {
      let before = generator.design(specification, analyses: [])
      Terminal.print(table(DecisionTable(from: before, to: design, width: Terminal.width)))
    }
    if !design.isFeasible { throw ExitCode.infeasible }
  }

  private func table(_ table: DecisionTable) -> String {
    table.text(colour: Terminal.outputHasColour)
  }
}
