/// Findings as a JSON array for other programs, in the given order.
///
/// Each has `id`, `severity` and `message`, and where known `location` (`file`, `start` and `end`,
/// each with `line` and `column` from 1), `notes` and `help`.
public func diagnosticsJSON(_ diagnostics: [Diagnostic]) -> String {
  JSONValue.list(diagnostics.map(json)).rendered()
}

private func json(_ diagnostic: Diagnostic) -> JSONValue {
  let notes = diagnostic.notes.map { note in
    JSONValue.object([("message", .text(note.message)), ("location", json(note.location))])
  }
  return .object([
    ("id", .text(diagnostic.id.rawValue)),
    ("severity", .text(diagnostic.severity.rawValue)),
    ("message", .text(diagnostic.message)),
    ("location", diagnostic.location.map(json)),
    ("notes", notes.isEmpty ? nil : .list(notes)),
    ("help", diagnostic.help.map(JSONValue.text)),
  ])
}

private func json(_ location: SourceLocation) -> JSONValue {
  .object([
    ("file", .text(location.file)),
    ("start", json(location.start)),
    ("end", json(location.end)),
  ])
}

private func json(_ position: SourcePosition) -> JSONValue {
  .object([("line", .number(position.line)), ("column", .number(position.column))])
}
