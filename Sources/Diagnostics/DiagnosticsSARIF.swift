/// Findings in SARIF 2.1.0, the format that code hosts show beside the lines.
///
/// - Parameters:
///   - diagnostics: the findings, kept in the given order.
///   - toolVersion: the version of the program that found them.
///   - descriptions: one sentence about each kind of finding, by its name, where there is one.
/// - Returns: the log as indented JSON.
public func diagnosticsSARIF(
  _ diagnostics: [Diagnostic], toolVersion: String, descriptions: [String: String] = [:]
) -> String {
  let rules = Array(Set(diagnostics.map(\.id.rawValue))).sorted()
  let driver = JSONValue.object([
    ("name", .text("archwright")),
    ("version", .text(toolVersion)),
    ("rules", .list(rules.map { rule($0, descriptions[$0]) })),
  ])
  let run = JSONValue.object([
    ("tool", .object([("driver", driver)])),
    ("columnKind", .text("unicodeCodePoints")),
    ("results", .list(diagnostics.map(result))),
  ])
  return JSONValue.object([
    ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
    ("version", .text("2.1.0")),
    ("runs", .list([run])),
  ]).rendered()
}

private func rule(_ id: String, _ description: String?) -> JSONValue {
  .object([
    ("id", .text(id)),
    ("shortDescription", description.map { .object([("text", .text($0))]) }),
  ])
}

private func result(_ diagnostic: Diagnostic) -> JSONValue {
  let message = [diagnostic.message, diagnostic.help].compactMap(\.self).joined(separator: "; ")
  let notes = diagnostic.notes.map { place($0.location, message: $0.message) }
  return .object([
    ("ruleId", .text(diagnostic.id.rawValue)),
    ("level", .text(diagnostic.severity.rawValue)),
    ("message", .object([("text", .text(message))])),
    ("locations", diagnostic.location.map { .list([place($0, message: nil)]) }),
    ("relatedLocations", notes.isEmpty ? nil : .list(notes)),
  ])
}

private func place(_ location: SourceLocation, message: String?) -> JSONValue {
  let region = JSONValue.object([
    ("startLine", .number(location.start.line)),
    ("startColumn", .number(location.start.column)),
    ("endLine", .number(location.end.line)),
    ("endColumn", .number(location.end.column)),
  ])
  let file = JSONValue.object([("uri", .text(percentEncoded(location.file)))])
  return .object([
    ("physicalLocation", .object([("artifactLocation", file), ("region", region)])),
    ("message", message.map { .object([("text", .text($0))]) }),
  ])
}

/// A file's name as a relative address: everything but letters, digits and `-._~/` is escaped.
private func percentEncoded(_ name: String) -> String {
  var result = ""
  for byte in name.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      result += "%" + (digits.count < 2 ? "0" : "") + digits
    }
  }
  return result
}
