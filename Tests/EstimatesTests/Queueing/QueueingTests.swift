import Estimates
import Testing

@Suite("Waiting in line")
struct QueueingTests {
  /// The textbook table of the largest utilisation with a p95 wait of at most so many services.
  static let table: [(servers: Int, waits: [Double])] = [
    (1, [0.050, 0.055, 0.079, 0.120]), (2, [0.171, 0.187, 0.257, 0.352]),
    (4, [0.330, 0.358, 0.469, 0.583]), (8, [0.484, 0.523, 0.652, 0.753]),
    (16, [0.614, 0.660, 0.787, 0.861]), (32, [0.717, 0.767, 0.876, 0.924]),
    (64, [0.795, 0.846, 0.930, 0.960]), (128, [0.852, 0.902, 0.962, 0.979]),
    (256, [0.894, 0.940, 0.980, 0.989]),
  ]

  @Test("The largest utilisation is the textbook's", arguments: table)
  func largestUtilisation(row: (servers: Int, waits: [Double])) {
    for (wait, expected) in zip([0, 0.1, 0.5, 1], row.waits) {
      let found = WaitingTarget(serviceTimes: wait).largestUtilisation(servers: row.servers)
      #expect(abs(found - expected) < 0.0006, "\(row.servers) servers, \(wait)")
    }
  }

  @Test("One server waits with the probability of its utilisation, for C ÷ (μ − λ)")
  func oneServer() {
    let queue = MultiServerQueue(servers: 1, serviceTime: Seconds(2.0), utilisation: 0.8)
    #expect(abs(queue.probabilityOfWaiting - 0.8) < 1e-12)
    #expect(abs(queue.meanWait.value - 8) < 1e-9)
  }

  @Test("Two servers: C = 2ρ² ÷ (1 + ρ)", arguments: [0.1, 0.5, 0.9, 0.999])
  func twoServers(utilisation: Double) {
    let queue = MultiServerQueue(
      servers: 2, serviceTime: Seconds(1.0), utilisation: utilisation)
    let expected = 2 * utilisation * utilisation / (1 + utilisation)
    #expect(abs(queue.probabilityOfWaiting - expected) < 1e-12)
  }

  @Test(
    "A million servers near their limit are still a probability",
    arguments: [
      0.5, 0.99, 0.9999, 0.999999, 1 - 1e-9,
    ])
  func manyServers(utilisation: Double) {
    let queue = MultiServerQueue(
      servers: 1_000_000, serviceTime: Seconds(1.0), utilisation: utilisation)
    let waiting = queue.probabilityOfWaiting
    #expect(waiting >= 0 && waiting <= 1)
    #expect(queue.wait().isFinite)
    if utilisation > 0.9999 { #expect(waiting > 0.9) }
    if utilisation < 0.99 { #expect(waiting < 1e-300) }
  }

  @Test("The sum agrees with the recursion of Erlang B", arguments: [3, 10, 100, 1_000])
  func sumAgreesWithRecursion(servers: Int) {
    for utilisation in [0.2, 0.7, 0.95, 0.999] {
      let load = utilisation * Double(servers)
      var loss = 1.0
      for k in 1...servers { loss = load * loss / (Double(k) + load * loss) }
      let expected = loss / (1 - utilisation * (1 - loss))
      let queue = MultiServerQueue(
        servers: servers, serviceTime: Seconds(1.0), utilisation: utilisation)
      #expect(abs(queue.probabilityOfWaiting - expected) <= 1e-9 * max(expected, 1e-290))
    }
  }

  @Test("An overloaded line grows without end, an empty one does not exist")
  func limits() {
    let full = MultiServerQueue(servers: 3, serviceTime: Seconds(1.0), utilisation: 1)
    #expect(full.probabilityOfWaiting == 1 && full.wait() == .infinity)
    #expect(full.meanWait == .infinity)
    let empty = MultiServerQueue(servers: 3, serviceTime: Seconds(1.0), utilisation: 0)
    #expect(empty.probabilityOfWaiting == 0 && empty.wait() == .zero)
    let instant = MultiServerQueue(
      servers: 1, serviceTime: .zero, arrivals: RequestsPerSecond(1e9))
    #expect(instant.wait() == .zero)
  }

  @Test(
    "The servers found are enough, and one less is not",
    arguments: [
      0.0, 0.01, 1, 7.5, 100, 12_345.6, 1e6, 1e9,
    ])
  func serversAreTheLeast(load: Double) throws {
    for wait in [0, 0.1, 1] {
      let target = WaitingTarget(serviceTimes: wait)
      let count = try #require(
        target.servers(for: RequestsPerSecond(load), serviceTime: Seconds(1.0)))
      #expect(Double(count) > load)
      func waiting(_ servers: Int) -> Double {
        MultiServerQueue(
          servers: servers, serviceTime: Seconds(1.0), arrivals: RequestsPerSecond(load)
        ).wait().value
      }
      #expect(waiting(count) <= wait * 1.00001 + 1e-9)
      if count > 1 { #expect(waiting(count - 1) > wait) }
    }
  }

  @Test("More load never needs fewer servers, and more servers never wait longer")
  func monotony() throws {
    let target = WaitingTarget(serviceTimes: 0.2)
    var last = 0
    for step in 0..<200 {
      let load = Double(step) * 0.37
      let count = try #require(
        target.servers(for: RequestsPerSecond(load), serviceTime: Seconds(1.0)))
      #expect(count >= last)
      last = count
    }
    var wait = Seconds.infinity
    for servers in 1...60 {
      let next = MultiServerQueue(
        servers: servers, serviceTime: Seconds(1.0), arrivals: RequestsPerSecond(20.0)
      ).wait()
      #expect(next <= wait)
      wait = next
    }
  }

  @Test("A load beyond all machines has no answer")
  func beyondAll() {
    let target = WaitingTarget(serviceTimes: 1)
    #expect(target.servers(for: RequestsPerSecond(1e12), serviceTime: Seconds(1.0)) == nil)
    #expect(target.servers(for: .infinity, serviceTime: Seconds(1.0)) == nil)
  }

  @Test("Replicas by the rule, with their headroom")
  func replicas() {
    // 10 requests/s at 0.7 × 3 a replica: 4.76 replicas, so 5 at two thirds.
    let sizing = ReplicaSizing(
      peak: RequestsPerSecond(10.0), perReplica: RequestsPerSecond(3.0), utilisation: 0.7, least: 2)
    #expect(sizing.replicas == 5)
    #expect(abs((sizing.headroom ?? 0) - 1.0 / 3) < 1e-12)
    let idle = ReplicaSizing(
      peak: .zero, perReplica: RequestsPerSecond(3.0), utilisation: 0.7, least: 2)
    #expect(idle.replicas == 2)
    let unable = ReplicaSizing(
      peak: RequestsPerSecond(1.0), perReplica: .zero, utilisation: 0.7)
    #expect(unable.replicas == nil && unable.headroom == nil)
  }
}
