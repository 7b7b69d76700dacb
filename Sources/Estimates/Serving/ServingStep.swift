#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Where the time of one step goes.
public struct StepTime: Hashable, Sendable {
  /// Weights read and multiplied, activations moved.
  public var matrices: Seconds
  /// The cache read, and attention of the tokens that are written.
  public var attention: Seconds
  /// What GPUs tell each other.
  public var links: Seconds
  /// Launches, scheduling, sampling.
  public var overhead: Seconds

  /// All together.
  public var total: Seconds { matrices + attention + links + overhead }
}

extension ServingScenario {
  /// The time of a step in which so many sequences decode and no prompt is read.
  public func decodeStep(batch: Double) -> StepTime {
    step(sequences: batch, promptTokens: 0) * coefficients.stepFactor
  }

  /// The time of a step before the effects of release and setup.
  ///
  /// - Parameters:
  ///   - sequences: how many write a token.
  ///   - promptTokens: how many tokens of prompts are read beside them.
  /// - Returns: the time by where it goes.
  func step(sequences: Double, promptTokens: Double) -> StepTime {
    StepTime(
      matrices: matrices(sequences: sequences, promptTokens: promptTokens),
      attention: cacheReads(sequences: sequences),
      links: links(tokens: sequences + promptTokens), overhead: overhead(sequences: sequences))
  }

  // MARK: - Matrices

  /// Weights are read once a step and multiplied with every token; the longer of both counts most.
  private func matrices(sequences: Double, promptTokens: Double) -> Seconds {
    let tokens = sequences + promptTokens
    let bandwidth = replica.accelerator.bandwidth * width
    let reading = weightsRead(tokens: tokens) / (bandwidth * coefficients.readEfficiency)
    return smoothMaximum(reading, arithmetic(tokens: tokens, writes: sequences > 0))
      + activations(tokens: tokens)
      / (replica.accelerator.bandwidth * coefficients.familyBandwidth)
  }

  /// The bytes of weights that some tokens need, on all GPUs together.
  private func weightsRead(tokens: Double) -> Bytes {
    let precision = replica.precision
    let attention =
      model.attentionParameters * precision.attentionBytes(in: model) * replica.attentionCopies
    let experts = model.experts.map { $0.parameters * $0.shareTouched(by: tokens) } ?? 0
    return Bytes(
      attention + (model.feedForwardParameters + experts) * precision.bytes
        + model.embeddingParameters * 2)
  }

  /// Two operations a parameter and token, at the share of the peak that was fitted: lower for few
  /// tokens, for narrow slices of experts, and for many GPUs.
  private func arithmetic(tokens: Double, writes: Bool) -> Seconds {
    let (_, peak) = replica.accelerator.arithmetic(
      replica.precision.arithmetic(on: replica.accelerator.family))
    let rate = peak * (width * coefficients.arithmeticEfficiency)
    let dense =
      model.attentionParameters + model.feedForwardParameters
      + (writes ? model.embeddingParameters : 0)
    var operations = 2 * dense * tokens
    if let experts = model.experts {
      let slice = replica.splitsExperts ? experts.width : experts.width / width
      operations +=
        2 * experts.activeParameters * tokens / coefficients.expertArithmetic
        * (1 + coefficients.expertHalfWidth / slice)
    }
    let half = coefficients.smallStepTokens
    let smallStep = ((1 + half / max(tokens, 1)) / (1 + half / 1_000)).squareRoot()
    return Operations(operations * smallStep) / rate
  }

  /// Activations that every GPU moves through its memory: some widths a layer and token, and a copy
  /// for each expert.
  private func activations(tokens: Double) -> Bytes {
    let widths =
      model.layers * coefficients.activationTraffic
      + (model.experts.map { $0.layers * $0.perToken * coefficients.dispatchTraffic } ?? 0)
    return Bytes(tokens * 2 * model.hidden * widths)
  }

  // MARK: - Attention

  /// Every sequence's cache is read once a step; compressed caches are multiplied out besides.
  private func cacheReads(sequences: Double) -> Seconds {
    let context = traffic.meanContext
    let bytes = Bytes(
      sequences * model.cachedNumbers(context: context) * replica.bytesPerCachedNumber
        * replica.cacheCopies)
    let rate = replica.accelerator.bandwidth * (width * coefficients.attentionReadEfficiency)
    var time = bytes / rate
    if case .latent(let latent, let values, let heads) = model.cache {
      let operations = Operations(
        2 * sequences * context * model.layers * heads * (latent + values))
      time += operations / (sixteenBitPeak * coefficients.latentAttentionEfficiency)
    }
    return time
  }

  /// The attention of one prompt to itself, of which the causal half is needed.
  func promptAttention() -> Seconds {
    let input = traffic.input.value
    let window = model.window
    let hidden = (window?.layers ?? 0) * (1 - min(1, 2 * (window?.tokens ?? 0) / input))
    let operations = Operations(2 * (model.layers - hidden) * model.queryWidth * input * input)
    return operations / (sixteenBitPeak * coefficients.promptAttentionEfficiency)
  }

  private var sixteenBitPeak: OperationsPerSecond {
    replica.accelerator.arithmetic(.bf16).peak * width
  }

  // MARK: - Links and overheads

  /// Two all-reduces a layer: a latency each, and twice the activations around the ring.
  private func links(tokens: Double) -> Seconds {
    guard width > 1 else { return .zero }
    let bytes = Bytes(2 * (width - 1) / width * tokens * model.hidden * 2)
    let rate = replica.accelerator.linkBandwidth * coefficients.linkEfficiency
    return 2 * model.layers * (coefficients.linkLatency + bytes / rate)
  }

  /// Launches by layer, and the scheduler's work by step and sequence.
  func overhead(sequences: Double) -> Seconds {
    coefficients.stepOverhead + coefficients.layerOverhead * model.layers
      + coefficients.expertLayerOverhead * (model.experts?.layers ?? 0)
      + coefficients.sequenceOverhead
      * pow(sequences, coefficients.sequenceOverheadExponent)
  }
}

extension StepTime {
  static func * (step: StepTime, factor: Double) -> StepTime {
    StepTime(
      matrices: step.matrices * factor, attention: step.attention * factor,
      links: step.links * factor, overhead: step.overhead * factor)
  }
}
