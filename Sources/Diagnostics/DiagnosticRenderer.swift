/// Writes findings for people: what, where, the line itself with carets, and what to do.
///
/// ```
/// error[specification/unknown-key]: unknown key 'latancy' in the specification
///   --> spec.yaml:12:1
///    |
/// 12 | latancy: 800 ms
///    | ^^^^^^^
///    = help: did you mean 'latency'?
/// ```
public struct DiagnosticRenderer: Sendable {
  private let lines: [String: SourceLines]
  private let style: TerminalStyle

  /// Creates a renderer that can quote from `sources`.
  ///
  /// - Parameters:
  ///   - sources: the files that findings point into; others are named but not quoted.
  ///   - colour: whether to write ANSI colour codes.
  public init(sources: [SourceFile], colour: Bool = false) {
    lines = Dictionary(sources.map { ($0.name, SourceLines($0)) }) { first, _ in first }
    style = TerminalStyle(colour: colour)
  }

  /// The report of all findings in the given order, one blank line between two; no final line end.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(render).joined(separator: "\n\n")
  }

  /// The report of one finding.
  public func render(_ diagnostic: Diagnostic) -> String {
    let places = [diagnostic.location].compactMap(\.self) + diagnostic.notes.map(\.location)
    let gutter = places.map { String($0.start.line).count }.max() ?? 0
    let kind = style.severity(
      "\(diagnostic.severity.rawValue)[\(diagnostic.id.rawValue)]", diagnostic.severity)
    var report = [kind + style.strong(": " + printable(diagnostic.message))]
    if let location = diagnostic.location {
      report += quote(location, gutter: gutter) { style.severity($0, diagnostic.severity) }
    }
    for note in diagnostic.notes {
      report.append(margin(gutter) + "= \(style.strong("note:")) \(printable(note.message))")
      report += quote(note.location, gutter: gutter) { style.quiet($0) }
    }
    if let help = diagnostic.help {
      report.append(margin(gutter) + "= \(style.strong("help:")) \(printable(help))")
    }
    return report.joined(separator: "\n")
  }

  private func margin(_ gutter: Int) -> String { String(repeating: " ", count: gutter + 1) }

  private func quote(
    _ location: SourceLocation, gutter: Int, mark: (String) -> String
  ) -> [String] {
    let indent = String(repeating: " ", count: gutter)
    let place = indent + style.quiet("-->") + " " + printable(location.reference)
    guard let source = lines[location.file], location.start.line <= source.count else {
      return [place]
    }
    let excerpt = Excerpt(line: source[location.start.line], of: location)
    let number = String(location.start.line)
    let padded = String(repeating: " ", count: max(0, gutter - number.count)) + number
    return [
      place,
      style.quiet(indent + " |"),
      style.quiet(padded + " |") + (excerpt.text.isEmpty ? "" : " " + excerpt.text),
      style.quiet(indent + " |") + " " + excerpt.indent + mark(excerpt.carets),
    ]
  }
}
