/// Takes out of a Markdown text what says nothing: tables without rows, and headings under which
/// nothing stands.
///
/// A template writes a heading once, and a list that came out empty leaves it without contents.
struct EmptyParts {
  private var lines: [Substring]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The text without them.
  mutating func removed() -> String {
    removeTables()
    removeHeadings()
    return lines.joined(separator: "\n")
  }

  /// Removes tables that have only a head.
  private mutating func removeTables() {
    var kept: [Substring] = []
    var start = 0
    while start < lines.count {
      let end = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.count
      if end > start {
        if end - start > 2 || !isRule(lines[end - 1]) { kept += lines[start..<end] }
        start = end
      } else {
        kept.append(lines[start])
        start += 1
      }
    }
    lines = kept
  }

  /// Whether a row of a table is the line between its head and its rows.
  private func isRule(_ line: Substring) -> Bool {
    line.contains("-") && line.allSatisfy { "|-: ".contains($0) }
  }

  /// Removes headings without text before the next one of their level or above it; the title stays.
  ///
  /// It goes from the last to the first, so that one goes whose parts all went.
  private mutating func removeHeadings() {
    let levels = levels
    var kept: [Substring] = []
    var nextLevel = 0
    var hasText = false
    for (line, level) in zip(lines, levels).reversed() {
      if let level, level > 1, !hasText, nextLevel <= level { continue }
      if let level {
        nextLevel = level
        hasText = false
      } else if line.contains(where: { $0 != " " }) {
        hasText = true
      }
      kept.append(line)
    }
    lines = kept.reversed()
  }

  /// For each line the level of the heading that it is; nil for any other.
  private var levels: [Int?] {
    var isCode = false
    return lines.map { line in
      if line.hasPrefix("```") { isCode.toggle() }
      let level = line.prefix { $0 == "#" }.count
      return !isCode && (1...6).contains(level) && line.dropFirst(level).first == " " ? level : nil
    }
  }
}
