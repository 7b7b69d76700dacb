import Quantities
import Testing

/// A text that can't be read, with the exact words and place of the finding.
struct ErrorCase: Sendable, CustomTestStringConvertible {
  var text: String
  var field: String
  var expected: String
  var place: Range<Int>?

  init(_ text: String, _ field: String, _ expected: String, at place: Range<Int>? = nil) {
    self.text = text
    self.field = field
    self.expected = expected
    self.place = place
  }

  var testDescription: String { "'\(text)' in \(field)" }

  static let all: [ErrorCase] = [
    ErrorCase("", "ms", "empty-quantity: a number is missing"),
    ErrorCase("  ", "ms", "empty-quantity: a number is missing"),
    ErrorCase("soon", "ms", "not-a-number: 'soon' is not a number", at: 0..<4),
    ErrorCase("nan", "ms", "not-a-number: 'nan' is not a number", at: 0..<3),
    ErrorCase("inf", "ms", "not-a-number: 'inf' is not a number", at: 0..<3),
    ErrorCase("-inf", "ms", "not-a-number: '-inf' is not a number", at: 0..<4),
    ErrorCase("0x10", "tokens", "unknown-unit: 'x10' is not a known unit", at: 1..<4),
    ErrorCase(
      "1e999", "tokens", "number-too-large: this number is too large to calculate with",
      at: 0..<5),
    ErrorCase(
      "1e308k", "tokens", "number-too-large: this number is too large to calculate with",
      at: 0..<6),
    ErrorCase(
      "15,000", "tokens",
      "comma-in-number: a number must not contain a comma"
        + " | write 15000, or with a point if decimals are meant", at: 0..<6),
    ErrorCase(
      "$1,234,567.5/month", "USD/month",
      "comma-in-number: a number must not contain a comma"
        + " | write 1234567.5, or with a point if decimals are meant", at: 1..<12),
    ErrorCase(
      "3 GB", "ms",
      "wrong-dimension: this is an amount of data, but a number in 'ms' is expected"
        + " | for example 40 ms", at: 2..<4),
    ErrorCase(
      "$15k/month", "USD",
      "wrong-dimension: this is money per time, but a number in 'USD' is expected"
        + " | for example $40", at: 4..<10),
    ErrorCase(
      "40k tokens", "documents",
      "wrong-unit: 'tokens' is written, but a number in 'documents' is expected"
        + " | for example 40 documents", at: 4..<10),
    ErrorCase(
      "10 tokens/s", "requests/day",
      "wrong-unit: 'tokens/s' is written, but a number in 'requests/day' is expected"
        + " | for example 40 requests/day", at: 3..<11),
    ErrorCase(
      "10 %", "documents",
      "wrong-unit: '%' is written, but a number in 'documents' is expected"
        + " | for example 40 documents", at: 3..<4),
    ErrorCase(
      "5 documents", "%",
      "wrong-unit: 'documents' is written, but a number in '%' is expected"
        + " | for example 40 %", at: 2..<11),
    ErrorCase(
      "99.9", "%",
      "percent-sign-missing: '99.9' is more than the whole and has no percent sign"
        + " | write 99.9 %", at: 0..<4),
    ErrorCase(
      "800 mss", "ms", "unknown-unit: 'mss' is not a known unit | did you mean 'ms'?", at: 4..<7),
    ErrorCase(
      "40 Documents", "documents",
      "unknown-unit: 'Documents' is not a known unit | did you mean 'documents'?", at: 3..<12),
    ErrorCase("40 florps", "documents", "unknown-unit: 'florps' is not a known unit", at: 3..<9),
    ErrorCase(
      "€300/month", "USD/month",
      "unknown-currency: amounts in '€' can't be read | convert it to US dollars: an exchange rate"
        + " is a price with a date, and none is assumed", at: 0..<1),
    ErrorCase(
      "300 EUR", "USD",
      "unknown-currency: amounts in 'EUR' can't be read | convert it to US dollars: an exchange"
        + " rate is a price with a date, and none is assumed", at: 4..<7),
    ErrorCase(
      "50..10", "tokens",
      "range-backwards: the range runs backwards from 50 to 10 | write 10..50", at: 0..<6),
    ErrorCase("10..", "tokens", "not-a-number: '' is not a number", at: 4..<4),
    ErrorCase(
      "10-50", "tokens",
      "not-a-number: '-50' is not a number | write a range with two dots: 10..50",
      at: 2..<5),
    ErrorCase("1 h 30 min", "ms", "unknown-unit: 'h 30 min' is not a known unit", at: 2..<10),
    ErrorCase(
      "$5 GB", "USD",
      "wrong-unit: 'GB' is written, but a number in 'USD' is expected | for example $40",
      at: 3..<5),
  ]
}

@Suite struct QuantityErrorTests {
  @Test(arguments: ErrorCase.all)
  func explains(_ example: ErrorCase) throws {
    let unit = try #require(Unit.named(example.field))
    do {
      let reading = try readQuantity(example.text, in: unit)
      Issue.record("read as \(reading)")
    } catch {
      let words = [error.name + ": " + error.message, error.help].compactMap(\.self)
      #expect(words.joined(separator: " | ") == example.expected)
      #expect(error.range == example.place)
    }
  }

  @Test func refusesLongTexts() {
    let text = String(repeating: "9", count: 1_000_000)
    #expect(throws: QuantityReadingError.tooLong) { try readQuantity(text, in: .plain) }
  }
}
