import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Facts
import Generation
import RuleBase
import Specifications

/// The arguments of the estimates that are made for a specification.
struct EstimateArguments: ParsableArguments {
  @OptionGroup var specification: SpecificationArgument

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a fact; may be repeated.", valueName: "fact=value"))
  var settings: [String] = []

  @Flag(help: "Print the figures as JSON.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  /// Decides, and prints the figures.
  ///
  /// - Parameters:
  ///   - subject: which figures.
  ///   - months: how many months the outlook reaches.
  func print(_ subject: EstimateText.Subject, months: Int = 12) throws {
    let generator = try knowledge.readGenerator()
    let specification = try specification.read(with: generator)
    let changes = Specification.settings(settings, generator.ruleBase.vocabulary)
    Terminal.report(changes.diagnostics, sources: [changes.file])
    if changes.diagnostics.containsError { throw ExitCode.findings }
    let design = generator.design(
      specification, changing: changes.facts, analyses: .outlook, months: months)
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

  @OptionGroup var arguments: EstimateArguments

  @Option(help: "Months to look ahead, 1 to 60.")
  var months = 12

  func validate() throws {
    guard (1...60).contains(months) else {
      throw ValidationError("--months is a whole number from 1 to 60.")
    }
  }

  func run() throws { try arguments.print(.cost, months: months) }
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

  @OptionGroup var arguments: EstimateArguments

  func run() throws { try arguments.print(.latency) }
}

/// `archwright estimate availability SPEC`: the parts in a row, and the outage of each.
struct EstimateAvailability: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "availability",
    abstract: "Reckon availability out of its parts, with the outage of each.",
    discussion: """
      Example:
        archwright estimate availability spec.yaml
      """)

  @OptionGroup var arguments: EstimateArguments

  func run() throws { try arguments.print(.availability) }
}
