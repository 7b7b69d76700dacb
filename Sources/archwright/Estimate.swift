import ArgumentParser

/// `archwright estimate`: the arithmetic alone, with its formulas and ranges.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Reckon cost, response time, availability, serving, an index or a break-even.",
    discussion: """
      Example:
        archwright estimate cost spec.yaml
        archwright estimate latency spec.yaml --set load.output_tokens=250
        archwright estimate availability spec.yaml
        archwright estimate serving --model llama-3.3-70b --gpu h100 --gpus 2 --precision fp8 \\
          --engine vllm --input-tokens 3000 --output-tokens 300 --concurrency 16
        archwright estimate index --vectors 10M --dimensions 1024
        archwright estimate breakeven --model llama-3.3-70b --gpu h100 --gpus 2 \\
          --replica-rate 2.99/s --input-tokens 3000 --output-tokens 300 --peak 3
        archwright estimate breakeven --stores pinecone,qdrant --dimensions 1024
        archwright estimate availability --parts 99.95%,99.9%,2x99.5%

      Exit codes: 0 done, 1 findings in the input, 2 requirements that can't
      be met together, 64 an argument that can't be read or names nothing,
      66 input not found.
      """,
    subcommands: [
      EstimateCost.self, EstimateLatency.self, EstimateAvailability.self, EstimateServing.self,
      EstimateIndex.self, EstimateBreakeven.self,
    ])
}
