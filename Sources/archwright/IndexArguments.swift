import ArgumentParser
import Diagnostics
import Documents
import Estimates
import Quantities

/// How an index is built, in the words of the field.
enum IndexKind: String, ExpressibleByArgument, CaseIterable {
  case flat, hnsw, ivf
  case ivfpq
}

/// How numbers are kept, in the words of the field.
enum Quantisation: String, ExpressibleByArgument, CaseIterable {
  case float32, float16, int8, int4, binary

  /// The same as arithmetic takes it.
  var format: NumberFormat {
    switch self {
    case .float32: .float32
    case .float16: .float16
    case .int8: .int8
    case .int4: .int4
    case .binary: .binary
    }
  }
}

/// What is asked about an index, as options.
struct IndexArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Numbers of one vector.", valueName: "count"))
  var dimensions: Int

  @Option(help: "How the index is built: flat, hnsw, ivf or ivfpq.")
  var index = IndexKind.hnsw

  @Option(
    help: "How its numbers are kept: float32, float16, int8, int4 or binary.")
  var quantisation = Quantisation.float32

  @Option(help: ArgumentHelp("Links of a graph; 16 when absent.", valueName: "count"))
  var links: Int?

  @Option(
    help: ArgumentHelp(
      "Lists of an inverted index; four times the root of the vectors when absent.",
      valueName: "count"))
  var lists: Int?

  @Option(
    help: ArgumentHelp(
      "Codes of 8 bits for a vector of ivfpq; one for 8 numbers when absent.", valueName: "count"))
  var codes: Int?

  @Option(help: ArgumentHelp("Whole copies.", valueName: "count"))
  var copies = 1

  @Option(
    help: ArgumentHelp("What is kept beside each vector: text, fields.", valueName: "size"))
  var payload = "0 B"

  @Option(help: ArgumentHelp("Queries, 1M/month for instance.", valueName: "rate"))
  var queries = "0"

  @Option(help: ArgumentHelp("Vectors written, 100k/month for instance.", valueName: "rate"))
  var writes = "0"

  @Option(
    help: ArgumentHelp(
      "Parts of equal size that are searched on their own.", valueName: "count"))
  var tenants = 1

  /// Reads all options.
  ///
  /// - Parameters:
  ///   - vectors: how many there are.
  ///   - defaultLinks: the links of a graph where none are given.
  ///   - reader: collects what is wrong.
  /// - Returns: the question; nil where an option is wrong.
  func question(
    vectors: Double, defaultLinks: Int, _ reader: inout ArgumentReader
  ) -> IndexQuestion? {
    for (option, value) in [
      ("--dimensions", dimensions), ("--copies", copies), ("--tenants", tenants),
      ("--links", links ?? 1), ("--lists", lists ?? 1), ("--codes", codes ?? 1),
    ] where !(1...1_000_000_000).contains(value) {
      reader.report(
        "argument/out-of-range", "\(option) can't be \(value)", help: "from 1 to 1,000,000,000")
    }
    let beside = reader.quantity(payload, of: "--payload", in: "B")
    let asked = reader.quantity(queries, of: "--queries", in: "queries/month")
    let written = reader.quantity(writes, of: "--writes", in: "writes/month")
    guard let beside, let asked, let written, reader.diagnostics.isEmpty else { return nil }
    let lists = lists ?? Int((4 * max(1, vectors).squareRoot()).rounded())
    let layout: IndexLayout =
      switch index {
      case .flat: .flat
      case .hnsw: .graph(links: links ?? defaultLinks)
      case .ivf: .invertedLists(count: lists)
      case .ivfpq: .productCodes(lists: lists, parts: codes ?? max(1, dimensions / 8), bits: 8)
      }
    return IndexQuestion(
      stored: StoredVectors(
        vectors: Vectors(vectors), dimensions: dimensions,
        payload: BytesPerVector(beside.base), copies: copies),
      layout: layout, format: quantisation.format,
      use: StoreUse(
        queries: RequestsPerSecond(asked.base).converted(),
        writes: RequestsPerSecond(written.base).converted(), parts: tenants))
  }
}
