import Estimates
import Testing

@Suite("Loads, growth and windows")
struct LoadTests {
  @Test("86,400 a day all day is one a second; eight hours make it three")
  func rates() {
    let flat = DailyLoad(perDay: RequestsPerDay(86_400.0))
    #expect(abs(flat.activeRate.value - 1) < 1e-12 && abs(flat.meanRate.value - 1) < 1e-12)
    #expect(abs(flat.peakToMean - 1) < 1e-12)
    let office = DailyLoad(
      perDay: RequestsPerDay(86_400.0), activeTime: Hours(8.0), peakFactor: 2, days: .workingDays)
    #expect(abs(office.activeRate.value - 3) < 1e-12)
    #expect(abs(office.peakRate.value - 6) < 1e-12)
    #expect(abs(office.peakRate / office.meanRate - office.peakToMean) < 1e-9)
    #expect(abs(office.meanRate.value - 260.0 / 365) < 1e-12)
  }

  @Test("A day without requests has no rate; a billion has eleven thousand a second")
  func limits() {
    #expect(DailyLoad(perDay: .zero, peakFactor: 9).peakRate == .zero)
    let billion = DailyLoad(perDay: RequestsPerDay(1e9)).meanRate
    #expect(abs(billion.value - 1e9 / 86_400) < 1e-6)
  }

  @Test("Two requests/s² over 90 s have to stand ready")
  func standing() {
    let delay = ScaleUp(detection: Seconds(30.0), coldStart: Seconds(60.0))
    let now = RequestsPerSecond(100.0)
    #expect(delay.load(from: now, growth: LoadGrowth(2.0)) == RequestsPerSecond(280.0))
    #expect(abs(delay.standingHeadroom(at: now, growth: LoadGrowth(2.0)) - 1.8) < 1e-12)
    let sizing = ReplicaSizing(peak: now, perReplica: RequestsPerSecond(10.0), utilisation: 0.7)
    #expect(sizing.replicas == 15)
    #expect(delay.standingReplicas(sizing, growth: LoadGrowth(2.0)) == 40)
    #expect(delay.fastestGrowth(spare: RequestsPerSecond(180.0)) == LoadGrowth(2.0))
    #expect(delay.requestsBeforeFirstAnswer(at: RequestsPerSecond(0.5)) == Requests(45.0))
  }

  @Test("A load that doubles in the delay is twice as large at its end")
  func doubling() {
    let delay = ScaleUp(coldStart: Seconds(120.0))
    let now = RequestsPerSecond(5.0)
    #expect(delay.load(from: now, doublingIn: Seconds(120.0)) == RequestsPerSecond(10.0))
    #expect(delay.load(from: now, doublingIn: .zero) == .infinity)
    #expect(delay.load(from: .zero, doublingIn: .zero) == .zero)
  }

  @Test("No delay and no growth need no headroom; a longer delay never needs less")
  func growthIsMonotone() {
    let now = RequestsPerSecond(3.0)
    #expect(ScaleUp(coldStart: .zero).standingHeadroom(at: now, growth: LoadGrowth(9.0)) == 0)
    #expect(ScaleUp(coldStart: Seconds(9.0)).standingHeadroom(at: now, growth: .zero) == 0)
    var last = 0.0
    for seconds in stride(from: 0.0, through: 600, by: 7) {
      let share = ScaleUp(coldStart: Seconds(seconds))
        .standingHeadroom(at: now, growth: LoadGrowth(0.01))
      #expect(share >= last)
      last = share
    }
  }

  @Test("A hundred thousand items in ten hours, half an hour of which is start")
  func window() {
    let night = BatchWindow(
      items: Items(100_000), window: Hours(10.0).converted(), startUp: Seconds(1_800.0),
      repeated: 0.026)
    #expect(night.neededRate == ItemsPerSecond(3.0))
    #expect(night.workers(at: ItemsPerSecond(0.8)) == 4)
    #expect(night.finish(workers: 3, at: ItemsPerSecond(1.0)) == Seconds(36_000.0))
    #expect(night.finish(workers: 0, at: ItemsPerSecond(1.0)) == nil)
  }

  @Test("A window that the start fills has no number of workers")
  func noWindow() {
    let short = BatchWindow(items: Items(1), window: Seconds(60.0), startUp: Seconds(60.0))
    #expect(short.workers(at: ItemsPerSecond(100.0)) == nil)
    let nothing = BatchWindow(items: Items(0), window: Seconds(60.0), startUp: Seconds(60.0))
    #expect(nothing.workers(at: ItemsPerSecond(100.0)) == 0)
  }
}
