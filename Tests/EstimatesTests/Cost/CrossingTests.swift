import Estimates
import Testing

@Suite("Crossings of costs")
struct CrossingTests {
  private typealias Curve = CostCurve<Vector>

  private func slope(_ value: Double) -> Curve.Slope { Curve.Slope(value) }

  @Test("A fixed cost and a proportional one meet where they are equal")
  func lines() {
    let api = Curve([.proportional(slope(2))])
    let own = Curve([.fixed(DollarsPerMonth(100.0))])
    let found = api.crossings(with: own, upTo: Vectors(1e6))
    #expect(found.crossings.map(\.volume) == [Vectors(50.0)])
    #expect(found.challengerEndsCheaper && found.first == Vectors(50.0))
    let back = own.crossings(with: api, upTo: Vectors(1e6))
    #expect(back.challengerStartsCheaper && !back.challengerEndsCheaper)
    #expect(back.crossings.map(\.volume) == [Vectors(50.0)])
  }

  @Test("Equal costs never cross")
  func equal() {
    let curve = Curve([.fixed(DollarsPerMonth(5.0)), .proportional(slope(1))])
    let found = curve.crossings(with: curve, upTo: Vectors(1e9))
    #expect(found.crossings.isEmpty && !found.challengerEndsCheaper && found.first == nil)
  }

  @Test("Each new step brings the older price back for a while")
  func staircase() {
    // 1.2 for a unit against 100 for each hundred begun: cheaper from 83.3, again from 166.7.
    let api = Curve([.proportional(slope(1.2))])
    let own = Curve([.steps(DollarsPerMonth(100.0), capacity: Vectors(100), least: 1)])
    let found = api.crossings(with: own, upTo: Vectors(1e4))
    let expected = [83.3333, 100, 166.6667, 200, 250, 300, 333.3333, 400, 416.6667]
    #expect(found.crossings.prefix(9).map { ($0.volume.value * 1e4).rounded() / 1e4 } == expected)
    #expect(found.crossings.map(\.challengerIsCheaper).prefix(4) == [true, false, true, false])
    // At 500 the sixth step begins and costs 600, as much as the price does: never dearer again.
    #expect(found.crossings.count == 9)
  }

  @Test("A least amount bends the line")
  func least() {
    let plan = Curve([.proportional(slope(1))], least: DollarsPerMonth(50.0))
    let other = Curve([.proportional(slope(2))], least: DollarsPerMonth(20.0))
    let found = plan.crossings(with: other, upTo: Vectors(1e4))
    #expect(found.challengerStartsCheaper)
    #expect(found.crossings.map(\.volume) == [Vectors(25.0)])
  }

  @Test("A floor on what is charged bends it too")
  func floor() {
    let floored = Curve([.floored(slope(1), from: Vectors(40))])
    let flat = Curve([.fixed(DollarsPerMonth(60.0))])
    let found = flat.crossings(with: floored, upTo: Vectors(1e4))
    #expect(found.challengerStartsCheaper && found.crossings.map(\.volume) == [Vectors(60.0)])
  }

  @Test("Every crossing found is one: the order differs on its two sides", arguments: 0..<40)
  func crossingsAreCrossings(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ range: ClosedRange<Double>) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 11) / Double(UInt64(1) << 53)
      return range.lowerBound + share * (range.upperBound - range.lowerBound)
    }
    func curve() -> Curve {
      Curve(
        [
          .fixed(DollarsPerMonth(random(0...50))), .proportional(slope(random(0...2))),
          .floored(slope(random(0...1)), from: Vectors(random(0...200))),
          .steps(
            DollarsPerMonth(random(1...100)), capacity: Vectors(random(20...200)),
            least: Int(random(0...3))),
        ], least: DollarsPerMonth(random(0...200)))
    }
    let left = curve()
    let right = curve()
    let limit = Vectors(3_000)
    let found = left.crossings(with: right, upTo: limit)
    // The same question on a grid.
    var isCheaper = found.challengerStartsCheaper
    var next = found.crossings[...]
    var wrong: [Vectors] = []
    for step in 0..<3_000 {
      let volume = Vectors(Double(step) + 0.537)
      while let crossing = next.first, crossing.volume < volume {
        isCheaper = crossing.challengerIsCheaper
        next.removeFirst()
      }
      let difference = right.cost(at: volume) - left.cost(at: volume)
      if abs(difference.value) > 1e-6, (difference < .zero) != isCheaper { wrong.append(volume) }
    }
    #expect(wrong.isEmpty)
    #expect(found.searchedTo == limit)
  }

  @Test("The search ends where it is told to, and says so")
  func limit() {
    let api = Curve([.proportional(slope(1))])
    let own = Curve([.steps(DollarsPerMonth(1.0), capacity: Vectors(1), least: 1)])
    let found = api.crossings(with: own, upTo: Vectors(1e9), mostBreaks: 100)
    #expect(found.searchedTo == Vectors(100))
  }
}
