/// A Markdown text as slides: each ends at a line of three hyphens, and what stands between the lines
/// `::: notes` and `:::` is for the speaker alone.
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
    let rules = tree.rules()
    var parts: [(shown: String, notes: String?)] = []
    var first = 0
    for end in rules + [lines.count] {
      let part = Self.part(lines[min(first, end)..<end])
      if part.notes != nil || !part.shown.allSatisfy(\.isWhitespace) { parts.append(part) }
      first = end + 1
    }
    return parts
  }

  /// A slide's lines without those between `::: notes` and `:::`, and these.
  private static func part(_ lines: ArraySlice<Substring>) -> (shown: String, notes: String?) {
    var shown: [Substring] = []
    var notes: [Substring]?
    var isNoted = false
    for line in lines {
      switch line.filter({ !$0.isWhitespace }) {
      case ":::notes", ":::{.notes}":
        isNoted = true
        notes = notes ?? []
      case ":::" where isNoted: isNoted = false
      default:
        if isNoted { notes?.append(line) } else { shown.append(line) }
      }
    }
    return (shown.joined(separator: "\n"), notes?.joined(separator: "\n"))
  }
}
