/// Turning a corpus into vectors on own hardware or by a service.
///
/// - Source: 2 operations for each token and parameter outside the table of words; the shares of
///   the peak that servers reach are measured (michaelfeil/infinity, 2024: 31 % for
///   bge-large on an L4 with a serving program, 10 % without).
public struct EmbeddingRun: Hashable, Sendable {
  /// The parameters that each token passes, without the table of words.
  public let parameters: Parameters
  /// The arithmetic of one GPU at its peak.
  public let peak: OperationsPerSecond
  /// The share of the peak that is reached.
  public let reached: Double

  /// A run; a share outside 0 to 1 is moved there.
  public init(parameters: Parameters, peak: OperationsPerSecond, reached: Double) {
    self.parameters = max(.zero, parameters)
    self.peak = max(.zero, peak)
    self.reached = min(max(0, reached), 1)
  }

  /// Tokens a second on one GPU.
  public var throughput: TokensPerSecond {
    guard parameters > .zero else { return .infinity }
    return TokensPerSecond(peak.value * reached / (2 * parameters.value))
  }

  /// The time of one GPU.
  public func time(_ tokens: Tokens) -> Seconds {
    guard tokens > .zero else { return .zero }
    return throughput > .zero ? tokens / throughput : .infinity
  }

  /// The cost on an own or rented GPU.
  public func cost(_ tokens: Tokens, price: DollarsPerHour) -> Dollars {
    price * time(tokens).converted()
  }

  /// The cost by a service that charges for tokens.
  public static func cost(_ tokens: Tokens, price: DollarsPerMillionTokens) -> Dollars {
    price * max(.zero, tokens).inMillions
  }
}
