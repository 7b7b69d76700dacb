/// Texts that break careless writers of YAML, XML, Markdown, DOT and file names.
public enum HostileText {
  /// All of them.
  public static let all: [String] = [
    "plain words",
    "it's a \"quoted\" word",
    "<b>bold</b> & <i>italic</i>",
    "<script>alert('x')</script>",
    "]]> --> <!-- {{name}} {{{name}}} ${HOME} $(id) `id`",
    "🦊🚀👩‍👩‍👧‍👦 emoji",
    "מסמכים בעברית و نص عربي \u{202E}reversed\u{202C}",
    "契約書の要約",
    "../../../etc/passwd",
    "C:\\Windows\\System32\\nul",
    "a/b\\c|d?e*f:g",
    "| a | table | row |",
    "# heading\n- list\n\n```\nfence",
    "two\nlines\r\nand\ttabs",
    "control \u{01}\u{08}\u{1B}[31m characters",
    "nothing \u{0} after",
    "separator \u{2028} and \u{2029} and \u{FEFF} mark",
    "combining e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    " spaces around ",
    "\\N \\G \\E \\L \\l \\r \\n",
    "unknown", "none", "null", "~", "yes", "NO", "12:30", "1,000", "0x10", "- item", "key: value",
    "%", "@", "*alias", "&anchor", "!tag", "<<", "",
    String(repeating: "long words without an end ", count: 12),
    String(repeating: "x", count: 300),
  ]
}
