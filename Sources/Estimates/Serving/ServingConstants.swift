/// What was fitted on measured servers: constants, effects of releases and of measured setups, the
/// error of each quantity, and what the fit has seen.
///
/// Nothing of this is typed in code: the numbers come from `Rules/estimators/serving.yaml`.
public struct ServingConstants: Hashable, Sendable {
  /// Each constant by its name, such as `layer_overhead.vllm`.
  public var values: [String: Double]
  /// The engines that were measured.
  public let engines: [MeasuredEngine]
  /// How much single releases of engines differ from their mean.
  public let releases: [ReleaseEffect]
  /// How much single measured setups differ from what the rest tells.
  public let setups: [MeasuredSetup: SetupEffect]
  /// How far off the model is, by quantity.
  public var errors: [ServingQuantity: ErrorBand]
  /// What was measured.
  public var domain: CalibratedDomain

  /// Constants from their parts.
  ///
  /// - Throws: the names that are missing.
  public init(
    values: [String: Double], engines: [MeasuredEngine], releases: [ReleaseEffect] = [],
    setups: [SetupEffect] = [],
    errors: [ServingQuantity: ErrorBand] = [:], domain: CalibratedDomain = CalibratedDomain()
  ) throws(MissingConstants) {
    let missing = Self.names(of: engines.map(\.engine)).filter { values[$0] == nil }
    guard missing.isEmpty else { throw MissingConstants(names: missing) }
    self.values = values
    self.engines = engines
    self.releases = releases
    self.setups = Dictionary(setups.map { ($0.setup, $0) }) { first, _ in first }
    self.errors = errors
    self.domain = domain
  }

  /// The constants that the model can't do without, in the order of documents.
  ///
  /// - Parameter engines: the engines that were measured.
  /// - Returns: the names, such as `layer_overhead.vllm`.
  public static func names(of engines: [ServingEngine]) -> [String] {
    shared + perEngine.flatMap { name in engines.map { "\(name).\($0.rawValue)" } }
      + perFamily.flatMap { name in families.map { "\(name).\($0)" } }
  }

  private static let families = Accelerator.Family.allCases.filter { $0 != .other }
    .map(\.rawValue)

  private static let shared = [
    "roofline_exponent", "bandwidth_efficiency", "four_bit_read_factor", "four_bit_arithmetic",
    "precision_arithmetic.bf16", "precision_arithmetic.fp8", "small_step_tokens",
    "shard_loss_exponent", "activation_traffic", "dispatch_traffic", "expert_arithmetic",
    "expert_half_width", "expert_layer_overhead", "prompt_attention_arithmetic",
    "latent_attention_arithmetic", "nvlink_latency", "nvlink_latency_exponent",
    "nvlink_efficiency", "pcie_latency", "pcie_latency_exponent", "pcie_efficiency",
    "sequence_overhead_exponent", "usable_memory_share", "memory_reserve", "batch_limit",
    "throughput_run_share", "prompt_wait_share", "steps_before_first_token",
    "memory_queue_share",
  ]
  private static let perEngine = [
    "attention_read_efficiency", "arithmetic_efficiency", "layer_overhead", "step_overhead",
    "sequence_overhead", "prompt_interference", "request_overhead",
    "request_overhead_per_sequence", "own_prompt_passes", "queue_share", "queue_exponent",
    "burst_share",
  ]
  private static let perFamily = [
    "family_bandwidth", "family_arithmetic", "family_overhead",
  ]

  /// Names without a value.
  public struct MissingConstants: Error, Hashable, Sendable {
    public let names: [String]
  }
}

/// How one release of an engine differs from the mean of all, as factors.
public struct ReleaseEffect: Hashable, Sendable {
  public var engine: ServingEngine
  public var release: String
  /// Factor on the time of a step.
  public var step: Double
  /// Factor on the time to the first token.
  public var firstToken: Double
  /// On how many rows it rests.
  public var rows: Int

  /// An effect out of its factors.
  public init(
    engine: ServingEngine, release: String, step: Double = 1, firstToken: Double = 1, rows: Int = 0
  ) {
    self.engine = engine
    self.release = release
    self.step = step
    self.firstToken = firstToken
    self.rows = rows
  }
}

/// One model on one GPU in one precision with one release, as it was measured.
public struct MeasuredSetup: Hashable, Sendable {
  public var engine: ServingEngine
  public var release: String
  public var model: String
  public var accelerator: String
  public var precision: Precision

  /// A setup out of its names.
  public init(
    engine: ServingEngine, release: String, model: String, accelerator: String,
    precision: Precision
  ) {
    self.engine = engine
    self.release = release
    self.model = model
    self.accelerator = accelerator
    self.precision = precision
  }
}

/// How one measured setup differs from what the constants and its release tell, as factors.
///
/// Each is drawn towards 1, the more so the fewer rows there are.
public struct SetupEffect: Hashable, Sendable {
  public var setup: MeasuredSetup
  /// Factor on the time of a step.
  public var step: Double
  /// Factor on the overheads of a step.
  public var overhead: Double
  /// Factor on the latency of links between GPUs.
  public var link: Double
  /// Factor on the work of prompts; far below 1 where prompts were repeated and came from a cache.
  public var prompt: Double
  /// Factor on the time to the first token.
  public var firstToken: Double
  /// Factor on the wait for other prompts.
  public var wait: Double
  /// Factor on the overhead of a request.
  public var request: Double
  /// On how many rows it rests.
  public var rows: Int

  /// An effect out of its factors.
  public init(
    setup: MeasuredSetup, step: Double = 1, overhead: Double = 1, link: Double = 1,
    prompt: Double = 1,
    firstToken: Double = 1, wait: Double = 1, request: Double = 1, rows: Int = 0
  ) {
    self.setup = setup
    self.step = step
    self.overhead = overhead
    self.link = link
    self.prompt = prompt
    self.firstToken = firstToken
    self.wait = wait
    self.request = request
    self.rows = rows
  }
}
