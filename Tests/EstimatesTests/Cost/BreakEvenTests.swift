import Estimates
import Testing

/// The worked cases, whose volumes were searched in steps of 1 % and rounded: 3,000 tokens in, 300 out, peak three times the mean, 70 % used, no people.
@Suite("Own serving against a price")
struct BreakEvenTests {
  struct Case: Sendable {
    var name: String
    var gpuHour: Double
    var gpus: Double
    var rate: Double
    var input: Double
    var output: Double
    /// Requests a day; nil for never.
    var expected: Double?
    var least = 2
    var peak = 3.0
    var used = 0.7
  }

  static let cases: [Case] = [
    Case(name: "70B, 0.72", gpuHour: 6.88, gpus: 2, rate: 2.99, input: 0.72, output: 0.72),
    Case(name: "70B, 1.04", gpuHour: 6.88, gpus: 2, rate: 2.99, input: 1.04, output: 1.04),
    Case(
      name: "70B, 2.5/10", gpuHour: 6.88, gpus: 2, rate: 2.99, input: 2.5, output: 10,
      expected: 63_000),
    Case(
      name: "70B, 3/15", gpuHour: 6.88, gpus: 2, rate: 2.99, input: 3, output: 15,
      expected: 49_000),
    Case(name: "70B rented, 0.72", gpuHour: 3.29, gpus: 2, rate: 2.99, input: 0.72, output: 0.72),
    Case(
      name: "70B rented, 1.04", gpuHour: 3.29, gpus: 2, rate: 2.99, input: 1.04, output: 1.04,
      expected: 92_000),
    Case(
      name: "70B rented, 2.5/10", gpuHour: 3.29, gpus: 2, rate: 2.99, input: 2.5, output: 10,
      expected: 30_000),
    Case(
      name: "70B rented, 3/15", gpuHour: 3.29, gpus: 2, rate: 2.99, input: 3, output: 15,
      expected: 24_000),
    Case(name: "8B, 0.22", gpuHour: 1.861, gpus: 1, rate: 2.73, input: 0.22, output: 0.22),
    Case(name: "8B, 0.1", gpuHour: 1.861, gpus: 1, rate: 2.73, input: 0.1, output: 0.1),
    Case(name: "8B, 0.15/0.6", gpuHour: 1.861, gpus: 1, rate: 2.73, input: 0.15, output: 0.6),
    Case(
      name: "8B, 0.25/2", gpuHour: 1.861, gpus: 1, rate: 2.73, input: 0.25, output: 2,
      expected: 66_000),
  ]

  private func solve(_ given: Case) -> BreakEven {
    let price: DollarsPerRequest = DollarsPerRequest(
      (given.input * 3_000 + given.output * 300) / 1e6)
    let replica: DollarsPerMonth = (DollarsPerHour(given.gpuHour) * given.gpus).converted()
    let own = SelfHosting(
      replica: replica, perReplica: RequestsPerSecond(given.rate), utilisation: given.used,
      least: given.least)
    return BreakEven(
      price: price, against: own,
      shape: DailyLoad(perDay: .zero, peakFactor: given.peak))
  }

  @Test("The worked cases", arguments: cases)
  func worked(given: Case) throws {
    let found = solve(given)
    guard let expected = given.expected else {
      #expect(found.verdict == .never, "\(given.name)")
      #expect(found.asymptote >= found.price)
      return
    }
    guard case .from(let first, let always, _) = found.verdict else {
      Issue.record("\(given.name): \(found.verdict)")
      return
    }
    #expect(abs(first.value / expected - 1) < 0.03, "\(given.name): \(first)")
    #expect(always >= first)
    #expect(found.asymptote < found.price)
    // Where the least set-up is enough, its closed form is the answer.
    if first < found.leastSetUpCarries {
      #expect(abs(first / found.leastSetUp - 1) < 1e-9)
    }
  }

  @Test("Two replicas of the 70B model carry 120,000 requests a day")
  func carried() {
    let found = solve(Self.cases[0])
    #expect(abs(found.leastSetUpCarries.value / 120_000 - 1) < 0.01)
  }

  @Test("Beyond `always` own serving is cheaper at every step; before the first nowhere")
  func always() throws {
    for given in Self.cases where given.expected != nil {
      let found = solve(given)
      guard case .from(let first, let always, _) = found.verdict else { continue }
      let shape = DailyLoad(perDay: .zero, peakFactor: given.peak)
      let replica: DollarsPerMonth = (DollarsPerHour(given.gpuHour) * given.gpus).converted()
      let own = SelfHosting(
        replica: replica, perReplica: RequestsPerSecond(given.rate), utilisation: given.used,
        least: given.least
      ).curve(shape)
      let api = shape.curve(at: found.price)
      for step in 1...2_000 {
        let beyond = always * (1 + Double(step) / 100)
        #expect(own.cost(at: beyond) < api.cost(at: beyond))
        let before = first * (Double(step) / 2_001)
        #expect(own.cost(at: before) >= api.cost(at: before))
      }
    }
  }

  @Test("Operation by people moves the volume, free requests are never beaten")
  func edges() {
    let shape = DailyLoad(perDay: .zero)
    let own = SelfHosting(
      replica: DollarsPerMonth(1_000.0), perReplica: RequestsPerSecond(1.0), utilisation: 1,
      least: 1)
    let manned = SelfHosting(
      replica: DollarsPerMonth(1_000.0), perReplica: RequestsPerSecond(1.0), utilisation: 1,
      least: 1, operation: DollarsPerMonth(9_000.0))
    let price = DollarsPerRequest(0.01)
    let alone = BreakEven(price: price, against: own, shape: shape)
    let withPeople = BreakEven(price: price, against: manned, shape: shape)
    #expect(withPeople.leastSetUp.value / alone.leastSetUp.value == 10)
    #expect(BreakEven(price: .zero, against: own, shape: shape).verdict == .never)
    let unable = SelfHosting(
      replica: DollarsPerMonth(1.0), perReplica: .zero, utilisation: 1, least: 1)
    #expect(BreakEven(price: price, against: unable, shape: shape).verdict == .never)
  }

  @Test("Cost never falls with the load, for any number of replicas")
  func costIsMonotone() {
    let own = SelfHosting(
      replica: DollarsPerMonth(700.0), perReplica: RequestsPerSecond(0.7), utilisation: 0.6,
      least: 2, operation: DollarsPerMonth(50.0)
    ).curve(DailyLoad(perDay: .zero, activeTime: Hours(9.0), peakFactor: 2))
    var last = DollarsPerMonth.zero
    for volume in [0.0, 1, 10, 1e3, 1e4, 5e4, 1e5, 1e6, 1e9] {
      let cost = own.cost(at: RequestsPerDay(volume))
      #expect(cost >= last && cost.isFinite)
      last = cost
    }
  }
}
