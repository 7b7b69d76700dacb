/// What answers have to keep to.
public struct ServingTarget: Hashable, Sendable {
  /// The longest mean time between two tokens; nil for no limit.
  public var timePerToken: Measure<Per<Second, Token>>?
  /// The longest mean time to the first token; nil for no limit.
  public var timeToFirstToken: Seconds?

  /// A target with those limits.
  public init(
    timePerToken: Measure<Per<Second, Token>>? = nil, timeToFirstToken: Seconds? = nil
  ) {
    self.timePerToken = timePerToken
    self.timeToFirstToken = timeToFirstToken
  }
}

/// How many replicas carry a load.
public struct ReplicaPlan: Hashable, Sendable {
  /// Replicas, the least number included.
  public var replicas: Int
  /// All GPUs.
  public var gpus: Int
  /// Requests present in each replica when it is full within the target.
  public var concurrency: Double
  /// Requests a second that one replica answers at that concurrency.
  public var perReplica: ServingEstimate<Per<Request, Second>>
  /// The share of the replicas' capacity that the peak uses.
  public var utilisation: Double
}

extension ServingScenario {
  /// The most requests present at which the target is still met; nil where not even one meets it or
  /// where the model does not fit.
  ///
  /// - Parameters:
  ///   - target: what answers have to keep to.
  ///   - pessimistic: whether the upper ends of the ranges have to meet it.
  /// - Returns: how many requests.
  public func largestConcurrency(
    meeting target: ServingTarget, pessimistic: Bool = false
  ) -> Int? {
    let memory = memory
    guard memory.fits, meets(target, concurrency: 1, pessimistic) else { return nil }
    let most = max(1, Int(memory.largestBatch))
    if meets(target, concurrency: most, pessimistic) { return most }
    var met = 1
    var missed = most
    while missed - met > 1 {
      let middle = (met + missed) / 2
      if meets(target, concurrency: middle, pessimistic) {
        met = middle
      } else {
        missed = middle
      }
    }
    return met
  }

  private func meets(
    _ target: ServingTarget, concurrency: Int, _ pessimistic: Bool
  ) -> Bool {
    let concurrency = Double(concurrency)
    if let limit = target.timePerToken {
      let time = timePerToken(concurrency: concurrency)
      if (pessimistic ? time.high : time.value) > limit { return false }
    }
    if let limit = target.timeToFirstToken {
      let time = timeToFirstToken(concurrency: concurrency)
      if (pessimistic ? time.high : time.value) > limit { return false }
    }
    return true
  }

  /// Requests a second that are answered with so many present, without the range.
  func likelyRate(concurrency: Double) -> RequestsPerSecond {
    let tokens = rate(steadyState(concurrency: concurrency))
    return RequestsPerSecond(tokens.value / traffic.output.value)
  }

  /// Requests a second that are answered with so many present.
  public func requestRate(concurrency: Double) -> ServingEstimate<Per<Request, Second>> {
    let tokens = throughput(concurrency: concurrency)
    let each = TokensPerRequest(traffic.output.value)
    return ServingEstimate(
      value: RequestsPerSecond(tokens.value.value / each.value), factor: tokens.factor,
      gaps: tokens.gaps)
  }

  /// The replicas that carry a load within a target; nil where no number of them does.
  ///
  /// - Parameters:
  ///   - peak: requests a second at the busiest time.
  ///   - target: what answers have to keep to.
  ///   - headroom: the share of the capacity that the peak may use, between 0 and 1, so that waiting
  ///     stays short.
  ///   - least: replicas that stand there in any case, such as two for availability.
  ///   - pessimistic: whether the lower end of the capacity has to carry the load.
  /// - Returns: replicas and how far they are used.
  public func plan(
    peak: RequestsPerSecond, target: ServingTarget = ServingTarget(), headroom: Double = 0.7,
    least: Int = 1, pessimistic: Bool = false
  ) -> ReplicaPlan? {
    guard let concurrency = largestConcurrency(meeting: target, pessimistic: pessimistic)
    else { return nil }
    let perReplica = requestRate(concurrency: Double(concurrency))
    let capacity = pessimistic ? perReplica.low : perReplica.value
    guard capacity > .zero, headroom > 0 else { return nil }
    let needed = (peak / capacity / headroom).rounded(.up)
    guard needed < 1e6 else { return nil }
    let replicas = max(least, 1, Int(needed))
    return ReplicaPlan(
      replicas: replicas, gpus: replicas * replica.gpus, concurrency: Double(concurrency),
      perReplica: perReplica, utilisation: peak / (capacity * Double(replicas)))
  }
}
