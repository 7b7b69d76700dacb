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
    ("é", "^\\p{L}$", true), ("é", "^\\pL$", true), ("É", "^\\p{Ll}$", false),
    ("5", "^\\PN$", false),
    ("x", "^\\p{^N}$", true), ("٣", "^[\\p{Nd}a]$", true), ("٣", "^\\d$", false),
    ("-", "^[^\\pL\\pN]$", true), ("a.c", "^\\Qa.c\\E$", true), ("abc", "^\\Qa.c\\E$", false),
    ("A", "^\\101$", true), ("A", "^\\x41$", true), ("😀", "^\\x{1F600}$", true),
    ("5", "^[[:^alpha:]]$", true), ("a", "^[[:^alpha:]]$", false), ("~", "^[[:graph:]]$", true),
    (" ", "^[[:blank:]]$", true), ("é", "[[:ascii:]]", false), ("Ab", "^(?i:a)b$", true),
    ("AB", "^(?i:a)b$", false), ("ab", "(?i)A(?-i)b", true),
    ("aB", "(?i)A(?-i)b", false), ("ab", "^(?<first>a)b$", true), ("a", "^(|a)+$", true),
    ("", "^(a*)*$", true),
  ])
  func match(text: String, pattern: String, expected: Bool) {
    #expect(outcome(text, pattern) == "\(expected)")
  }

  @Test(arguments: [
    "(", ")", "[", "*", "a**", "(?z)", "a{2,1}", "\\", "[b-a]", "\\p{Foo}", "\\p{L", "\\1",
    "[[:word", "a{1001}", "(?P<n", "\\x{110000}", "+a", "(?<=a)b", "(?=a)",
  ])
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
