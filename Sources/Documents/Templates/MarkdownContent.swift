import Mustache

/// Values put into Markdown: no character of theirs is taken for markup, and none breaks a line.
struct MarkdownContent: MustacheContentType {
  /// The text with a backslash before each character that Markdown could take for markup.
  func escapeText(_ text: String) -> String { escapedForMarkdown(text) }
}

/// Values put into YAML: each becomes one quoted scalar.
struct YAMLContent: MustacheContentType {
  /// The text in double quotes, in which JSON and YAML agree.
  func escapeText(_ text: String) -> String {
    String(ReportValue.text(text).json.dropLast())
  }
}

/// The text with a backslash before each character that Markdown could take for markup.
///
/// Line ends become spaces, so a value never ends its table row, list entry or paragraph. An
/// underscore between letters and a hash inside a line mean nothing to Markdown and stay as they
/// are.
public func escapedForMarkdown(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  var result = ""
  result.reserveCapacity(text.utf8.count + 8)
  for (index, scalar) in scalars.enumerated() {
    let isFirst = index == 0
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "&":
      if scalar != "&" || startsEntity(scalars, index) { result += "\\" }
      result.unicodeScalars.append(scalar)
    case "_":
      let isInside =
        index > 0 && isWordPart(scalars[index - 1])
        && index + 1 < scalars.count && isWordPart(scalars[index + 1])
      result += isInside ? "_" : "\\_"
    case "#", "+", "-", "=":
      let isAlone = index + 1 == scalars.count || scalars[index + 1] == " "
      result += isFirst && (isAlone || scalar == "#" || scalar == "=") ? "\\" : ""
      result.unicodeScalars.append(scalar)
    case ".", ")":
      let isNumbered =
        index > 0 && (index + 1 == scalars.count || scalars[index + 1] == " ")
        && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
      result += isNumbered ? "\\" : ""
      result.unicodeScalars.append(scalar)
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}", "\t": result += " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
}

private func startsEntity(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
  guard index + 1 < scalars.count else { return false }
  let next = scalars[index + 1]
  return next == "#" || next.properties.isAlphabetic
}
