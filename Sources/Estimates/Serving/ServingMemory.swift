#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Where the memory of a replica goes.
public struct MemoryBudget: Hashable, Sendable {
  /// All GPUs together, as their data sheets say.
  public var total: Bytes
  /// Weights, copies on several GPUs counted each.
  public var weights: Bytes
  /// What the engine, its buffers and the driver keep for themselves.
  public var reserve: Bytes
  /// The cache of one sequence at its full length.
  public var perSequence: Bytes
  /// The cache of one sequence while its answer is half written: what one takes on average.
  public var perRunningSequence: Bytes
  /// The most sequences that the engine takes, whatever the memory.
  public var limit: Double

  /// What is left for caches; negative where the model does not fit.
  public var free: Bytes { total - weights - reserve }

  /// Whether the weights and one full sequence fit.
  public var fits: Bool { free >= perSequence }

  /// The largest batch with room for every sequence at its full length; 0 where nothing fits.
  public var largestBatch: Double { batch(perSequence) }

  /// The largest number of sequences at a time: engines admit by what is in use, not by what may
  /// come to be.
  public var mostRunning: Double { batch(perRunningSequence) }

  /// Memory and the engine's limit both bind; near their crossing the smaller of the two is not
  /// quite reached.
  private func batch(_ each: Bytes) -> Double {
    guard fits else { return 0 }
    let byMemory = max(1, free / each)
    return pow(pow(byMemory, -3) + pow(limit, -3), -1.0 / 3)
  }
}

extension ServingScenario {
  /// How the memory is shared out.
  public var memory: MemoryBudget {
    let precision = replica.precision
    let total = replica.accelerator.memory * width
    let weights =
      model.attentionParameters * precision.attentionBytes(in: model) * replica.attentionCopies
      + (model.feedForwardParameters + (model.experts?.parameters ?? 0)) * precision.bytes
      + 2 * model.embeddingParameters * 2
    let reserve =
      total * (1 - coefficients.usableMemoryShare) + coefficients.memoryReserve * width
    return MemoryBudget(
      total: total, weights: Bytes(weights), reserve: reserve,
      perSequence: cache(context: traffic.input.value + traffic.output.value),
      perRunningSequence: cache(context: traffic.meanContext),
      limit: coefficients.batchLimit * replica.attentionCopies)
  }

  private func cache(context: Double) -> Bytes {
    Bytes(
      model.cachedNumbers(context: context) * replica.bytesPerCachedNumber * replica.cacheCopies)
  }
}
