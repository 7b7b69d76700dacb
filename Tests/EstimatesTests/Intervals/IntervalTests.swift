import Estimates
import Testing

@Suite("Ranges")
struct IntervalTests {
  @Test("Ends are put in order, and swap where a result falls")
  func ends() {
    let load = Interval(low: 4.0, base: 2.0, high: 1.0)
    #expect(load.low == 1 && load.base == 2 && load.high == 4)
    #expect(load.map { $0 * 3 } == Interval(low: 3, base: 6, high: 12))
    #expect(load.map(.falling) { 12 / $0 } == Interval(low: 3, base: 6, high: 12))
    #expect(load.contains(3) && !load.contains(5))
    #expect(Interval(exactly: 5.0).isExact && !load.isExact)
  }

  @Test("Two inputs give the ends of all their pairs")
  func pairs() {
    let replicas = Interval(low: 2.0, base: 3.0, high: 5.0)
    let rate = Interval(low: 10.0, base: 20.0, high: 25.0)
    let load = replicas.combined(with: rate, .rising, .falling) { $0 / $1 }
    let all = [2.0, 3, 5].flatMap { left in [10.0, 20, 25].map { left / $0 } }
    #expect(load.low == all.min() && load.high == all.max() && load.base == 3.0 / 20)
  }

  @Test("An error moves both ends, the base stays")
  func widening() {
    let cost = Interval(
      low: DollarsPerMonth(90.0), base: DollarsPerMonth(100.0), high: DollarsPerMonth(110.0))
    let wide = cost.widened(by: ErrorFactor(1.25))
    #expect(wide.low == DollarsPerMonth(72.0) && wide.base == DollarsPerMonth(100.0))
    #expect(wide.high == DollarsPerMonth(137.5))
    #expect((cost + cost).high == DollarsPerMonth(220.0))
    #expect(cost.widened(by: .none) == cost)
  }

  @Test(
    "Factors below one are turned over, nonsense is no error",
    arguments: [
      (0.5, 2.0), (2, 2), (1, 1), (0, 1), (-3, 1), (.infinity, 1), (.nan, 1),
    ])
  func factors(given: Double, expected: Double) {
    #expect(ErrorFactor(given).value == expected)
  }

  @Test("A fresh price has no error; an old one grows with its age")
  func priceAge() {
    func error(_ age: Double) -> Double {
      ErrorFactor.priceAge(Months(age), fresh: Months(3.0), monthlyDrift: 0.02).value
    }
    #expect(error(0) == 1 && error(3) == 1)
    #expect(error(5) == 1.0404)
    var last = 1.0
    for month in 0..<60 {
      #expect(error(Double(month)) >= last)
      last = error(Double(month))
    }
  }
}
