public import Quantities

/// The calls that give a number a unit, such as `ms(800)`.
///
/// Canonical units are the second, the US dollar and the byte; counts are plain numbers. A day has
/// 24 hours, a month 730 hours and a year 8,760 hours.
public enum QuantityLiteral {
  /// One call: its name, the dimension of its result and what one unit is worth.
  public struct Form: Hashable, Sendable {
    /// The name of the call.
    public let name: String
    /// The dimension of the result.
    public let dimension: Dimension
    /// Canonical units per written unit, as a numerator and a divisor so that results stay exact.
    public let factor: Double
    /// What `factor` is divided by.
    public let divisor: Double

    init(_ name: String, _ dimension: Dimension, _ factor: Double, per divisor: Double = 1) {
      self.name = name
      self.dimension = dimension
      self.factor = factor
      self.divisor = divisor
    }
  }

  private static let hour = 3600.0
  private static let day = 86_400.0
  private static let week = 604_800.0
  private static let month = 2_628_000.0
  private static let year = 31_536_000.0
  private static let dataRate = Dimension(time: -1, data: 1)
  private static let moneyPerData = Dimension(money: 1, data: -1)
  private static let moneyPerDataAndTime = Dimension(time: -1, money: 1, data: -1)

  /// All calls, the usual one of each dimension first.
  public static let forms: [Form] = [
    Form("ms", .time, 1, per: 1000), Form("s", .time, 1), Form("minutes", .time, 60),
    Form("hours", .time, hour), Form("days", .time, day), Form("weeks", .time, week),
    Form("months", .time, month), Form("years", .time, year), Form("us", .time, 1, per: 1e6),
    Form("usd_per_month", .moneyPerTime, 1, per: month),
    Form("usd_per_hour", .moneyPerTime, 1, per: hour),
    Form("usd_per_day", .moneyPerTime, 1, per: day),
    Form("usd_per_year", .moneyPerTime, 1, per: year),
    Form("usd", .money, 1), Form("usd_per_request", .money, 1),
    Form("usd_per_million_tokens", .money, 1, per: 1e6),
    Form("usd_per_thousand", .money, 1, per: 1000), Form("usd_per_user", .money, 1),
    Form("usd_per_gb", moneyPerData, 1, per: 1e9),
    Form("usd_per_gb_month", moneyPerDataAndTime, 1, per: 1e9 * month),
    Form("gb", .data, 1e9), Form("mb", .data, 1e6), Form("kb", .data, 1000),
    Form("tb", .data, 1e12), Form("bytes", .data, 1), Form("gib", .data, 1_073_741_824),
    Form("mib", .data, 1_048_576), Form("kib", .data, 1024),
    Form("gb_per_second", dataRate, 1e9), Form("mb_per_second", dataRate, 1e6),
    Form("per_second", .rate, 1), Form("per_minute", .rate, 1, per: 60),
    Form("per_hour", .rate, 1, per: hour), Form("per_day", .rate, 1, per: day),
    Form("per_week", .rate, 1, per: week), Form("per_month", .rate, 1, per: month),
    Form("per_year", .rate, 1, per: year),
    Form("percent", .none, 1, per: 100), Form("tokens", .none, 1), Form("requests", .none, 1),
    Form("users", .none, 1), Form("documents", .none, 1), Form("vectors", .none, 1),
  ]

  /// The names of the calls that give a dimension.
  static func names(for dimension: Dimension) -> [String] {
    guard dimension != .none else { return [] }
    return forms.filter { $0.dimension == dimension }.map(\.name)
  }

  static let functions: [FunctionDeclaration] = forms.map { form in
    .global(form.name, [.double], .number(form.dimension)) { values throws(EvaluationError) in
      guard let number = values[0].number else { throw .noOverload(form.name, values) }
      return .double(number * form.factor / form.divisor)
    }
  }
}
