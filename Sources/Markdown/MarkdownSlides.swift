/// A Markdown text as slides: each ends at a line of three hyphens, and what follows a paragraph
/// that begins with `Note:` is for the speaker alone.
public struct MarkdownSlides: Hashable, Sendable {
  /// The slides, in their order.
  public let slides: [Slide]

  /// One slide as HTML.
  public struct Slide: Hashable, Sendable {
    /// What listeners see.
    public let html: String
    /// What the speaker says; empty where nothing is noted.
    public let notes: String
    /// The words of its first heading; empty where it has none.
    public let title: String
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: Markdown without a front matter.
  ///   - setting: how it is put into its surroundings.
  public init(_ text: String, _ setting: MarkdownPage.Setting = MarkdownPage.Setting()) {
    var setting = setting
    let prefix = setting.prefix
    slides = Self.parts(of: text).enumerated().map { index, part in
      setting.prefix = "\(prefix)slide-\(index + 1)-"
      let shown = MarkdownPage(part.shown, setting)
      setting.prefix += "note-"
      return Slide(
        html: shown.html, notes: part.notes.map { MarkdownPage($0, setting).html } ?? "",
        title: shown.headings.first?.words ?? "")
    }
  }

  /// The Markdown of each slide that is not empty.
  private static func parts(of text: String) -> [(shown: String, notes: String?)] {
    let tree = MarkdownTree(text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var parts: [(shown: String, notes: String?)] = []
    var first = 0
    var note: Int?
    func take(upTo end: Int) {
      let shown = lines[first..<(note ?? end)].joined(separator: "\n")
      let notes = note.map { lines[$0..<end].joined(separator: "\n") }
      if !shown.allSatisfy(\.isWhitespace) || notes != nil {
        parts.append((shown, notes.map(withoutMark)))
      }
    }
    for node in tree.root.children {
      let line = node.firstLine - 1
      if node.kind == "thematic_break" {
        take(upTo: line)
        first = line + 1
        note = nil
      } else if note == nil, node.kind == "paragraph", node.words.hasPrefix(mark) {
        note = line
      }
    }
    take(upTo: lines.count)
    return parts
  }

  private static let mark = "Note:"

  private static func withoutMark(_ notes: String) -> String {
    guard let mark = notes.firstRange(of: mark) else { return notes }
    return notes.replacingCharacters(in: mark)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>) -> String {
    String(self[..<range.lowerBound] + self[range.upperBound...])
  }
}
