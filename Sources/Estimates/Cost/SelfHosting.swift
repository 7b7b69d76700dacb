/// Own serving of a model against a price for each request.
public struct SelfHosting: Hashable, Sendable {
  /// What one replica costs a month, whether used or not.
  public let replica: DollarsPerMonth
  /// What a replica finishes when it is always busy, at the latency wanted.
  public let perReplica: RequestsPerSecond
  /// The share of that which may be used at the peak.
  public let utilisation: Double
  /// The least number of replicas.
  public let least: Int
  /// What comes on top at any volume: operation by people, for instance.
  public let operation: DollarsPerMonth

  /// A way to serve; negative numbers count as zero.
  public init(
    replica: DollarsPerMonth, perReplica: RequestsPerSecond, utilisation: Double,
    least: Int, operation: DollarsPerMonth = .zero
  ) {
    self.replica = max(.zero, replica)
    self.perReplica = max(.zero, perReplica)
    self.utilisation = min(max(0, utilisation), 1)
    self.least = max(1, least)
    self.operation = max(.zero, operation)
  }

  /// The volume a day that one replica carries at the peak of that day.
  ///
  /// - Parameter shape: hours and peak factor; its volume does not matter.
  /// - Returns: requests on a day that counts.
  public func carried(_ shape: DailyLoad) -> RequestsPerDay {
    let active: Seconds = shape.activeTime.converted()
    let requests: Requests = perReplica * utilisation / shape.peakFactor * active
    return requests / Days(1.0)
  }

  /// The cost of a month over the volume a day: replicas in whole numbers, and operation.
  public func curve(_ shape: DailyLoad) -> CostCurve<Per<Request, Day>> {
    CostCurve([.fixed(operation), .steps(replica, capacity: carried(shape), least: least)])
  }

  /// The cost of one request when the volume is large enough for whole numbers not to matter:
  /// replica a month ÷ requests that it carries in a month.
  public func asymptote(_ shape: DailyLoad) -> DollarsPerRequest {
    let month = RequestsPerMonth(carried(shape).value * shape.days.perMonth)
    guard month > .zero else { return .infinity }
    return replica * Months(1.0) / (month * Months(1.0))
  }
}

extension DailyLoad {
  /// What a price for each request comes to in a month, over the volume a day.
  public func curve(at price: DollarsPerRequest) -> CostCurve<Per<Request, Day>> {
    CostCurve([.proportional(CostCurve.Slope(price.value * days.perMonth))])
  }
}

/// When own serving is cheaper than a price for each request.
///
/// Two figures that say different things: the volume at which the least set-up costs the same
/// (`leastSetUp`, which does not depend on what a replica carries), and the cost of a request at
/// any large volume (`asymptote`). Where the second is not below the price, own serving is never
/// cheaper.
public struct BreakEven: Sendable {
  /// What the price comes to for a request.
  public let price: DollarsPerRequest
  /// What own serving comes to for a request at large volume.
  public let asymptote: DollarsPerRequest
  /// Where the price costs as much as the least number of replicas; beyond what these carry it is
  /// of no use.
  public let leastSetUp: RequestsPerDay
  /// What the least number of replicas carries.
  public let leastSetUpCarries: RequestsPerDay
  /// The answer.
  public let verdict: Verdict

  /// When own serving is cheaper.
  public enum Verdict: Hashable, Sendable {
    /// At no volume.
    case never
    /// Beyond the first volume, and beyond the second without exception. In between lie as many
    /// further changes, where one more replica has just been added.
    case from(RequestsPerDay, always: RequestsPerDay, changes: Int)
    /// Beyond the first volume, with more changes than were followed up to the second.
    case unsettled(from: RequestsPerDay?, followedTo: RequestsPerDay)
  }

  /// Solves for the volume.
  ///
  /// - Parameters:
  ///   - price: what a request costs from somebody else.
  ///   - own: own serving.
  ///   - shape: hours and peak factor; its volume does not matter.
  /// - Source: with n(R) = max(least, ⌈R ÷ carried⌉) replicas, own serving is dearer at every
  ///   volume exactly when replica ÷ (carried × days) is not below the price; else always cheaper
  ///   from the step n on where n × (income of a full replica − its cost) covers one empty replica
  ///   and the operation.
  public init(price: DollarsPerRequest, against own: SelfHosting, shape: DailyLoad) {
    let asked = max(.zero, price)
    let days = shape.days.perMonth
    let carried = own.carried(shape)
    self.price = asked
    asymptote = own.asymptote(shape)
    let least = own.replica * Double(own.least) + own.operation
    leastSetUp =
      asked > .zero ? RequestsPerDay(least.value / (asked.value * days)) : .infinity
    leastSetUpCarries = carried * Double(own.least)
    guard asymptote < asked, carried.isFinite else {
      verdict = .never
      return
    }
    let income = asked.value * days * carried.value
    let gain = income - own.replica.value
    let sure = max(Double(own.least), ((income + own.operation.value) / gain).rounded(.up)) + 1
    let end = carried * sure
    let found = shape.curve(at: asked).crossings(with: own.curve(shape), upTo: end)
    if found.searchedTo >= end, let first = found.first, let last = found.last {
      verdict = .from(first, always: last.volume, changes: found.crossings.count - 1)
    } else if found.searchedTo >= end, found.challengerStartsCheaper {
      verdict = .from(.zero, always: .zero, changes: 0)
    } else {
      verdict = .unsettled(from: found.first, followedTo: found.searchedTo)
    }
  }
}
