import Diagnostics

/// The tags of a template as a tree, read only to check their names before anything is rendered.
struct TemplateTags: Sendable {
  /// One tag that names a value.
  struct Tag: Sendable {
    let name: String
    let location: SourceLocation
    /// Whether it opens a section, and whether an inverted one.
    let kind: Kind
    /// The tags between its opening and its end.
    var inner: [Tag] = []

    enum Kind: Sendable { case value, section, inverted, partial }

    /// The name without the transforms around it, such as `empty(…)`; empty for `last()`.
    var path: Substring {
      guard let open = name.lastIndex(of: "(") else { return name[...] }
      return name[name.index(after: open)...].prefix { $0 != ")" }
    }
  }

  private(set) var tags: [Tag] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the tags of a template; blocks, partials with blocks and other delimiters are refused.
  init(_ file: SourceFile) {
    var open: [Tag] = []
    for (text, location) in occurrences(in: file) {
      let name = text.dropFirst().trimmingSpaces
      switch text.first {
      case "!", "%": continue
      case "#": open.append(Tag(name: name, location: location, kind: .section))
      case "^": open.append(Tag(name: name, location: location, kind: .inverted))
      case "/":
        guard let section = open.popLast(), section.name == name else {
          report("section-end", "'\(name)' ends a section that is not open", location)
          return
        }
        append(section, to: &open)
      case ">" where !name.isEmpty && !name.hasPrefix("*"):
        append(Tag(name: name, location: location, kind: .partial), to: &open)
      case ">", "<", "$", "=":
        report("unsupported-tag", "a template can't use '{{\(text)}}'", location)
      case "{", "&": append(Tag(name: name, location: location, kind: .value), to: &open)
      case .some, nil:
        append(Tag(name: text.trimmingSpaces, location: location, kind: .value), to: &open)
      }
    }
    if let section = open.last {
      report("section-end", "the section '\(section.name)' has no end", section.location)
    }
  }

  /// Puts the tags of partials where they are named; unknown and endless ones are reported.
  mutating func resolve(_ partials: TemplatePartials) {
    tags = resolved(tags, partials.tags, within: [])
  }

  private mutating func resolved(
    _ tags: [Tag], _ partials: [String: TemplateTags], within outer: [String]
  ) -> [Tag] {
    tags.map { tag in
      var tag = tag
      guard tag.kind == .partial else {
        tag.inner = resolved(tag.inner, partials, within: outer)
        return tag
      }
      guard !outer.contains(tag.name) else {
        report("endless-partial", "'\(tag.name)' puts itself in", tag.location)
        return tag
      }
      guard let partial = partials[tag.name] else {
        let meant = nearest(tag.name, in: partials.keys.sorted())
        diagnostics.append(
          Diagnostic(
            "template/unknown-partial", "there is no partial '\(tag.name)'", at: tag.location,
            help: meant.map { "did you mean '\($0)'?" }))
        return tag
      }
      tag.inner = resolved(partial.tags, partials, within: outer + [tag.name])
      return tag
    }
  }

  private mutating func append(_ tag: Tag, to open: inout [Tag]) {
    if open.isEmpty { tags.append(tag) } else { open[open.count - 1].inner.append(tag) }
  }

  private mutating func report(_ name: String, _ message: String, _ location: SourceLocation) {
    diagnostics.append(
      Diagnostic(Diagnostic.ID(rawValue: "template/\(name)"), message, at: location))
  }
}

/// What stands between double braces, with its place.
private func occurrences(in file: SourceFile) -> [(text: Substring, location: SourceLocation)] {
  var found: [(Substring, SourceLocation)] = []
  var lineNumber = 0
  for line in file.text.split(separator: "\n", omittingEmptySubsequences: false) {
    lineNumber += 1
    var rest = line
    while let start = rest.firstRange(of: "{{"),
      let end = rest[start.upperBound...].firstRange(of: "}}")
    {
      var text = rest[start.upperBound..<end.lowerBound]
      if text.first == "{" { text = text.prefix { $0 != "}" } }
      let column = line[..<start.lowerBound].unicodeScalars.count + 1
      let place = SourceLocation(
        file: file.name, start: SourcePosition(line: lineNumber, column: column),
        end: SourcePosition(line: lineNumber, column: column + text.unicodeScalars.count + 4))
      found.append((text, place))
      rest = rest[end.upperBound...]
    }
  }
  return found
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
