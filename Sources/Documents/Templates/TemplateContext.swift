import Mustache
import OrderedCollections

extension ReportValue {
  /// The value as the template engine sees it; null and empty text count as missing.
  var templateContext: Any {
    switch self {
    case .null: Missing()
    case .text(let text): text.isEmpty ? Missing() : Phrase(text: text)
    case .number(let number): ReportValue.numberText(number)
    case .flag(let flag): flag
    case .list(let entries): entries.map(\.templateContext)
    case .object(let members): Members(members: members)
    }
  }
}

/// An object whose keys a template can name.
private struct Members: MustacheParent {
  let members: OrderedDictionary<String, ReportValue>

  func child(named name: String) -> Any? { members[name]?.templateContext }
}

/// A text that a template can begin a sentence with, or put into one.
private struct Phrase: MustacheTransformable, CustomStringConvertible {
  let text: String

  var description: String { text }

  func transform(_ name: String) -> Any? {
    switch name {
    case "capitalized": uppercasedFirst(text)
    case "inside": lowercasedFirst(text)
    case "clause": clause(text)
    case "empty": text.isEmpty
    default: text.transform(name)
    }
  }
}

/// A value that is there by name but says nothing: its sections stay out.
private struct Missing: MustacheCustomRenderable {
  let renderText = ""
  let isNull = true
}
