import Estimates

/// A model, a GPU and constants with round numbers, for arithmetic that can be done by hand.
enum ServingSamples {
  /// Llama-3.1-70B by its published configuration: 80 layers of width 8,192, 64 query and 8
  /// key-value heads of 128, feed-forward width 28,672, vocabulary 128,256.
  static let llama70B = ModelShape(
    id: "llama_3_1_70b", layers: 80, hidden: 8_192, queryWidth: 8_192,
    cache: .heads(count: 8, width: 128),
    attentionParameters: 80 * (2 * 8_192 * 8_192 + 2 * 8_192 * 1_024),
    feedForwardParameters: 80 * 3 * 8_192 * 28_672, embeddingParameters: 128_256 * 8_192)

  /// Mixtral-8x7B by its published configuration.
  static let mixtral = ModelShape(
    id: "mixtral_8x7b", layers: 32, hidden: 4_096, queryWidth: 4_096,
    cache: .heads(count: 8, width: 128),
    attentionParameters: 32 * (2 * 4_096 * 4_096 + 2 * 4_096 * 1_024),
    feedForwardParameters: 32 * 4_096 * 8, embeddingParameters: 32_000 * 4_096,
    experts: .init(
      count: 8, perToken: 2, width: 14_336, layers: 32, parameters: 32 * 8 * 3 * 4_096 * 14_336))

  /// DeepSeek-V3's cache: one vector of 576 for all heads.
  static let latent = ModelShape(
    id: "deepseek_r1", layers: 61, hidden: 7_168, queryWidth: 20_480,
    cache: .latent(width: 576, valueWidth: 512, heads: 128), attentionParameters: 11e9,
    feedForwardParameters: 4e9, embeddingParameters: 9e8,
    experts: .init(count: 256, perToken: 8, width: 2_048, layers: 58, parameters: 654e9))

  /// An engine that caches eight bits beside narrow weights, and one that never does.
  static let narrow = ServingEngine(rawValue: "narrow")
  static let wide = ServingEngine(rawValue: "wide")
  private static let engines = [
    MeasuredEngine(engine: narrow, narrowCacheBytes: 1),
    MeasuredEngine(engine: wide, narrowCacheBytes: 2),
  ]

  static let h100 = accelerator("h100_sxm", memory: 85.9, bandwidth: 3.35e12)

  static func accelerator(
    _ id: String, memory: Double, bandwidth: Double, link: Accelerator.Link = .nvlink
  ) -> Accelerator {
    Accelerator(
      id: id, family: .hopper, memory: .gigabytes(memory), bandwidth: BytesPerSecond(bandwidth),
      peaks: [.bf16: OperationsPerSecond(989e12), .fp8: OperationsPerSecond(1_978e12)],
      link: link, linkBandwidth: BytesPerSecond(link == .nvlink ? 450e9 : 32e9))
  }

  static func replica(
    _ model: ModelShape = llama70B, _ accelerator: Accelerator = h100, gpus: Int = 4,
    precision: Precision = .fp8, engine: ServingEngine = narrow
  ) -> Replica {
    Replica(
      model: model, accelerator: accelerator, gpus: gpus, precision: precision, engine: engine)
  }

  /// Constants of an ideal machine: the data sheet is reached, nothing waits, nothing is lost.
  ///
  /// - Parameter changed: constants that differ from it.
  /// - Returns: a model with them.
  /// - Throws: the names of missing constants.
  static func ideal(_ changed: [String: Double] = [:]) throws -> ServingModel {
    var values = Dictionary(
      uniqueKeysWithValues: ServingConstants.names(of: engines.map(\.engine)).map { ($0, 1.0) })
    let none = [
      "small_step_tokens", "shard_loss_exponent", "activation_traffic", "dispatch_traffic",
      "expert_half_width", "expert_layer_overhead", "nvlink_latency", "pcie_latency",
      "memory_reserve", "prompt_wait_share", "steps_before_first_token", "memory_queue_share",
      "layer_overhead", "step_overhead", "sequence_overhead", "request_overhead",
      "request_overhead_per_sequence", "queue_share", "burst_share",
    ]
    for name in values.keys where none.contains(where: { name.hasPrefix($0) }) {
      values[name] = name.contains("exponent") ? values[name] : 0
    }
    values["sequence_overhead_exponent"] = 1
    values["shard_loss_exponent"] = 0
    values["roofline_exponent"] = 200
    values["batch_limit"] = 1e9
    values["usable_memory_share"] = 1
    values.merge(changed) { _, new in new }
    return ServingModel(try ServingConstants(values: values, engines: engines))
  }
}
