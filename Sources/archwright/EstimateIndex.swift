import ArgumentParser
import Diagnostics
import Documents
import Estimates
import Generation
import OrderedCollections
import Quantities
import RuleBase

/// `archwright estimate index`: memory, disk, limits and price of vectors, store by store.
struct EstimateIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Reckon memory, disk and price of an index of vectors in each store.",
    discussion: """
      Example:
        archwright estimate index --vectors 10M --dimensions 1024
        archwright estimate index --vectors 10M --dimensions 1024 --quantisation int8 --copies 2
        archwright estimate index --vectors 10M --dimensions 1024 --payload 512B \\
          --queries 1M/month --tenants 1000 --store pinecone
      """)

  @Option(help: ArgumentHelp("How many vectors.", valueName: "count"))
  var vectors: String

  @OptionGroup var arguments: IndexArguments

  @Option(help: ArgumentHelp("Show this store alone; may be repeated.", valueName: "id"))
  var store: [String] = []

  @OptionGroup var output: EstimateOutput

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    let sizes = try reporting { () throws(DiagnosticError) in try generator.storeSizes() }
    var reader = ArgumentReader()
    let count = reader.quantity(vectors, of: "--vectors", in: "vectors", within: 0...1e15)
    reader.check(stores: store, sizes, generator.ruleBase)
    let question = count.flatMap {
      arguments.question(vectors: $0.base, defaultLinks: sizes.links, &reader)
    }
    try reader.finish()
    guard let question else { return }
    output.print(.index(question, sizes, generator.ruleBase, stores: store))
  }
}

extension ArgumentReader {
  /// Reports ids that are no store of the catalogue.
  mutating func check(stores: [String], _ sizes: StoreSizes, _ base: RuleBase) {
    let known = (base.catalogue.roles[sizes.role]?.entries ?? [])
      .filter(\.status.isRecommendable).map(\.id)
    for id in stores where !known.contains(id) {
      report(
        "argument/unknown-product", "no store is called '\(id)'",
        help: nearest(id, in: known).map { "did you mean '\($0)'?" }
          ?? "'archwright catalogue list \(sizes.role)' shows all of them")
    }
  }
}
