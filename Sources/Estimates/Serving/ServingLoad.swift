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
    guard rate > .zero, requestRate(concurrency: 1).value < rate else { return 1 }
    guard requestRate(concurrency: most).value > rate else { return most }
    var low = 1.0
    var high = most
    for _ in 0..<24 where high - low > 0.01 {
      let middle = (low + high) / 2
      if requestRate(concurrency: middle).value < rate { low = middle } else { high = middle }
    }
    return high
  }
}
