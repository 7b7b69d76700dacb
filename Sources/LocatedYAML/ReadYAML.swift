public import Diagnostics

/// Reads the one document of a YAML file.
///
/// Aliases are replaced by what they stand for and merge keys (`<<`) are merged. Tags other than
/// `!!str` are refused, as are keys that are not text.
///
/// - Parameters:
///   - file: the text to read.
///   - limits: how much to read at most.
/// - Returns: the root, or nil when the text can't be read to its end, and every finding. A root
///   may come with errors, such as a duplicate key, whose first value is kept.
public func readYAML(
  _ file: SourceFile, limits: YAMLLimits = .specification
) -> (root: Node?, diagnostics: [Diagnostic]) {
  var text = file.text
  guard text.utf8.count <= limits.bytes else {
    return (nil, [.tooLarge(file.name, bytes: text.utf8.count, limit: limits.bytes)])
  }
  let result = text.withUTF8 { bytes in
    // A byte order mark takes no column; positions in the text start behind it.
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let content = UnsafeBufferPointer(rebasing: bytes[mark...])
    var builder = NodeBuilder(
      file: file, events: EventSource(content), limits: limits, contentStart: mark)
    return builder.document()
  }
  return (result.root, result.diagnostics.inReadingOrder)
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func tooLarge(_ name: String, bytes: Int, limit: Int) -> Diagnostic {
    let start = SourcePosition(line: 1, column: 1)
    return Diagnostic(
      "yaml/too-large", "the file has \(bytes) bytes, more than the \(limit) that are read",
      at: SourceLocation(file: name, start: start, end: start))
  }
}
