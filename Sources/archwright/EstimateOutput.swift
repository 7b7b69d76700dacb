import ArgumentParser
import Documents

/// How the answer of an estimate is printed.
struct EstimateOutput: ParsableArguments {
  @Flag(help: "Print JSON.")
  var json = false

  /// Prints an answer.
  func print(_ sheet: EstimateSheet) {
    Terminal.print(
      json
        ? sheet.report.json
        : sheet.text(width: Terminal.width, colour: Terminal.outputHasColour))
  }
}
