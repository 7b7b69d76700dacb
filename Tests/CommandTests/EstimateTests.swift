import Foundation
import TestSupport
import Testing

/// The arithmetic on the command line.
struct EstimateTests {
  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(arguments + Command.resources)
  }

  private func object(_ result: Command.Result) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func availabilityOfParts() throws {
    let text = try run("estimate", "availability", "--parts", "99.95%,99.9%,99.9%")
    #expect(text.status == 0 && text.errors == "")
    #expect(text.output.contains("99.75 %") && text.output.contains("outage"))
    let json = try object(
      run("estimate", "availability", "--parts", "2x99.5%,2of3x99.5%", "--json"))
    let parts = try #require(json["parts"] as? [[String: Any]])
    let each = parts.compactMap { $0["availability"] as? Double }
    #expect(each.count == 2)
    #expect(abs(each[0] - 0.999975) < 1e-6 && abs(each[1] - 0.999925) < 1e-6)
  }

  @Test func aTargetThatIsMissedNamesThePart() throws {
    let result = try run(
      "estimate", "availability", "--parts", "99.99%,99%", "--target", "99.9%")
    #expect(result.status == 0)
    #expect(result.output.contains("With 2 of '99%'"))
  }

  @Test func everyMistakeOfAnEstimateIsTold() throws {
    let result = try run(
      "estimate", "availability", "--parts", "99%,3xx99%,5of2x99%,120%", "--target", "0,9")
    #expect(result.status == 64)
    #expect(result.errors.contains("'3xx99%'") && result.errors.contains("'5of2x99%'"))
    #expect(result.errors.contains("120%") && result.errors.contains("comma"))
  }

  @Test func memoryByEachMaker() throws {
    let json = try object(
      run("estimate", "index", "--vectors", "10M", "--dimensions", "1024", "--json"))
    let stores = try #require(json["stores"] as? [[String: Any]])
    func memory(_ id: String) -> Double? {
      (stores.first { $0["id"] as? String == id }?["memory_gb"] as? Double).map {
        ($0 * 10).rounded() / 10
      }
    }
    #expect(memory("faiss") == 42.2 && memory("elasticsearch") == 41.6)
    #expect(memory("chroma") == 40.8 && memory("opensearch") == 46.5)
    #expect(memory("qdrant") == 61.4 && memory("weaviate") == 81.9)
    #expect(memory("pinecone") == nil)
  }

  @Test func lengthBeyondAnIndexIsRefused() throws {
    let long = try object(
      run(
        "estimate", "index", "--vectors", "1M", "--dimensions", "3072", "--store", "pgvector",
        "--json"))
    let store = try #require((long["stores"] as? [[String: Any]])?.first)
    #expect(store["said_by"] as? String == "refused")
    #expect((store["limits"] as? String)?.contains("up to 2,000 numbers") == true)
    let half = try run(
      "estimate", "index", "--vectors", "1M", "--dimensions", "3072", "--quantisation", "float16",
      "--store", "pgvector")
    #expect(!half.output.contains("refused"))
    #expect(half.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func thePriceFollowsThePartThatIsSearched() throws {
    func monthly(_ tenants: String) throws -> Double? {
      let json = try object(
        run(
          "estimate", "index", "--vectors", "10M", "--dimensions", "1024", "--payload", "512B",
          "--queries", "1M/month", "--tenants", tenants, "--store", "pinecone", "--json"))
      return (json["stores"] as? [[String: Any]])?.first?["monthly_usd"] as? Double
    }
    #expect(try monthly("1").map { $0.rounded() } == 752)
    // $19 of use, and the plan's least amount.
    #expect(try monthly("1000") == 50)
  }

  @Test func breakEvenIsCasesAndNever() throws {
    let json = try object(
      run(
        "estimate", "breakeven", "--gpus", "2", "--replica-rate", "2.99/s", "--api", "2.5,10",
        "--api", "0.72,0.72", "--gpu-price", "6.88", "--input-tokens", "3000",
        "--output-tokens", "300", "--peak", "3", "--hours", "24", "--least", "2", "--json"))
    let cases = try #require(json["cases"] as? [[String: Any]])
    #expect(cases.count == 2)
    let from = cases.map { $0["from"] as? Double }
    #expect(abs((from[0] ?? 0) / 63_000 - 1) < 0.02)
    #expect(from[1] == nil)
    #expect((json["curve"] as? [Any])?.isEmpty == false)
  }

  @Test func breakEvenOfKnownPrices() throws {
    let result = try run(
      "estimate", "breakeven", "--model", "llama-3.3-70b", "--gpu", "h100", "--gpus", "2",
      "--replica-rate", "2.3..3.9/s", "--input-tokens", "3000", "--output-tokens", "300")
    #expect(result.status == 0 && result.errors == "")
    #expect(result.output.contains("never") && result.output.contains("bedrock/llama-3.3-70b"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func breakEvenOfStores() throws {
    let result = try run(
      "estimate", "breakeven", "--stores", "pinecone,qdrant", "--dimensions", "1024",
      "--queries", "1M/month")
    #expect(result.status == 0 && result.output.contains("Pinecone"))
    let wrong = try run("estimate", "breakeven", "--stores", "pinecone,quadrant")
    #expect(wrong.status == 64 && wrong.errors.contains("'qdrant'"))
  }

  @Test func whatIsMissingForABreakEvenIsTold() throws {
    let result = try run("estimate", "breakeven", "--peak", "0.5")
    #expect(result.status == 64)
    for text in ["--replica-rate", "--api", "--gpu-price", "--peak"] {
      #expect(result.errors.contains(text), "\(text)")
    }
  }
}
