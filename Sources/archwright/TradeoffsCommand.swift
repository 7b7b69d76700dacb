import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Generation
import Views

/// `archwright tradeoffs SPEC`: the designs that no other beats.
struct TradeoffsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tradeoffs",
    abstract: "Show the designs that no other beats, and what each gains and loses.",
    discussion: """
      Looked at are all candidates of the joint decisions that no rule stands against; what designs
      are weighed by stands in Rules/criteria.

      Example:
        archwright tradeoffs spec.yaml
        archwright tradeoffs spec.yaml --svg > tradeoffs.svg

      Exit codes: 0 done, 1 findings in the input, 2 requirements that can't
      be met together, 66 input not found.
      """)

  @OptionGroup var arguments: DesignArguments

  @Flag(help: "Print a chart as SVG.")
  var svg = false

  func run() throws {
    let design = try arguments.design(.tradeoffs).design
    if svg {
      guard let chart = design.tradeoffChart(design.report()) else {
        return try Terminal.refuse(
          "argument/nothing-to-draw", "there is nothing to draw: no other design remains",
          help: "'archwright tradeoffs' without --svg says what was looked at")
      }
      Terminal.print(chart.svg())
    } else if arguments.json {
      arguments.printJSON("tradeoffs", of: design)
    } else {
      Terminal.print(
        TradeoffText(design, width: Terminal.width).text(colour: Terminal.outputHasColour))
    }
    if !design.isFeasible { throw ExitCode.infeasible }
  }
}
