import Quantities

/// A promise about waiting: a share of the requests waits no longer than so many times of service.
public struct WaitingTarget: Hashable, Sendable {
  /// The share of the requests, such as 0.95.
  public let share: Double
  /// The time in line, as a multiple of the mean time of service; zero means no wait.
  public let serviceTimes: Double

  /// A target; a share of all requests is taken for all but one in a million.
  public init(share: Double = 0.95, serviceTimes: Double) {
    self.share = min(max(0, share), 0.999_999)
    self.serviceTimes = max(0, serviceTimes)
  }

  /// A target in seconds for a time of service.
  public init(share: Double = 0.95, wait: Seconds, serviceTime: Seconds) {
    self.init(
      share: share,
      serviceTimes: serviceTime > .zero ? wait / serviceTime : .infinity)
  }

  /// Whether so many servers under a load keep the promise.
  fileprivate func isMet(servers: Int, offeredLoad: Double) -> Bool {
    let queue = MultiServerQueue(
      servers: servers, serviceTime: Seconds(1.0), arrivals: RequestsPerSecond(offeredLoad))
    guard queue.isStable else { return false }
    return roundedToSignificantDigits(queue.wait(share: share).value, 6) <= serviceTimes
  }

  /// The largest share of the time for which so many servers may be busy under this target.
  ///
  /// - Parameter servers: the number of equal servers on one line.
  /// - Returns: the utilisation, below 1 and rounded to six significant digits.
  /// - Source: solved by bisection, as the time in line rises with the load everywhere.
  public func largestUtilisation(servers: Int) -> Double {
    let count = max(1, servers)
    var low = 0.0
    var high = 1.0
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if isMet(servers: count, offeredLoad: middle * Double(count)) {
        low = middle
      } else {
        high = middle
      }
    }
    return roundedToSignificantDigits(low, 6)
  }

  /// The least number of servers that keep the promise under a load.
  ///
  /// - Parameters:
  ///   - arrivals: the rate at which requests come.
  ///   - serviceTime: the mean time for which a request occupies a server.
  /// - Returns: the number, at least one; nil where more than ten thousand million would be needed.
  public func servers(for arrivals: RequestsPerSecond, serviceTime: Seconds) -> Int? {
    let load = max(0, (arrivals * serviceTime).value)
    guard load < 1e10 else { return nil }
    var failing = Int(load)
    var step = 1
    while !isMet(servers: failing + step, offeredLoad: load) {
      failing += step
      step *= 2
    }
    var enough = failing + step
    while enough - failing > 1 {
      let middle = failing + (enough - failing) / 2
      if isMet(servers: middle, offeredLoad: load) { enough = middle } else { failing = middle }
    }
    return max(1, enough)
  }
}

/// How many replicas of a server a peak takes, and what they have to spare.
public struct ReplicaSizing: Hashable, Sendable {
  /// The rate at the peak.
  public let peak: RequestsPerSecond
  /// What one replica finishes when it is always busy.
  public let perReplica: RequestsPerSecond
  /// The share of that which may be used.
  public let utilisation: Double
  /// The least number of replicas, two for instance where one may fail.
  public let least: Int

  /// A sizing; a utilisation outside 0 to 1 is moved there.
  public init(
    peak: RequestsPerSecond, perReplica: RequestsPerSecond, utilisation: Double, least: Int = 1
  ) {
    self.peak = max(.zero, peak)
    self.perReplica = max(.zero, perReplica)
    self.utilisation = min(max(0, utilisation), 1)
    self.least = max(0, least)
  }

  /// The larger of the least number and ⌈peak ÷ (utilisation × rate of a replica)⌉.
  ///
  /// - Returns: the number; nil where a replica carries nothing.
  public var replicas: Int? {
    let usable = perReplica * utilisation
    guard peak > .zero else { return least }
    guard usable > .zero else { return nil }
    return wholeNumber(peak / usable).map { max(least, $0) }
  }

  /// The share of all replicas' rate that is not used at the peak.
  public var headroom: Double? {
    guard let replicas, replicas > 0, perReplica > .zero else { return nil }
    return 1 - peak / (perReplica * Double(replicas))
  }
}

/// The least whole number that is not smaller, ignoring digits beyond the twelfth.
///
/// - Returns: the number; nil where it is not finite or does not fit an integer.
func wholeNumber(_ number: Double) -> Int? {
  let rounded = roundedToSignificantDigits(number, 12).rounded(.up)
  return Int(exactly: rounded)
}
