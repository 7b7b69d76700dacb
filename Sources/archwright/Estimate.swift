import ArgumentParser

/// `archwright estimate`: figures with their arithmetic, without the rest of the design.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Reckon cost, response time and availability, with the arithmetic.",
    discussion: """
      Example:
        archwright estimate cost spec.yaml
        archwright estimate latency spec.yaml --set load.output_tokens=250
        archwright estimate availability spec.yaml --json

      Exit codes: 0 done, 1 findings in the input, 2 requirements that can't
      be met together, 66 input not found.
      """,
    subcommands: [EstimateCost.self, EstimateLatency.self, EstimateAvailability.self])
}
