/// The parser's terse finding in words that help, where better words are known.
struct SyntaxWording {
  /// What is wrong.
  var message: String
  /// What to do about it.
  var help: String?
  /// What to say at the place where the unfinished value starts.
  var opening: String?

  init(_ failure: ParserFailure) {
    (message, help) = Self.words(failure.problem)
    opening = failure.context.map(Self.opening)
  }

  private static func opening(_ context: String) -> String {
    if context.hasSuffix("mapping") { return "the mapping starts here" }
    if context.hasSuffix("sequence") || context.hasSuffix("collection") {
      return "the list starts here"
    }
    if context.hasSuffix("simple key") { return "this was taken for a key" }
    return context.hasSuffix("scalar") ? "the text starts here" : context
  }

  private static func words(_ problem: String) -> (message: String, help: String?) {
    switch problem {
    case "mapping values are not allowed in this context":
      (
        "a colon is not allowed here",
        "put quotes around a text with ': ' in it, or check the indentation"
      )
    case "found character that cannot start any token":
      (
        "no value can start with this character",
        "indent with spaces, not tabs; put quotes around a text that starts with @, ` or %"
      )
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      ("a tab is not allowed here", "indent with spaces")
    case "could not find expected ':'":
      (
        "a colon is missing after a key",
        "check the line above too: a text over several lines needs indentation"
      )
    case "did not find expected key":
      ("a key is expected here", "check the indentation and the quotes of the lines above")
    case "did not find expected '-' indicator":
      ("a list entry with '-' is expected here", "check the indentation")
    case "block sequence entries are not allowed in this context":
      ("a list entry is not allowed here", "start the list on a line of its own")
    case "found unexpected end of stream":
      ("the file ends before the text is closed", "add the missing quote")
    case "did not find expected ',' or ']'": ("a comma or ']' is expected here", nil)
    case "did not find expected ',' or '}'": ("a comma or '}' is expected here", nil)
    default: (problem, nil)
    }
  }
}
