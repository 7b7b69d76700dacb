import Foundation
import Quantities

/// How fast a load grows: requests a second, each second.
public typealias LoadGrowth = Measure<Per<Per<Request, Second>, Second>>

/// Capacity that is added while the load grows, and comes late.
///
/// From the moment a load asks for more until a new replica answers, time passes: the growth has
/// to be noticed, a machine found, the model loaded. What is added to the load meanwhile must be
/// carried by what already stands.
///
/// - Source: the load at the end of the delay, for a steady growth and for one that doubles.
public struct ScaleUp: Hashable, Sendable {
  /// From the growth until it is acted on.
  public let detection: Seconds
  /// From then until the new replica answers its first request.
  public let coldStart: Seconds

  /// A delay; negative times count as zero.
  public init(detection: Seconds = .zero, coldStart: Seconds) {
    self.detection = max(.zero, detection)
    self.coldStart = max(.zero, coldStart)
  }

  /// The time for which the load grows before help comes.
  public var lead: Seconds { detection + coldStart }

  /// The load at the end of the delay when it grows steadily.
  public func load(from now: RequestsPerSecond, growth: LoadGrowth) -> RequestsPerSecond {
    max(now, now + growth * lead)
  }

  /// The load at the end of the delay when it doubles in that time again and again.
  public func load(from now: RequestsPerSecond, doublingIn time: Seconds) -> RequestsPerSecond {
    guard time > .zero else { return now > .zero ? .infinity : .zero }
    return now * roundedToSignificantDigits(exp2(lead / time), 6)
  }

  /// The share above the present need that must stand ready: load at the end ÷ load now − 1.
  public func standingHeadroom(at now: RequestsPerSecond, growth: LoadGrowth) -> Double {
    guard now > .zero else { return growth > .zero ? .infinity : 0 }
    return load(from: now, growth: growth) / now - 1
  }

  /// The replicas that must stand now so that none is missing at the end of the delay.
  ///
  /// - Parameters:
  ///   - sizing: the present load as its peak, with what a replica carries.
  ///   - growth: how fast the load grows.
  /// - Returns: the number; nil where a replica carries nothing.
  public func standingReplicas(_ sizing: ReplicaSizing, growth: LoadGrowth) -> Int? {
    ReplicaSizing(
      peak: load(from: sizing.peak, growth: growth), perReplica: sizing.perReplica,
      utilisation: sizing.utilisation, least: sizing.least
    ).replicas
  }

  /// The fastest growth that spare capacity carries: spare rate ÷ delay.
  public func fastestGrowth(spare: RequestsPerSecond) -> LoadGrowth {
    lead > .zero ? max(.zero, spare) / lead : .infinity
  }

  /// The requests that come before the first replica answers, where none stands at all.
  public func requestsBeforeFirstAnswer(at rate: RequestsPerSecond) -> Requests {
    max(.zero, rate) * lead
  }
}
