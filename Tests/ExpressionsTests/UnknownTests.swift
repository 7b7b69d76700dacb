import Expressions
import Testing

/// Unknown, absent and failing operands.
@Suite struct UnknownTests {
  // Slot 6 (cost) and slot 11 (language) are unknown, slot 9 (limit) is absent.
  @Test(arguments: [
    ("cost > 0 && false", "false"), ("false && cost > 0", "false"),
    ("cost > 0 && true", "unknown [6]"), ("cost > 0 || true", "true"),
    ("true || cost > 0", "true"), ("cost > 0 || false", "unknown [6]"),
    ("cost > 0 && language == 'en'", "unknown [6, 11]"),
    ("cost > 0 && (language == 'en' || true)", "unknown [6]"),
    ("language == 'en' ? 1 : 2", "unknown [11]"),
    ("hybrid_search ? 1 : math.ceil(cost / cost)", "1"),
    ("cost + cost > usd_per_month(1)", "unknown [6]"), ("!(cost > 0)", "unknown [6]"),
    ("language in ['en', 'de']", "unknown [11]"),
    ("[1, 2].exists(x, x == 1 || cost > 0)", "true"),
    ("[1, 2].all(x, x == 1 && cost > 0)", "false"),
    ("[1, 2].all(x, cost > 0)", "unknown [6]"),
    ("cost > 0 && 1 / 0 > 1", "unknown [6]"), ("1 / 0 > 1 && false", "false"),
    ("1 / 0 > 1 || true", "true"), ("1 / 0 > 1 && true", "error division-by-zero"),
    ("cost / 0 > 0", "unknown [6]"),
  ])
  func outcome(source: String, expected: String) {
    #expect(Example.outcome(source) == expected)
  }

  @Test func absentInThePlainLanguage() throws {
    var environment = Environment(mode: .plainCEL)
    environment.declare(variable: "a.b", type: .int, slot: 0)
    let reading = try Expression("a.b > 1", in: environment)
    #expect(Example.text(reading.evaluate(ArrayBindings([.absent]))) == "error absent")
    #expect(Example.text(reading.evaluate(ArrayBindings([.unknown]))) == "unknown [0]")
    #expect(Example.text(reading.evaluate(ArrayBindings([.known(.int(2))]))) == "true")
    let presence = try Expression("has(a.b)", in: environment)
    #expect(Example.text(presence.evaluate(ArrayBindings([.absent]))) == "false")
    #expect(Example.text(presence.evaluate(ArrayBindings([.unknown]))) == "unknown [0]")
    #expect(Example.text(presence.evaluate(ArrayBindings([.known(.int(2))]))) == "true")
  }

  @Test func errorsPointIntoTheText() throws {
    let expression = try Expression("true && 1 / 0 > 2", in: Example.environment)
    guard case .error(let error) = expression.evaluate(Example.bindings) else {
      Issue.record("no error")
      return
    }
    #expect(error.range == 8..<13)
  }
}
