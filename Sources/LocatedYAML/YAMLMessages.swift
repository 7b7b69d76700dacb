import CYaml
import Diagnostics

/// The start of a text that a message quotes, so that a hostile one can't fill the report.
func shortened(_ text: String) -> String {
  let shown = text.prefix(60)
  return shown.endIndex < text.endIndex ? shown + "…" : text
}

extension Diagnostic {
  static func duplicateKey(
    _ key: String, at place: SourceLocation, first: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "yaml/duplicate-key", "the key '\(shortened(key))' is given twice", at: place,
      notes: [Note("first given here", at: first)], help: "keep one of the two")
  }

  static func severalDocuments(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "yaml/several-documents", "a second document starts here, but a file holds one", at: place,
      help: "move it to a file of its own, or remove the line '---'")
  }

  static func emptyFile(at place: SourceLocation) -> Diagnostic {
    Diagnostic("yaml/empty", "the file holds no value", at: place)
  }

  static func keyNotText(_ kind: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "yaml/key-not-text", "a key must be a text, not \(kind)", at: place,
      help: "put quotes around a text that starts with a bracket")
  }

  static func mergeNotMapping(_ kind: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic("yaml/merge", "'<<' merges mappings, not \(kind)", at: place)
  }

  static func tooDeep(_ limit: Int, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "yaml/too-deep", "lists and mappings are nested more than \(limit) deep", at: place)
  }

  static func aliasToItself(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic("yaml/alias-cycle", "'*\(name)' stands inside the value it refers to", at: place)
  }

  static func unknownAnchor(
    _ name: String, known: [String], at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "yaml/unknown-anchor", "'*\(name)' refers to nothing before it", at: place,
      help: nearest(name, in: known).map { "did you mean '*\($0)'?" }
        ?? "name the value with '&\(name)', or put quotes around a text that starts with '*'")
  }

  static func aliasExpansion(_ limit: Int, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "yaml/alias-expansion", "the aliases up to here repeat more than \(limit) values", at: place,
      help: "write out what is needed")
  }

  static func tag(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "yaml/tag", "the tag '\(name)' is not supported", at: place,
      help: "remove it; a text that starts with '!' needs quotes")
  }

  static func syntax(
    _ failure: ParserFailure, in file: SourceFile, contentStart: Int
  ) -> Diagnostic {
    if let offset = failure.byteOffset {
      let start = SourceLines(file).position(ofByte: contentStart + offset)
      let message = "the text has a character that YAML does not allow"
      return Diagnostic(
        "yaml/syntax", message, at: location(file, start), help: "remove control characters")
    }
    let wording = SyntaxWording(failure)
    var notes: [Note] = []
    if let opening = wording.opening, failure.contextMark.line != failure.mark.line {
      notes.append(Note(opening, at: location(file, position(failure.contextMark))))
    }
    return Diagnostic(
      "yaml/syntax", wording.message, at: location(file, position(failure.mark)), notes: notes,
      help: wording.help)
  }

  private static func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private static func location(_ file: SourceFile, _ start: SourcePosition) -> SourceLocation {
    SourceLocation(file: file.name, start: start, end: start)
  }
}
