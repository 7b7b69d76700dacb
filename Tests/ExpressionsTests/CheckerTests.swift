import Expressions
import Quantities
import Testing

/// What the checker of the profile says, word for word.
@Suite struct CheckerTests {
  @Test(arguments: [
    (
      "load.request_per_day > per_day(1)",
      "0..<20 expression/unknown-name: there is no 'load.request_per_day' "
        + "(did you mean 'load.requests_per_day'?)"
    ),
    ("zzz", "0..<3 expression/unknown-name: there is no 'zzz'"),
    ("vectors.count", "0..<13 expression/no-fields: a plain number has no field 'count'"),
    (
      "cielo(vectors)",
      "0..<14 expression/unknown-function: there is no function 'cielo'"
    ),
    (
      "math.ciel(vectors)",
      "0..<18 expression/unknown-function: there is no function 'math.ciel' "
        + "(did you mean 'math.ceil'?)"
    ),
    (
      "hosting == 'managd'",
      "11..<19 expression/outside-domain: 'managd' is no value of hosting "
        + "(did you mean 'managed'?)"
    ),
    (
      "hosting in ['managed', 'cloud']",
      "23..<30 expression/outside-domain: 'cloud' is no value of hosting "
        + "(its values are managed, self_hosted, hybrid)"
    ),
    (
      "'semantic_cach' in caching",
      "0..<15 expression/outside-domain: 'semantic_cach' is no value of caching "
        + "(did you mean 'semantic_cache'?)"
    ),
    (
      "hosting == (hybrid_search ? 'hybird' : 'managed')",
      "28..<36 expression/outside-domain: 'hybird' is no value of hosting "
        + "(did you mean 'hybrid'?)"
    ),
    (
      "caching.exists(c, c == 'exakt')",
      "23..<30 expression/outside-domain: 'exakt' is no value of caching "
        + "(did you mean 'exact'?)"
    ),
    (
      "hosting == language",
      "0..<19 expression/outside-domain: hosting and language have no value in common"
    ),
    (
      "hosting > 'managed'",
      "0..<7 expression/no-order: '>' needs an order, and a value of hosting has none"
    ),
    (
      "latency.p95 < 800",
      "14..<17 expression/bare-number: a number without a unit stands beside time "
        + "(give it a unit, such as ms(800), s(800), minutes(800))"
    ),
    (
      "latency.p95 < usd(3)",
      "0..<20 expression/wrong-dimension: '<' takes equal dimensions, but these are time and money"
    ),
    (
      "cost + budget > usd(3)",
      "0..<13 expression/wrong-dimension: '+' takes equal dimensions, "
        + "but these are money per time and money"
    ),
    (
      "note + 1 == note",
      "0..<8 expression/no-matching-operator: no form of '+' takes (text, a plain number)"
    ),
    ("note == 1", "0..<9 expression/different-types: '==' compares text with a plain number"),
    (
      "vectors && true",
      "0..<7 expression/not-a-condition: '&&' takes conditions, "
        + "but this is a plain number"
    ),
    (
      "['a', 1]",
      "6..<7 expression/mixed-list: a list holds one type, "
        + "but here text meets a plain number"
    ),
    (
      "vectors in 3",
      "11..<12 expression/not-a-list: 'in' looks into a list or a map, "
        + "but this is a plain number"
    ),
    (
      "limit > 3",
      "0..<5 expression/unguarded: 'limit' may be absent "
        + "(write 'has(limit) && …', or '?:' with has() for a default)"
    ),
    (
      "has(limit) || limit > 3",
      "14..<19 expression/unguarded: 'limit' may be absent "
        + "(write 'has(limit) && …', or '?:' with has() for a default)"
    ),
    (
      "estimate.latency(vectors, 2)",
      "17..<24 expression/wrong-dimension: 'estimate.latency' takes a count per time here, "
        + "but this is a plain number"
    ),
    (
      "estimate.latency(5, 2)",
      "17..<18 expression/wrong-dimension: 'estimate.latency' takes a count per time here, "
        + "but this is a plain number "
        + "(give it a unit, such as per_second(5), per_minute(5), per_hour(5))"
    ),
    (
      "estimate.latency(note, 2)",
      "0..<25 expression/no-matching-function: no form of 'estimate.latency' takes "
        + "(text, a plain number) (it takes (a count per time, a plain number))"
    ),
    (
      "note.matches('(')",
      "13..<16 expression/bad-pattern: '(' is no pattern: a '(' is not closed"
    ),
    (
      "math.sqrt(latency.p95)",
      "10..<21 expression/wrong-dimension: 'math.sqrt' has no root of time"
    ),
    (
      "hybrid_search ? 1 : note",
      "0..<24 expression/different-branches: the branches are a plain number and text"
    ),
    (
      "zzz > 1 && hosting == 'x'",
      "0..<3 expression/unknown-name: there is no 'zzz'\n"
        + "22..<25 expression/outside-domain: 'x' is no value of hosting "
        + "(its values are managed, self_hosted, hybrid)"
    ),
  ])
  func message(source: String, expected: String) {
    #expect(Example.outcome(source) == expected)
  }

  @Test(arguments: [
    ("has(limit) && limit > 3", "false"), ("limit > 3 && has(limit)", "false"),
    ("!has(limit) || limit > 3", "true"), ("has(limit) ? limit : 7", "7"),
    ("!(has(limit) && limit > 3)", "true"), ("has(limit)", "false"),
    ("has(vectors)", "true"), ("has(cost)", "unknown [6]"),
  ])
  func guardedReading(source: String, expected: String) {
    #expect(Example.outcome(source) == expected)
  }

  @Test func expectedTypes() throws {
    func problem(_ source: String, _ type: ExpressionType) -> String {
      do {
        _ = try Expression(source, in: Example.environment, expecting: type)
        return "fine"
      } catch {
        return error.problems.map(Example.text).joined(separator: "\n")
      }
    }
    #expect(problem("vectors > 1", .bool) == "fine")
    #expect(problem("0", .quantity(.time)) == "fine")
    #expect(
      problem("vectors", .bool)
        == "0..<7 expression/wrong-type: expected true or false, but this is a plain number")
    #expect(
      problem("5", .quantity(.time))
        == "0..<1 expression/wrong-dimension: expected time, but this is a plain number "
        + "(give it a unit, such as ms(5), s(5), minutes(5))")
    #expect(
      problem("'on'", .choice(name: "switch", values: ["off"]))
        == "0..<4 expression/outside-domain: 'on' is no value of switch (did you mean 'off'?)"
        || problem("'on'", .choice(name: "switch", values: ["off"]))
          == "0..<4 expression/outside-domain: 'on' is no value of switch (its values are off)"
    )
  }
}
