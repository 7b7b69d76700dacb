import Estimates
import OrderedCollections
import RuleBase
import Testing

@Suite("Serving, shapes from the catalogue")
struct CatalogueShapes {
  @Test(
    "Every open model has a shape whose parameters add up",
    arguments: [
      "llama_3_1_8b", "qwen3_8b", "gpt_oss_20b", "mistral_small_24b", "qwen3_32b",
      "llama_3_3_70b_fp8", "gpt_oss_120b", "qwen3_235b", "deepseek_v3_2",
    ])
  func models(id: String) throws {
    let role = try #require(try Shipped.rules().catalogue.roles["language_model"])
    let entry = try #require(role.entries.first { $0.id == id })
    let shape = try #require(ModelShape(entry, of: role))
    #expect(shape.feedForwardParameters > 0)
    #expect(shape.layers > 0)
    #expect(Precision(entry, of: role) != nil)
    let scenario = try Shipped.model().scenario(
      Replica(
        model: shape, accelerator: ServingSamples.h100, gpus: 8, precision: .fp8, engine: .vllm),
      Traffic(input: Tokens(1_000), output: Tokens(300)))
    #expect(scenario.timePerToken(concurrency: 1).value > .zero)
  }

  @Test("Llama-70B of the catalogue is the shape of its configuration")
  func llama() throws {
    let role = try #require(try Shipped.rules().catalogue.roles["language_model"])
    let entry = try #require(role.entries.first { $0.id == "llama_3_3_70b_fp8" })
    let shape = try #require(ModelShape(entry, of: role))
    let expected = ServingSamples.llama70B
    #expect(shape.id == expected.id)
    #expect(shape.cacheWidth == expected.cacheWidth)
    #expect(abs(shape.parameters / expected.parameters - 1) < 0.001)
    #expect(abs(shape.attentionParameters / expected.attentionParameters - 1) < 0.001)
  }

  @Test("The GPUs of the catalogue carry their generation and their peaks")
  func accelerators() throws {
    let role = try #require(try Shipped.rules().catalogue.roles["accelerator"])
    let shapes = role.entries.compactMap { Accelerator($0, of: role) }
    #expect(shapes.count >= 10)
    #expect(shapes.allSatisfy { $0.family != .other })
    let h100 = try #require(shapes.first { $0.id == "h100_sxm" })
    #expect(h100.memory == .gigabytes(85.9))
    #expect(h100.peaks[.fp8] == OperationsPerSecond(1.978e15))
  }
}
