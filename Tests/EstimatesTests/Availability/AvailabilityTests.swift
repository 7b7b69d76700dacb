import Estimates
import Foundation
import Testing

@Suite("Availability")
struct AvailabilityTests {
  static let redundant: [(needed: Int, count: Int, expected: Double)] = [
    (1, 1, 0.995), (1, 2, 0.999975), (2, 3, 0.999925), (3, 4, 0.999851),
  ]

  @Test("Parts of 99.5 % of which some are needed", arguments: redundant)
  func someNeeded(row: (needed: Int, count: Int, expected: Double)) {
    let found = Availability.needing(row.needed, of: row.count, each: Availability(0.995))
    #expect(abs(found.working - row.expected) < 6e-7)
  }

  @Test("Gateway, vector database and model in a row: 110 minutes a month")
  func series() {
    let parts = [0.9995, 0.999, 0.999].map { Availability($0) }
    let whole = Availability.series(parts)
    #expect(abs(whole.working - 0.9975) < 2e-6)
    #expect(abs(whole.downtimePerMonth.value / 60 - 109.4) < 0.1)
    #expect(whole.downtimePerYear / whole.downtimePerMonth == 12)
  }

  @Test("Nine nines in a row of two stay nine nines")
  func manyNines() {
    let each = Availability(failing: 1e-12)
    #expect(abs(Availability.series([each, each]).failing - 2e-12) < 1e-20)
    #expect(abs(Availability.parallel([each, each]).failing - 1e-24) < 1e-32)
    #expect(abs(Availability.needing(2, of: 3, each: each).failing - 3e-24) < 1e-32)
  }

  @Test("One of n is parallel, n of n is series", arguments: 1...8)
  func ends(count: Int) {
    let each = Availability(0.97)
    let equal = Array(repeating: each, count: count)
    let one = Availability.needing(1, of: count, each: each)
    #expect(abs(one.failing - Availability.parallel(equal).failing) < 1e-9 * one.failing + 1e-18)
    let all = Availability.needing(count, of: count, each: each)
    #expect(abs(all.failing - Availability.series(equal).failing) < 1e-8)
  }

  @Test("Limits: nothing needed, more than there are, parts that always or never work")
  func limits() {
    let half = Availability(0.5)
    #expect(Availability.needing(0, of: 3, each: half).failing == 0)
    #expect(Availability.needing(4, of: 3, each: half).failing == 1)
    #expect(Availability.needing(2, of: 3, each: Availability(0)).failing == 1)
    #expect(Availability.needing(2, of: 3, each: Availability(1)).failing == 0)
    #expect(Availability.series([]).failing == 0)
    #expect(Availability.parallel([]).failing == 1)
    #expect(Availability.series([Availability(0), half]).failing == 1)
    let many = Availability.needing(900_000, of: 1_000_000, each: Availability(0.95))
    #expect(many.failing < 1e-30)
  }

  @Test("One more part never makes it worse, one more needed never better")
  func monotony() {
    let each = Availability(0.9)
    for count in 1..<12 {
      for needed in 1...count {
        let now = Availability.needing(needed, of: count, each: each)
        #expect(Availability.needing(needed, of: count + 1, each: each) >= now)
        #expect(Availability.needing(needed + 1, of: count, each: each) <= now)
      }
    }
  }

  @Test("Two of 99.5 % reach four nines, one does not")
  func countReaching() {
    let each = Availability(0.995)
    #expect(Availability.count(reaching: Availability(0.9999), needing: 1, each: each) == 2)
    #expect(Availability.count(reaching: Availability(0.995), needing: 1, each: each) == 1)
    #expect(
      Availability.count(reaching: Availability(0.99), needing: 1, each: Availability(0)) == nil)
  }
}
