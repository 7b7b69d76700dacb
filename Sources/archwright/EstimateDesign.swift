import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Facts
import Generation
import RuleBase
import Specifications

/// The options of the estimates that are made for a specification.
struct EstimateOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a fact; may be repeated.", valueName: "fact=value"))
  var settings: [String] = []

  @OptionGroup var knowledge: KnowledgeOptions

  /// Decides, and prints the figures.
  ///
  /// - Parameters:
  ///   - subject: which figures.
  ///   - argument: the specification.
  ///   - json: whether JSON is printed.
  ///   - months: how many months the outlook reaches.
  /// - Throws: an exit code after reporting.
  func print(
    _ subject: EstimateText.Subject, of argument: SpecificationArgument, json: Bool,
    months: Int = 12
  ) throws {
    let generator = try knowledge.readGenerator()
    let specification = try argument.read(with: generator)
    let changes = Specification.settings(settings, generator.ruleBase.vocabulary)
    Terminal.report(changes.diagnostics, sources: [changes.file])
    if changes.diagnostics.containsError { throw ExitCode.findings }
    let design = generator.design(
      specification, changing: changes.facts,
      analyses: subject == .cost ? [.outlook, .sensitivity] : .outlook,
      months: months)
    if json {
      Terminal.print(EstimateText.report(subject, of: design).json)
    } else {
      Terminal.print(
        EstimateText(subject, of: design, width: Terminal.width)
          .text(colour: Terminal.outputHasColour))
    }
    if !design.isFeasible { throw ExitCode.infeasible }
  }
}

/// `archwright estimate cost SPEC`: run cost by line, cost to build, a request, and a year ahead.
struct EstimateCost: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Reckon run cost by line, the months ahead, the cost to build and what is saved.",
    discussion: """
      Example:
        archwright estimate cost spec.yaml
        archwright estimate cost spec.yaml --months 24 --set load.growth_12m=3
      """)

  @OptionGroup var specification: SpecificationArgument

  @OptionGroup var output: EstimateOutput

  @OptionGroup var options: EstimateOptions

  @Option(help: "Months to look ahead, 1 to 60.")
  var months = 12

  func validate() throws {
    guard (1...60).contains(months) else {
      throw ValidationError("--months is a whole number from 1 to 60.")
    }
  }

  func run() throws {
    try options.print(.cost, of: specification, json: output.json, months: months)
  }
}

/// `archwright estimate latency SPEC`: the time of each stage against the limits.
struct EstimateLatency: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "latency",
    abstract: "Reckon the time of each stage up to the first words and to the whole answer.",
    discussion: """
      Example:
        archwright estimate latency spec.yaml
      """)

  @OptionGroup var specification: SpecificationArgument

  @OptionGroup var output: EstimateOutput

  @OptionGroup var options: EstimateOptions

  func run() throws { try options.print(.latency, of: specification, json: output.json) }
}
