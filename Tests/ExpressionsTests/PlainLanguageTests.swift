import Expressions
import Testing

/// The plain language, by a few cases of each part.
@Suite struct PlainLanguageTests {
  @Test(arguments: [
    ("1 / 2", "0"), ("-7 % 3", "-1"), ("1u + 2u", "3u"), ("0x10", "16"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("9223372036854775807 + 1", "error overflow"), ("1 / 0", "error division-by-zero"),
    ("1.0 / 0.0", "Infinity"), ("0.1 + 0.2 == 0.3", "false"), ("dyn(1) == 1u", "true"),
    ("dyn(1) < 1.5", "true"), ("{1: 'a'}[dyn(1u)]", "'a'"), ("{'a': 1}.b", "error no-such-key"),
    ("{1: 2, 1: 3}", "error invalid-argument"), ("[1, 2] + [3]", "[1, 2, 3]"),
    ("'a' + 'b' < 'b'", "true"), ("size('\u{1F600}é')", "2"), ("b'\\xff' == b'\\377'", "true"),
    ("'Am\\u00E9lie' == 'Ame\\u0301lie'", "false"), ("r'\\n'.size()", "2"),
    ("'''a\n'b'''", "'a\n\\'b'"), ("type(1) == int", "true"), ("type([]) == list", "true"),
    ("type(type(1)) == type", "true"), ("string(1.5) + string(2)", "'1.52'"),
    ("int('12') + int(3.9) + int(4u)", "19"), ("int('x')", "error invalid-argument"),
    ("uint(-1)", "error overflow"), ("double('1e3')", "1000"), ("bool('True')", "true"),
    ("string(b'\\xff')", "error invalid-argument"), ("has({'a': 1}.a) && !has({'a': 1}.b)", "true"),
    ("{'x-y': 1}.`x-y`", "1"), ("[1, 2, 3].filter(x, x > 1).map(x, x * x)", "[4, 9]"),
    ("[1, 2, 3].map(x, x > 1, x + 1)", "[3, 4]"), ("{'a': 1}.all(k, v, v == 1)", "true"),
    ("[3, 0].exists(x, 6 / x == 2)", "true"), ("[0, 3].all(x, 6 / x == 3)", "false"),
    ("[1, 2].transformMap(i, v, v * 2)", "{0: 2, 1: 4}"),
    ("timestamp('2024-02-29T12:00:00Z').getDayOfYear()", "59"),
    ("timestamp('2024-02-29T12:00:00+02:00').getHours()", "10"),
    ("timestamp('2024-02-29T23:30:00Z').getDate('+01:00')", "1"),
    ("string(timestamp('2024-02-29T12:00:00.5Z') + duration('1h30m'))", "'2024-02-29T13:30:00.5Z'"),
    ("timestamp('2024-02-30T00:00:00Z')", "error invalid-argument"),
    ("duration('1h') > duration('59m59s')", "true"), ("string(duration('-90.5s'))", "'-90.5s'"),
    ("optional.of(1).orValue(2) + optional.none().orValue(3)", "4"),
    ("{'a': {'b': 1}}.?a.?b.orValue(0)", "1"), ("[1][?3].hasValue()", "false"),
    ("[?optional.none(), ?optional.of(2)]", "[2]"),
    ("optional.of(2).optMap(x, x * 2).value()", "4"),
    ("cel.bind(x, 3, x * x)", "9"), ("math.greatest([1, 5, 3])", "5"),
    ("math.bitOr(1, 6)", "7"), ("math.sqrt(16)", "4"), ("'a,b'.split(',').join('-')", "'a-b'"),
    ("'%s is %d'.format(['x', 3])", "'x is 3'"), ("'abc'.substring(1, 2)", "'b'"),
    ("'abc'.charAt(9)", "error index-out-of-range"), ("base64.encode(b'hi')", "'aGk='"),
    ("// a comment\n 1", "1"),
  ])
  func value(source: String, expected: String) {
    #expect(Example.outcome(source, in: Environment(mode: .plainCEL)) == expected)
  }

  @Test(arguments: [
    ("1 + 1.0", "0..<7 expression/no-matching-operator: no form of '+' takes (int, double)"),
    ("!1", "1..<2 expression/not-a-condition: '!' takes conditions, but this is int"),
    (
      "size(1)",
      "0..<7 expression/no-matching-function: no form of 'size' takes (int) "
        + "(it takes (string) or (bytes) or (list(A)) or (map(A, B)))"
    ),
    ("a.b.c", "0..<5 expression/unknown-name: there is no 'a.b.c'"),
  ])
  func problem(source: String, expected: String) {
    #expect(Example.outcome(source, in: Environment(mode: .plainCEL)) == expected)
  }

  @Test func uncheckedExpressionsFailWhenEvaluated() {
    var environment = Environment(mode: .plainCEL)
    environment.checksTypes = false
    #expect(Example.outcome("x || true", in: environment) == "true")
    #expect(Example.outcome("x || false", in: environment) == "error undeclared")
    #expect(Example.outcome("f(1)", in: environment) == "error undeclared")
    #expect(Example.outcome("1 + 'a'", in: environment) == "error no-such-overload")
  }

  @Test func workIsBounded() {
    let environment = Environment(mode: .plainCEL)
    let list = "[" + Array(repeating: "0", count: 100).joined(separator: ", ") + "]"
    #expect(
      Example.outcome(
        "\(list).all(a, \(list).all(b, \(list).all(c, \(list).all(d, d == 0))))",
        in: environment) == "error limit")
    var source = "size(x)"
    for _ in 0..<30 { source = "cel.bind(x, x + x, \(source))" }
    #expect(Example.outcome("cel.bind(x, 'xx', \(source))", in: environment) == "error limit")
  }
}
