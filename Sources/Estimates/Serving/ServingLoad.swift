extension ServingScenario {
  /// The same replica under other traffic.
  public func under(_ traffic: Traffic) -> ServingScenario {
    ServingScenario(
      replica: replica, traffic: traffic, constants: constants, coefficients: coefficients)
  }

  /// How many requests are in the replica, on average, when they arrive at a rate.
  ///
  /// In a steady state as many are answered as arrive, so it is the number at which the replica
  /// answers at that rate (Little's law).
  ///
  /// - Parameters:
  ///   - rate: requests that arrive in a second.
  ///   - most: requests that are present at most; the result is no more, even if the rate is higher
  ///     than what so many are answered at.
  /// - Returns: at least 1.
  public func concurrency(at rate: RequestsPerSecond, atMost most: Double) -> Double {
    guard rate > .zero, likelyRate(concurrency: 1) < rate else { return 1 }
    guard likelyRate(concurrency: most) > rate else { return most }
    var low = 1.0
    var high = most
    while high / low > 1.002 {
      let middle = (low * high).squareRoot()
      if likelyRate(concurrency: middle) < rate { low = middle } else { high = middle }
    }
    return high
  }
}
