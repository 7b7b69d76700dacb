import Estimates
import OrderedCollections
import RuleBase
import ServingMeasurements
import Testing

@Suite("Serving, shapes of products")
struct CatalogueShapes {
  @Test(
    "Every open model can be served on GPUs of the catalogue",
    arguments: [
      "llama_3_1_8b", "qwen3_8b", "gpt_oss_20b", "mistral_small_24b", "qwen3_32b",
      "llama_3_3_70b_int4", "llama_3_3_70b_fp8", "gpt_oss_120b", "qwen3_235b", "deepseek_v3_2",
    ])
  func models(id: String) throws {
    let rules = try Shipped.rules()
    let products = try #require(ServingProducts(rules.catalogue, rules.estimators))
    let scenario = try #require(
      products.scenario(
        model: id, accelerator: "h200_x8", engine: "vllm",
        Traffic(input: Tokens(1_000), output: Tokens(300))))
    #expect(scenario.memory.fits)
    #expect(scenario.timePerToken(concurrency: 1).value > .zero)
    #expect(scenario.largestConcurrency(meeting: ServingTarget()) ?? 0 >= 1)
  }

  @Test("What has no shape has no figures")
  func withoutShape() throws {
    let rules = try Shipped.rules()
    let products = try #require(ServingProducts(rules.catalogue, rules.estimators))
    let traffic = Traffic(input: Tokens(1_000), output: Tokens(300))
    for (model, accelerator, engine) in [
      ("gpt_5_6", "h100_x1", "vllm"), ("llama_3_1_8b", "provider_hardware", "vllm"),
      ("llama_3_1_8b", "h100_x1", "ollama"), ("nothing", "h100_x1", "vllm"),
    ] {
      let scenario = products.scenario(
        model: model, accelerator: accelerator, engine: engine, traffic)
      #expect(scenario == nil)
    }
  }

  @Test("Every name of a measured model, GPU or engine stands for one that the rules know")
  func measuredNames() throws {
    let rules = try Shipped.rules()
    let shapes = try #require(rules.servingShapes)
    let engines = try #require(rules.servingConstants).engines.map(\.engine.rawValue)
    let known = [
      "model": Set(shapes.models.keys), "accelerator": Set(shapes.accelerators.keys),
      "engine": Set(engines),
    ]
    let tables = try MeasurementTables(shapes, folder: Shipped.tables)
    for (kind, names) in tables.names {
      for (measured, id) in names {
        #expect(known[kind]?.contains(id) == true, "\(kind) \(measured): \(id)")
      }
    }
  }
}
