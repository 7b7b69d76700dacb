/// Why a text can't be read as a quantity.
///
/// - Unit: every `at` is a range of offsets into the text, counted in Unicode scalars.
public enum QuantityReadingError: Error, Hashable, Sendable {
  /// Nothing is written.
  case empty
  /// The text is longer than any sensible quantity.
  case tooLong
  /// A number was expected where something else stands.
  case notANumber(near: String, at: Range<Int>)
  /// The number has a comma, which means thousands to some and decimals to others.
  case commaInNumber(suggestion: String, at: Range<Int>)
  /// The number is too large to calculate with, or not a number at all.
  case notFinite(at: Range<Int>)
  /// The unit is unknown; `nearest` is a unit with a similar name.
  case unknownUnit(String, nearest: String?, at: Range<Int>)
  /// Another currency than the US dollar is written.
  case unknownCurrency(String, at: Range<Int>)
  /// The unit that is written measures something else than the field.
  case wrongDimension(found: Dimension, expected: Unit, at: Range<Int>)
  /// The unit that is written counts something else than the field.
  case wrongUnit(found: Unit, expected: Unit, at: Range<Int>)
  /// The first end of a range is larger than the second.
  case rangeBackwards(low: String, high: String, at: Range<Int>)
  /// A percentage above 1 is written without its sign.
  case bareShareAboveOne(String, at: Range<Int>)
}

extension QuantityReadingError {
  /// The stretch of the text that is wrong; nil for all of it.
  public var range: Range<Int>? {
    switch self {
    case .empty, .tooLong: nil
    case .notANumber(_, let at), .commaInNumber(_, let at), .notFinite(let at),
      .unknownUnit(_, _, let at), .unknownCurrency(_, let at), .wrongDimension(_, _, let at),
      .wrongUnit(_, _, let at), .rangeBackwards(_, _, let at), .bareShareAboveOne(_, let at):
      at
    }
  }

  /// A stable last part for a diagnostic's name, such as `wrong-dimension`.
  public var name: String {
    switch self {
    case .empty: "empty-quantity"
    case .tooLong: "quantity-too-long"
    case .notANumber: "not-a-number"
    case .commaInNumber: "comma-in-number"
    case .notFinite: "number-too-large"
    case .unknownUnit: "unknown-unit"
    case .unknownCurrency: "unknown-currency"
    case .wrongDimension: "wrong-dimension"
    case .wrongUnit: "wrong-unit"
    case .rangeBackwards: "range-backwards"
    case .bareShareAboveOne: "percent-sign-missing"
    }
  }

  /// What is wrong, as one clause for a diagnostic.
  public var message: String {
    switch self {
    case .empty: "a number is missing"
    case .tooLong: "this is too long for a number with its unit"
    case .notANumber(let near, _): "'\(near)' is not a number"
    case .commaInNumber: "a number must not contain a comma"
    case .notFinite: "this number is too large to calculate with"
    case .unknownUnit(let unit, _, _): "'\(unit)' is not a known unit"
    case .unknownCurrency(let currency, _): "amounts in '\(currency)' can't be read"
    case .wrongDimension(let found, let expected, _):
      "this is \(found.withArticle), but \(expected.expectation) is expected"
    case .wrongUnit(let found, let expected, _):
      "'\(found)' is written, but \(expected.expectation) is expected"
    case .rangeBackwards(let low, let high, _): "the range runs backwards from \(low) to \(high)"
    case .bareShareAboveOne(let number, _):
      "'\(number)' is more than the whole and has no percent sign"
    }
  }

  /// What to do about it, when that is known.
  public var help: String? {
    switch self {
    case .empty, .tooLong: nil
    case .notANumber(let near, _):
      startsLikeARange(near) ? "write a range with two dots: 10..50" : nil
    case .commaInNumber(let suggestion, _):
      "write \(suggestion), or with a point if decimals are meant"
    case .notFinite: nil
    case .unknownUnit(_, let nearest, _): nearest.map { "did you mean '\($0)'?" }
    case .unknownCurrency:
      "convert it to US dollars: an exchange rate is a price with a date, and none is assumed"
    case .wrongDimension(_, let expected, _), .wrongUnit(_, let expected, _):
      "for example \(format(40 * expected.factor, in: expected))"
    case .rangeBackwards(let low, let high, _): "write \(high)..\(low)"
    case .bareShareAboveOne(let number, _): "write \(number) %"
    }
  }
}

/// Whether a text is a hyphen and a digit, which stands where a range was meant.
private func startsLikeARange(_ text: String) -> Bool {
  text.first == "-" && text.dropFirst().first?.isNumber ?? false
}

extension Dimension {
  fileprivate var withArticle: String {
    switch self {
    case .none: "a plain number"
    case .time: "a duration"
    case .money: "an amount of money"
    case .data: "an amount of data"
    case .rate: "a count per time"
    default: description
    }
  }
}

extension Unit {
  fileprivate var expectation: String {
    symbol.isEmpty ? "a plain number" : "a number in '\(symbol)'"
  }
}
