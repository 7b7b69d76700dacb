import ArgumentParser
import Decisions
import Documents

/// `archwright conflicts SPEC`: what can't be had together, and where giving way would help.
struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract:
      "Name the smallest sets of requirements that clash, and the least that must give way.",
    discussion: """
      Each set clashes as a whole, and without any one of its requirements the others can be met by
      some design. What is only asked for as should or wish counts here too. Nothing is relaxed.

      Example:
        archwright conflicts spec.yaml
        archwright conflicts spec.yaml --set budget.monthly_run=$500/month

      Exit codes: 0 nothing clashes, or only with what need not be; 1 findings
      in the input, 2 requirements that can't be met together, 66 input not
      found.
      """)

  @OptionGroup var arguments: DesignArguments

  func run() throws {
    let design = try arguments.design(.allConflicts).design
    if arguments.json {
      arguments.printJSON("conflicts", of: design)
    } else {
      Terminal.print(
        ConflictText(design, width: Terminal.width).text(colour: Terminal.outputHasColour))
    }
    if !design.isFeasible { throw ExitCode.infeasible }
  }
}
