import Expressions
import Testing

/// The regular expressions of `matches`.
@Suite struct PatternTests {
  private func outcome(_ text: String, _ pattern: String) -> String {
    Example.outcome("r'''\(text)'''.matches(r'''\(pattern)''')", in: Environment(mode: .plainCEL))
  }

  @Test(arguments: [
    ("banana", "ba(na)*$", true), ("banana", "^ba(na)+x", false), ("abc", "a|b", true),
    ("abc", "^(a|b)$", false), ("a.c", "a\\.c", true), ("abc", "a\\.c", false), ("", "^$", true),
    ("foo bar", "\\bbar\\b", true), ("foobar", "\\bbar", false), ("x1", "^[a-z]\\d$", true),
    ("X1", "(?i)^x", true), ("X1", "^x", false), ("a-b", "^[a\\-b]+$", true), ("]", "[]]", true),
    ("aaa", "^a{2}$", false), ("aaa", "^a{2,}$", true), ("aaaa", "^a{1,3}$", false),
    ("a{", "a{", true), ("tab\t", "\\s$", true), ("é", "^.$", true),
    ("ab", "^(?:a)(?P<n>b)$", true),
    ("9", "^[[:digit:]]$", true), ("x", "^[^x]$", false), ("a\nb", "a.b", false),
    ("a\nb", "(?s)a.b", true), ("a\nb", "(?m)^b", true), ("aab", "a*?b", true),
  ])
  func match(text: String, pattern: String, expected: Bool) {
    #expect(outcome(text, pattern) == "\(expected)")
  }

  @Test(arguments: ["(", ")", "[", "*", "a**", "(?z)", "a{2,1}", "\\", "[b-a]", "\\p{L}"])
  func badPattern(pattern: String) {
    let plain = Environment(mode: .plainCEL)
    let literal = pattern.replacing("\\", with: "\\\\")
    #expect(Example.outcome("'a'.matches('\(literal)')", in: plain) == "error invalid-argument")
  }

  @Test func timeIsLinear() {
    let text = String(repeating: "a", count: 5000)
    #expect(outcome(text, "(a*)*(a|aa)+b$") == "false")
    #expect(outcome("a", "((a{1000}){1000}){1000}") == "error invalid-argument")
    #expect(outcome("a", "(((){1000}){1000}){1000}") == "error invalid-argument")
  }
}
