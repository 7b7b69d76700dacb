import Expressions
import Quantities
import Testing

/// Where the profile differs from the plain language.
@Suite struct ProfileTests {
  @Test(arguments: [
    ("1/2", "0.5"), ("7 % 4", "3"), ("0.1 + 0.2 == 0.3", "true"), ("1000001 == 1000002", "true"),
    ("100001 == 100002", "false"), ("3 in [1, 2, 3]", "true"), ("0.1 + 0.2 in [0.3]", "true"),
    ("[10, 20][1]", "20"), ("size('naïve') == 5", "true"), ("weights.size()", "2"),
    ("weights.map(w, w * 10)", "[1, 2]"), ("weights.exists(i, w, i == 1 && w > 0.1)", "true"),
    ("weights.all(w, w < 1)", "true"), ("weights.exists_one(w, w == 0.1)", "true"),
    ("weights.filter(w, w > 0.1)", "[0.2]"), ("1 / 0", "error division-by-zero"),
    ("vectors / (vectors - 1e6)", "error division-by-zero"),
    ("'exact' in caching", "true"), ("!('exact' in caching)", "false"),
    ("hosting in ['managed', 'hybrid']", "true"), ("hosting != 'managed'", "false"),
    ("hosting.startsWith('man') && hosting.endsWith('ged')", "true"),
    ("note.contains('ï') && note.matches('^na.ve$')", "true"),
    ("math.ceil(7 / 2)", "4"), ("math.floor(-3.5)", "-4"), ("math.round(2.5)", "3"),
    ("math.ceil(0.1 * 3 / 0.1)", "3"), ("math.abs(-3)", "3"), ("math.greatest(1, 5, 3)", "5"),
    ("math.least(ms(5), s(1))", "0.005"), ("math.sqrt(16)", "4"), ("math.pow(2, 10)", "1024"),
    ("math.log10(1000) == 3", "true"), ("math.log10(0)", "error invalid-argument"),
    ("cel.bind(n, vectors / 2, n + n)", "1000000"), ("estimate.latency(per_second(2), 3)", "6"),
    ("estimate.latency(0, 3)", "0"), ("{'a': 1, 'b': 'x'}.a", "1"),
    ("[1][3]", "error index-out-of-range"),
    ("10000000000000000000 > 1", "true"),
  ])
  func value(source: String, expected: String) {
    #expect(Example.outcome(source) == expected)
  }

  @Test(arguments: [
    ("ms(800) == s(0.8)", "true"), ("minutes(90) == hours(1.5)", "true"),
    ("weeks(1) == days(7)", "true"), ("usd_per_month(730) == usd_per_hour(1)", "true"),
    ("per_day(86400) == per_second(1)", "true"), ("per_minute(60) == per_second(1)", "true"),
    ("gb(1) == mb(1000)", "true"), ("percent(10)", "0.1"),
    ("usd_per_million_tokens(3) * tokens(1000000)", "3"),
    ("usd_per_request(0.01) * per_day(86400)", "0.01"),
    ("gb(10) / gb_per_second(5) == s(2)", "true"),
    ("latency.p95 * load.requests_per_day", "0.6"), ("latency.p95 > 0", "true"),
    ("-latency.p95 < 0", "true"), ("hybrid_search ? ms(5) : 0", "0.005"),
    ("load.requests_per_day * days(1) == 86400", "true"),
  ])
  func quantity(source: String, expected: String) {
    #expect(Example.outcome(source) == expected)
  }

  @Test func typesOfQuantities() throws {
    func type(_ source: String) throws -> ExpressionType {
      try Expression(source, in: Example.environment).type
    }
    #expect(try type("latency.p95 * load.requests_per_day") == .double)
    #expect(try type("budget / days(1)") == .quantity(.moneyPerTime))
    #expect(try type("math.ceil(latency.p95)") == .quantity(.time))
    #expect(try type("math.sqrt(latency.p95 * latency.p95)") == .quantity(.time))
    #expect(try type("size(caching)") == .double)
  }

  @Test func wholeNumbersFromOutsideAreNumbers() throws {
    let expression = try Expression("vectors / 2", in: Example.environment)
    var bindings = Example.bindings
    bindings.slots[4] = .known(.int(5))
    #expect(expression.evaluate(bindings) == .value(.double(2.5)))
  }
}
