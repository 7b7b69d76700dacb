import Foundation
import Quantities

/// Requests that wait in one line for the next free of several equal servers (M/M/c).
///
/// Arrivals are random and independent of each other, the times of service too, and nobody leaves
/// the line. For a replica of a model that works on a batch, each place in the batch is a server.
///
/// - Source: A. K. Erlang, "Solution of some problems in the theory of probabilities of
///   significance in automatic telephone exchanges", 1917; any textbook on queueing gives it as
///   Erlang's C formula.
public struct MultiServerQueue: Hashable, Sendable {
  /// How many requests are served at the same time.
  public let servers: Int
  /// The mean time for which a request occupies its server.
  public let serviceTime: Seconds
  /// The mean rate at which requests come.
  public let arrivals: RequestsPerSecond

  /// A line with at least one server; negative times and rates count as zero.
  public init(servers: Int, serviceTime: Seconds, arrivals: RequestsPerSecond) {
    self.servers = max(1, servers)
    self.serviceTime = max(.zero, serviceTime)
    self.arrivals = max(.zero, arrivals)
  }

  /// A line whose servers are busy for that share of the time.
  public init(servers: Int, serviceTime: Seconds, utilisation: Double) {
    let count = Double(max(1, servers))
    let rate =
      serviceTime > .zero ? max(0, utilisation) * count / serviceTime.value : 0
    self.init(servers: servers, serviceTime: serviceTime, arrivals: RequestsPerSecond(rate))
  }

  /// The mean number of servers that the load alone keeps busy: arrivals × time of service.
  public var offeredLoad: Double { (arrivals * serviceTime).value }

  /// The share of the time for which a server is busy; the line grows without end from 1 on.
  public var utilisation: Double { offeredLoad / Double(servers) }

  /// Whether the line does not grow without end.
  public var isStable: Bool { utilisation < 1 }

  /// The probability that a request has to wait at all (Erlang's C formula).
  public var probabilityOfWaiting: Double {
    Self.erlangC(servers: servers, offeredLoad: offeredLoad)
  }

  /// The mean time in line: C ÷ (c ÷ S − λ).
  public var meanWait: Seconds {
    guard isStable else { return .infinity }
    return Seconds(probabilityOfWaiting / drain)
  }

  /// The time in line that a share of the requests does not exceed.
  ///
  /// Those that wait do so for an exponentially distributed time, hence ln(C ÷ (1 − share)) ÷
  /// (c ÷ S − λ), and zero where fewer have to wait at all.
  ///
  /// - Parameter share: the share of requests, such as 0.95.
  /// - Returns: the time, infinite where the line grows without end.
  public func wait(share: Double = 0.95) -> Seconds {
    guard serviceTime > .zero else { return .zero }
    guard isStable else { return .infinity }
    let beyond = max(0, 1 - share)
    let waiting = probabilityOfWaiting
    guard waiting > beyond else { return .zero }
    return Seconds(log(waiting / beyond) / drain)
  }

  /// Requests a second by which the servers outrun the arrivals.
  private var drain: Double {
    (Double(servers) - offeredLoad) / serviceTime.value
  }
}

extension MultiServerQueue {
  /// The probability that all servers are busy and requests that find them so are lost (Erlang B).
  ///
  /// Summed as 1/B = Σ c! ÷ ((c − k)! aᵏ) from the largest terms on: every term is positive, so
  /// nothing cancels, and the sum ends where terms no longer count, after some √c of them.
  static func erlangB(servers: Int, offeredLoad: Double) -> Double {
    guard offeredLoad > 0 else { return servers == 0 ? 1 : 0 }
    var term = 1.0
    var sum = 1.0
    for k in 0..<servers {
      let left = Double(servers - k)
      term *= left / offeredLoad
      sum += term
      guard sum.isFinite else { return 0 }
      if left < offeredLoad, term < sum * 1e-17 { break }
    }
    return 1 / sum
  }

  /// The probability of having to wait: B ÷ (1 − ρ (1 − B)), and 1 where the load is too large.
  static func erlangC(servers: Int, offeredLoad: Double) -> Double {
    let utilisation = offeredLoad / Double(servers)
    guard utilisation < 1 else { return 1 }
    let loss = erlangB(servers: servers, offeredLoad: offeredLoad)
    return loss / ((1 - utilisation) + utilisation * loss)
  }
}
