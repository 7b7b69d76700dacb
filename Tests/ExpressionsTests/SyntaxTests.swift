import Expressions
import Testing

/// Syntax errors, with their places in Unicode scalars.
@Suite struct SyntaxTests {
  @Test(arguments: [
    ("", "0..<0 expression/syntax: the expression is empty"),
    ("  ", "0..<2 expression/syntax: the expression is empty"),
    ("1 +", "3..<3 expression/syntax: expected a value, found the end"),
    ("(1", "2..<2 expression/syntax: expected ')', found the end"),
    ("[1, 2", "5..<5 expression/syntax: expected ']', found the end"),
    ("{1 2}", "3..<4 expression/syntax: expected ':', found '2'"),
    ("1 2", "2..<3 expression/syntax: expected the end, found '2'"),
    ("a = 1", "2..<3 expression/syntax: '=' is no operator (write '==' to compare)"),
    ("a & b", "2..<3 expression/syntax: '&' is no operator (write '&&' for and)"),
    ("a | b", "2..<3 expression/syntax: '|' is no operator (write '||' for or)"),
    (
      "true and false",
      "5..<8 expression/syntax: expected the end, found 'and' (write '&&' for and)"
    ),
    (
      "1_000 < 2",
      "0..<5 expression/syntax: '1_000' is no number (write '1000' without underscores, or as '1e6')"
    ),
    (
      "800ms",
      "0..<5 expression/syntax: '800ms' is no number "
        + "(a number with a unit is written as a call, such as ms(800))"
    ),
    (
      "5..10",
      "1..<3 expression/syntax: '..' has no meaning in a condition "
        + "(write 'x >= a && x <= b' for a range)"
    ),
    ("'abc", "0..<4 expression/syntax: a text is not closed (close it with ')"),
    ("'a\\q'", "2..<4 expression/syntax: '\\q' is no escape"),
    ("'ä' + #", "6..<7 expression/syntax: '#' has no meaning here"),
    ("for", "0..<3 expression/reserved-word: 'for' is a reserved word"),
    ("has(1)", "4..<5 expression/macro: has() takes one field, such as has(a.b)"),
    ("[1].all(1, true)", "8..<9 expression/macro: the variable of a macro is a plain name"),
    ("a ? b", "5..<5 expression/syntax: expected ':', found the end"),
    ("1e999", "0..<5 expression/number-out-of-range: '1e999' is beyond the range of numbers"),
  ])
  func problem(source: String, expected: String) {
    #expect(Example.outcome(source) == expected)
  }

  @Test func wholeNumbersOutOfRangeInThePlainLanguage() {
    let plain = Environment(mode: .plainCEL)
    #expect(
      Example.outcome("9223372036854775808", in: plain)
        == "0..<19 expression/number-out-of-range: "
        + "'9223372036854775808' is beyond the range of whole numbers")
    #expect(Example.outcome("-9223372036854775808", in: plain) == "-9223372036854775808")
  }

  @Test(arguments: [
    String(repeating: "(", count: 10_000), String(repeating: "!", count: 10_000) + "true",
    String(repeating: "-", count: 10_000) + "1", String(repeating: "[", count: 10_000),
    String(repeating: "true ? true : ", count: 10_000) + "true",
    "1" + String(repeating: " + 1", count: 10_000), "[1]" + String(repeating: "[0]", count: 10_000),
    "a" + String(repeating: ".b", count: 10_000),
  ])
  func deepNestingIsAProblemAndNoCrash(source: String) {
    #expect(throws: ExpressionProblems.self) { try Expression(source, in: Example.environment) }
  }

  @Test func longChainsOfConditionsAreFlat() throws {
    let source = "vectors > 1" + String(repeating: " && vectors > 1", count: 5000)
    let expression = try Expression(source, in: Example.environment)
    #expect(expression.holds(Example.bindings) == true)
    #expect(expression.atoms.count == 5001)
  }

  @Test func oversizedTextIsAProblem() {
    let source = String(repeating: " ", count: 100_001)
    #expect(throws: ExpressionProblems.self) { try Expression(source, in: Example.environment) }
  }

  @Test func nodesKnowTheirPlaces() throws {
    let expression = try Expression("note == 'ä' && vectors < 3", in: Example.environment)
    #expect(expression.syntax.range == 0..<26)
    #expect(expression.syntax.children.map(\.range) == [0..<11, 15..<26])
    let ids = expression.syntax.children.map(\.id)
    #expect(ids.allSatisfy { $0 < expression.syntax.id })
  }
}
