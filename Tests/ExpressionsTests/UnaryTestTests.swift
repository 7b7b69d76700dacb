import Expressions
import Testing

/// Cells of decision tables as conditions.
@Suite struct UnaryTestTests {
  @Test(arguments: [
    ("-", "true"), ("<= 10e6", "v <= 10e6"), ("> ms(5)", "v > ms(5)"),
    ("1e6..5e7", "v >= 1e6 && v <= 5e7"), ("1..5", "v >= 1 && v <= 5"),
    ("ms(1)..s(5)", "v >= ms(1) && v <= s(5)"), ("-5..5", "v >= -5 && v <= 5"),
    ("[a, b]", "v in ['a', 'b']"), ("a, b", "v in ['a', 'b']"), ("managed", "v == 'managed'"),
    ("true", "v == true"), ("not(a, b)", "!(v in ['a', 'b'])"), ("not(> 5)", "!(v > 5)"),
    ("'two words'", "v == 'two words'"), ("12", "v == 12"),
  ])
  func cell(cell: String, expected: String) throws {
    #expect(try unaryTest(cell, on: "v") == expected)
  }

  @Test(arguments: ["", "  ", "<", "[", "a,", "1..", "#"])
  func badCell(cell: String) {
    do {
      let text = try unaryTest(cell, on: "vectors")
      #expect(throws: ExpressionProblems.self) { try Expression(text, in: Example.environment) }
    } catch {
      #expect(error.range.upperBound <= max(cell.unicodeScalars.count, error.range.lowerBound))
    }
  }
}
