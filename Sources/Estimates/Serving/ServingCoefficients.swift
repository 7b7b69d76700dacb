#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The constants that hold for one replica, looked up once.
struct ServingCoefficients: Hashable, Sendable {
  var rooflineExponent: Double
  var readEfficiency: Double
  var arithmeticEfficiency: Double
  var attentionReadEfficiency: Double
  var promptAttentionEfficiency: Double
  var latentAttentionEfficiency: Double
  var smallStepTokens: Double
  var activationTraffic: Double
  var dispatchTraffic: Double
  var expertArithmetic: Double
  var expertHalfWidth: Double
  var stepOverhead: Seconds
  var layerOverhead: Seconds
  var expertLayerOverhead: Seconds
  var sequenceOverhead: Seconds
  var sequenceOverheadExponent: Double
  var linkLatency: Seconds
  var linkEfficiency: Double
  var promptInterference: Double
  var promptWork: Double
  var stepFactor: Double
  var usableMemoryShare: Double
  var memoryReserve: Bytes
  var batchLimit: Double
  var throughputRunShare: Double
  var promptWaitShare: Double
  var familyBandwidth: Double
  var firstToken: FirstToken

  /// What the wait for the first token depends on.
  struct FirstToken: Hashable, Sendable {
    var request: Seconds
    var requestPerSequence: Seconds
    var ownPasses: Double
    var queueShare: Double
    var queueExponent: Double
    var burstShare: Double
    var steps: Double
    var memoryQueueShare: Double
    var waitFactor: Double
    var factor: Double
  }
}

extension ServingCoefficients {
  /// Looks up what holds for a replica.
  init(_ constants: ServingConstants, for replica: Replica) {
    let find = Lookup(constants: constants, replica: replica)
    let accelerator = replica.accelerator
    let width = replica.width
    let release = find.release
    let setup = find.setup
    let arithmetic = accelerator.arithmetic(
      replica.precision.arithmetic(on: accelerator.family)
    ).precision
    let isNVLink = accelerator.link == .nvlink
    let link = isNVLink ? "nvlink" : "pcie"
    let overhead = find.family("family_overhead") * (setup?.overhead ?? 1)
    let latency =
      find["\(link)_latency"]
      * pow(max(width - 1, 0) / 3, find["\(link)_latency_exponent"]) * (setup?.link ?? 1)
    let shard = pow(width, -find["shard_loss_exponent"])
    let rawArithmetic = find.engine("arithmetic_efficiency") * find.family("family_arithmetic")
    rooflineExponent = find["roofline_exponent"]
    familyBandwidth = find.family("family_bandwidth")
    readEfficiency =
      find["bandwidth_efficiency"] * familyBandwidth
      / (replica.precision.hasFourBits ? find["four_bit_read_factor"] : 1)
    arithmeticEfficiency =
      rawArithmetic * shard
      * {
        switch arithmetic {
        case .bf16: find["precision_arithmetic.bf16"]
        case .fp8: find["precision_arithmetic.fp8"]
        case .fp4: find["four_bit_arithmetic"]
        }
      }()
    attentionReadEfficiency = familyBandwidth * find.engine("attention_read_efficiency")
    promptAttentionEfficiency = find["prompt_attention_arithmetic"]
    latentAttentionEfficiency = find["latent_attention_arithmetic"]
    smallStepTokens = find["small_step_tokens"]
    activationTraffic = find["activation_traffic"]
    dispatchTraffic = find["dispatch_traffic"]
    expertArithmetic = find["expert_arithmetic"]
    expertHalfWidth = find["expert_half_width"]
    stepOverhead = .microseconds(overhead * find.engine("step_overhead"))
    layerOverhead = .microseconds(overhead * find.engine("layer_overhead"))
    expertLayerOverhead = .microseconds(overhead * find["expert_layer_overhead"])
    sequenceOverhead = .microseconds(overhead * find.engine("sequence_overhead"))
    sequenceOverheadExponent = find["sequence_overhead_exponent"]
    linkLatency = .microseconds(width > 1 ? latency : 0)
    linkEfficiency = find["\(link)_efficiency"]
    promptInterference = find.engine("prompt_interference")
    promptWork = setup?.prompt ?? 1
    stepFactor = (release?.step ?? 1) * (setup?.step ?? 1)
    usableMemoryShare = find["usable_memory_share"]
    memoryReserve = .gigabytes(find["memory_reserve"])
    batchLimit = find["batch_limit"]
    throughputRunShare = find["throughput_run_share"]
    promptWaitShare = find["prompt_wait_share"]
    firstToken = FirstToken(
      request: .milliseconds(find.engine("request_overhead") * (setup?.request ?? 1)),
      requestPerSequence: .milliseconds(
        find.engine("request_overhead_per_sequence") * (setup?.request ?? 1)),
      ownPasses: find.engine("own_prompt_passes"), queueShare: find.engine("queue_share"),
      queueExponent: find.engine("queue_exponent"), burstShare: find.engine("burst_share"),
      steps: find["steps_before_first_token"], memoryQueueShare: find["memory_queue_share"],
      waitFactor: setup?.wait ?? 1,
      factor: (release?.firstToken ?? 1) * (setup?.firstToken ?? 1))
  }

  /// Finds constants by name, engine and family of GPUs.
  private struct Lookup {
    let constants: ServingConstants
    let replica: Replica

    subscript(_ name: String) -> Double { constants.values[name] ?? 1 }

    /// The engine's constant; for an engine that was not measured, the geometric mean of all.
    func engine(_ name: String) -> Double {
      let engines = constants.engines.map(\.engine)
      if engines.contains(replica.engine) { return self["\(name).\(replica.engine.rawValue)"] }
      let all = engines.map { log(self["\(name).\($0.rawValue)"]) }
      return exp(all.reduce(0, +) / Double(all.count))
    }

    /// The factor of the family; 1 for one that was not measured.
    func family(_ name: String) -> Double {
      let family = replica.accelerator.family
      return family == .other ? 1 : self["\(name).\(family.rawValue)"]
    }

    var release: ReleaseEffect? {
      guard let release = replica.release else { return nil }
      return constants.releases.first { $0.engine == replica.engine && $0.release == release }
    }

    var setup: SetupEffect? {
      replica.measuredSetup.flatMap { constants.setups[$0] }
    }
  }
}

extension Replica {
  /// The names under which this replica would have been measured; nil without a release.
  var measuredSetup: MeasuredSetup? {
    release.map {
      MeasuredSetup(
        engine: engine, release: $0, model: model.id, accelerator: accelerator.id,
        precision: precision)
    }
  }
}
