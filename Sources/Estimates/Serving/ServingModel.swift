#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Reckons what one replica of a language model can do: an analytic model of continuous batching
/// whose constants were fitted on published measurements.
///
/// A step of the engine takes one token further in each sequence that decodes, and carries pieces of
/// prompts beside them. Its time is a smooth maximum of reading the weights and of the arithmetic,
/// plus reading the cache, the links and overheads. Requests arrive in a closed loop: as many are
/// in the replica as the concurrency says, the queue included.
public struct ServingModel: Sendable {
  /// What was fitted.
  public let constants: ServingConstants

  /// A model with these constants.
  public init(_ constants: ServingConstants) {
    self.constants = constants
  }

  /// One replica under one kind of traffic, ready to be asked.
  public func scenario(_ replica: Replica, _ traffic: Traffic) -> ServingScenario {
    var replica = replica
    replica.cacheBytes =
      replica.cacheBytes ?? constants.cacheBytes(of: replica.engine, beside: replica.precision)
    return ServingScenario(
      replica: replica, traffic: traffic, constants: constants,
      coefficients: ServingCoefficients(constants, for: replica))
  }
}

/// One replica under one kind of traffic.
public struct ServingScenario: Sendable {
  public let replica: Replica
  public let traffic: Traffic
  let constants: ServingConstants
  let coefficients: ServingCoefficients

  var model: ModelShape { replica.model }
  var width: Double { replica.width }

  /// The most prompt tokens that engines put into one step by default (TensorRT-LLM's and vLLM's
  /// `max_num_tokens` and `max_num_batched_tokens` of 8,192).
  static let stepTokens = 8_192.0

  /// Between the greater and the sum of two times; an infinite exponent takes the greater.
  func smoothMaximum(_ first: Seconds, _ second: Seconds) -> Seconds {
    let longer = max(first, second)
    guard longer > .zero else { return .zero }
    let exponent = coefficients.rooflineExponent
    let share: Double = min(first, second) / longer
    return longer * pow(1 + pow(share, exponent), 1 / exponent)
  }
}
