/// Parameters of a model.
public typealias Parameters = Measure<Parameter>

/// A number that training may change.
public enum Parameter: MeasureUnit { public static var symbol: String { "parameter" } }

/// How much of a model is trained.
public enum TuningMethod: String, Hashable, Sendable, CaseIterable {
  /// Small added matrices; the model itself is frozen and needs no gradients of its weights.
  case addedMatrices = "lora"
  /// The same on weights of four bits, which are unpacked for each step.
  case addedMatricesOnFourBits = "qlora"
  /// Every weight.
  case allWeights = "full"

  /// Operations for each token and parameter: two forward, two back through the values, and two
  /// for the gradients of weights that are trained.
  ///
  /// - Source: the count of multiplications of a dense layer; 4N and 6N in the literature.
  public var operationsPerParameter: Double {
    self == .allWeights ? 6 : 4
  }
}

/// A run of fine-tuning, for its hours of GPU and its cost.
///
/// - Source: operations ÷ (peak × share of it that is reached); the shares reached by packed
///   training in NeMo 24.07 are 34 to 38 % of the FP8 peak of an H100.
public struct FineTuning: Hashable, Sendable {
  /// The parameters that each token passes.
  public let parameters: Parameters
  /// How much is trained.
  public let method: TuningMethod
  /// The arithmetic of one GPU at its peak.
  public let peak: OperationsPerSecond
  /// The share of the peak that training reaches.
  public let reached: Double
  /// What the time is multiplied with for slower code or numbers that have to be unpacked.
  public let slowdown: Double

  /// A run; a share outside 0 to 1 is moved there, a slowdown to 1 at least.
  public init(
    parameters: Parameters, method: TuningMethod, peak: OperationsPerSecond, reached: Double,
    slowdown: Double = 1
  ) {
    self.parameters = max(.zero, parameters)
    self.method = method
    self.peak = max(.zero, peak)
    self.reached = min(max(0, reached), 1)
    self.slowdown = max(1, slowdown)
  }

  /// The time of one GPU for so many tokens, each counted as often as it is shown.
  public func time(_ tokens: Tokens) -> Hours {
    let operations = Operations(
      parameters.value * method.operationsPerParameter * max(0, tokens.value) * slowdown)
    let rate = peak * reached
    guard operations > .zero else { return .zero }
    return rate > .zero ? (operations / rate).converted() : .infinity
  }

  /// The cost of the GPUs.
  ///
  /// - Parameters:
  ///   - tokens: the tokens of the examples.
  ///   - epochs: how often each is shown.
  ///   - experiments: how often the whole is done until it is good.
  ///   - price: of one GPU.
  /// - Returns: the cost of all experiments.
  public func cost(
    _ tokens: Tokens, epochs: Double, experiments: Double = 1, price: DollarsPerHour
  ) -> Dollars {
    price * time(tokens * (max(0, epochs) * max(0, experiments)))
  }
}
