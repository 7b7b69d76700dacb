import Quantities
import Testing

@Suite struct UnitTests {
  @Test(arguments: [
    ("ms", "time"), ("USD", "money"), ("USD/month", "money per time"), ("GB", "data"),
    ("requests/day", "a count per time"), ("tokens", "a plain number"), ("%", "a plain number"),
    ("USD/GB/month", "money per data per time"), ("", "a plain number"),
    ("1/day", "a count per time"),
    ("USD/1M tokens", "money"), ("GB/s", "data per time"), ("USD/GPU-hour", "money per time"),
  ])
  func measures(_ symbol: String, _ expected: String) throws {
    #expect(try #require(Unit.named(symbol)).dimension.description == expected)
  }

  @Test(arguments: [
    "ms", "s", "min", "h", "days", "weeks", "business_days", "USD", "USD/month", "USD/request",
    "USD/1M tokens", "B", "KB", "GiB", "requests/day", "tokens/s", "1/day", "%", "GPUs", "",
  ])
  func keepsItsSymbol(_ symbol: String) throws {
    #expect(try #require(Unit.named(symbol)).symbol == symbol)
  }

  @Test(arguments: ["furlong", "ms/", "/", "/day/", "USD/2Q tokens", "ms ms", "€", "1M"])
  func refuses(_ symbol: String) {
    #expect(Unit.named(symbol) == nil || symbol == "/day/")
    #expect(Unit.named("/day/") == nil)
  }

  @Test func countsAnything() throws {
    let unit = Unit.counting("widgets")
    #expect(try readQuantity("4k widgets", in: unit).base == 4000)
    #expect(format(4000, in: unit) == "4,000 widgets")
  }

  @Test func dimensionsMultiply() {
    #expect(Dimension.money / .time == .moneyPerTime)
    #expect(Dimension.rate * .time == .none)
    #expect((Dimension.time * .time).description == "time to the power of 2")
    #expect(Dimension(time: 127) * .time == Dimension(time: 127))
  }
}
