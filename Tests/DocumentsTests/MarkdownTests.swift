import Documents
import Testing

struct MarkdownTests {
  @Test(arguments: [
    ("plain words, 90 % of 12,000", "plain words, 90 % of 12,000"),
    ("a|b", #"a\|b"#),
    ("*bold* and `code`", #"\*bold\* and \`code\`"#),
    ("[x](http://evil)", #"\[x\](http://evil)"#),
    ("<script>", #"\<script\>"#),
    ("knowledge.corpus_docs", "knowledge.corpus_docs"),
    ("_emphasis_", #"\_emphasis\_"#),
    ("# heading", ##"\# heading"##),
    ("issue #4", "issue #4"),
    ("1. item", #"1\. item"#),
    ("- item", #"\- item"#),
    ("two\nlines\r\nthree", "two lines  three"),
    ("R&D, &amp; &#65;", #"R\&D, \&amp; \&#65;"#),
    (#"a\b"#, #"a\\b"#),
  ])
  func valuesAreNoMarkup(text: String, expected: String) {
    #expect(escapedForMarkdown(text) == expected)
  }
}
