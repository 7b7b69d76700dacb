import Estimates
import Testing

@Suite("Measures")
struct MeasureTests {
  @Test("Bytes by a bandwidth are seconds")
  func bytesByBandwidth() {
    let time: Seconds = Bytes.gigabytes(70) / BytesPerSecond(3.5e12)
    #expect(time == Seconds(0.02))
  }

  @Test("A rate times its time is the measure again, either way round")
  func rateTimesTime() {
    let price = DollarsPerHour(4.0)
    #expect(price * Hours(730.0) == Dollars(2_920.0))
    #expect(Hours(730.0) * price == Dollars(2_920.0))
  }

  @Test("Rates in a row drop what stands between them")
  func chainedRates() {
    let rate: TokensPerSecond = TokensPerRequest(500.0) * RequestsPerSecond(3.0)
    #expect(rate == TokensPerSecond(1_500.0))
  }

  @Test("An hour's price becomes a month's of 730 hours")
  func hoursToMonths() {
    let monthly: DollarsPerMonth = DollarsPerHour(2.0).converted()
    #expect(monthly == DollarsPerMonth(1_460.0))
  }

  @Test("A year is twelve months and 365 days")
  func yearsAndMonths() {
    #expect(Years(1.0).converted(to: Month.self) == Months(12.0))
    #expect(Years(1.0).converted(to: Day.self) == Days(365.0))
  }

  @Test("Measures of one unit divide to a plain number")
  func plainRatio() {
    let share: Double = Seconds(3.0) / Seconds(4.0)
    #expect(share == 0.75)
  }

  @Test("A price for a million tokens goes with tokens in millions")
  func tokenPrice() {
    let cost = DollarsPerMillionTokens(2.5) * Tokens(4_000_000).inMillions
    #expect(cost == Dollars(10.0))
  }

  @Test("A rate upside down")
  func inverse() {
    #expect(TokensPerSecond(50.0).inverted() == Measure<Per<Second, Token>>(0.02))
  }
}
