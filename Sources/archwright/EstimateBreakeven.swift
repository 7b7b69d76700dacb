import ArgumentParser
import Diagnostics
import Documents
import Estimates
import Generation
import Quantities
import RuleBase

/// `archwright estimate breakeven`: own serving against prices for tokens, or store against store.
struct EstimateBreakeven: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breakeven",
    abstract: "Solve for the volume at which one way becomes cheaper than another, as cases.",
    discussion: """
      A price is a name that 'archwright prices list' shows, or an amount.

      Example:
        archwright estimate breakeven --model llama-3.3-70b --gpu h100 --gpus 2 \\
          --replica-rate 2.99/s --input-tokens 3000 --output-tokens 300 --peak 3
        archwright estimate breakeven --gpus 2 --replica-rate 2.3..3.9/s --api 2.5,10 \\
          --api 3,15 --gpu-price 6.88 --gpu-price 3.29 --input-tokens 3000 --output-tokens 300
        archwright estimate breakeven --stores pinecone,qdrant --dimensions 1024 \\
          --queries 1M/month
      """)

  @OptionGroup var serving: BreakEvenArguments

  @Option(
    help: ArgumentHelp("Two stores to compare, with a comma between them.", valueName: "ids"))
  var stores: String?

  @Option(help: ArgumentHelp("Numbers of one vector, for stores.", valueName: "count"))
  var dimensions = 1_024

  @Option(help: ArgumentHelp("Queries of a store, 1M/month for instance.", valueName: "rate"))
  var queries = "0"

  @Option(help: ArgumentHelp("What is kept beside each vector.", valueName: "size"))
  var payload = "0 B"

  @Option(help: ArgumentHelp("Whole copies in a store.", valueName: "count"))
  var copies = 1

  @Flag(help: "Print the curve as a picture, SVG.")
  var svg = false

  @OptionGroup var output: EstimateOutput

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    if let stores {
      try compare(stores.split(separator: ",").map(String.init), generator)
    } else {
      var reader = ArgumentReader()
      let question = serving.question(generator.ruleBase, &reader)
      try reader.finish()
      guard let question else { return }
      if svg, let chart = CurveChart(question) {
        Terminal.print(chart.svg)
      } else {
        output.print(.breakEven(question))
      }
    }
  }

  private func compare(_ ids: [String], _ generator: Generator) throws {
    let sizes = try reporting { () throws(DiagnosticError) in try generator.storeSizes() }
    var reader = ArgumentReader()
    reader.check(stores: ids, sizes, generator.ruleBase)
    if ids.count != 2 {
      reader.report(
        "argument/two-stores", "--stores takes two stores, not \(ids.count)",
        help: "write --stores pinecone,qdrant")
    }
    if !(1...1_000_000).contains(dimensions) || !(1...1_000).contains(copies) {
      reader.report(
        "argument/out-of-range", "--dimensions and --copies are whole numbers from 1 on")
    }
    let beside = reader.quantity(payload, of: "--payload", in: "B")
    let asked = reader.quantity(queries, of: "--queries", in: "queries/month")
    try reader.finish()
    guard let beside, let asked else { return }
    let question = IndexQuestion(
      stored: StoredVectors(
        vectors: Vectors(1_000_000), dimensions: dimensions,
        payload: BytesPerVector(beside.base), copies: copies),
      layout: .graph(links: sizes.links), format: .float32,
      use: StoreUse(queries: RequestsPerSecond(asked.base).converted()))
    let all = sizes.estimates(question, generator.ruleBase)
    let two = ids.compactMap { id in all.first { $0.entry.id == id } }
    guard two.count == 2, let sheet = EstimateSheet.breakEven(two[0], two[1], question) else {
      let unpriced = two.filter(\.tariffs.isEmpty).map { "'\($0.entry.id)'" }
      return try Terminal.refuse(
        "argument/no-price", "no price is known of \(unpriced.joined(separator: " and "))",
        help: "'archwright estimate index' shows which stores have one")
    }
    output.print(sheet)
  }
}
