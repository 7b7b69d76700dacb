import Mustache

/// Values put into HTML, between tags and in quoted attributes.
///
/// Single scalars are looked at: a quote stays a quote though an accent that follows joins it.
struct PageContent: MustacheContentType {
  func escapeText(_ text: String) -> String { escapedForPage(text) }
}

/// The text with the five characters escaped that HTML could take for markup; characters that HTML
/// forbids are left out.
public func escapedForPage(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count + 8)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\u{0}"..."\u{8}", "\u{B}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
