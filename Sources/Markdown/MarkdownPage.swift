/// A Markdown text as the HTML of a page's body.
///
/// Raw HTML of the text and addresses that run programs stay out. Headings get ids, by the rule that
/// readers of Markdown use, and tables can be scrolled on narrow screens.
public struct MarkdownPage: Hashable, Sendable {
  /// The HTML.
  public let html: String
  /// The headings, in their order.
  public let headings: [Heading]

  /// A heading with its place.
  public struct Heading: Hashable, Sendable {
    /// From 1 to 6.
    public let level: Int
    /// What a link to it names after `#`.
    public let id: String
    /// Its words without markup.
    public let words: String
  }

  /// How a text is put into its surroundings.
  public struct Setting: Sendable {
    /// By how many levels headings move down, at most to level 6.
    public var shift = 0
    /// What stands before the id of each heading.
    public var prefix = ""
    /// Whether the first heading is left out because the surroundings show it.
    public var omitsTitle = false
    /// Whether tables say how wide their columns are, for programs that would make them all alike.
    public var weighsColumns = false
    /// The address of a link, in place of the one in the text.
    public var link: @Sendable (_ address: String) -> String = { $0 }
    /// The HTML that stands for an image, or `nil` for the image itself.
    public var image: @Sendable (_ address: String, _ words: String) -> String? = { _, _ in nil }

    public init() {}
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: Markdown with GitHub's tables; a front matter has to be cut off before.
  ///   - setting: how it is put into its surroundings.
  public init(_ text: String, _ setting: Setting = Setting()) {
    let tree = MarkdownTree(text)
    tree.root.removeRawHTML()
    let widths = setting.weighsColumns ? tree.root.columnWidths() : []
    headings = tree.root.settle(setting)
    html = setting.weighsColumns ? tree.html().withColumns(widths) : tree.html()
  }
}

extension Node {
  /// Takes raw HTML out, comments included.
  func removeRawHTML() {
    for node in descendants where ["html_block", "html_inline"].contains(node.kind) {
      node.unlink()
      node.free()
    }
  }

  /// Follows a setting all over the tree.
  ///
  /// - Returns: the headings that are left.
  func settle(_ setting: MarkdownPage.Setting) -> [MarkdownPage.Heading] {
    var names = HeadingNames(prefix: setting.prefix)
    var headings: [MarkdownPage.Heading] = []
    // Nodes that are left out may hold others that are still to come, so they are freed at the end.
    var leftOut: [Node] = []
    for node in descendants {
      switch node.kind {
      case "heading":
        let isTitle = names.count == 0 && node.headingLevel == 1
        let heading = MarkdownPage.Heading(
          level: min(node.headingLevel + setting.shift, 6), id: names.id(for: node.words),
          words: node.words)
        if isTitle, setting.omitsTitle {
          node.unlink()
        } else {
          node.name(heading)
          headings.append(heading)
        }
        leftOut.append(node)
      case "link": node.address = setting.link(node.address)
      case "image":
        guard let html = setting.image(node.address, node.words) else { continue }
        node.replace(with: .inline(html))
        leftOut.append(node)
      case "table": node.wrap(in: .block(opening: Self.scrolling, closing: "</div>"))
      default: continue
      }
    }
    for node in leftOut { node.free() }
    return headings
  }

  private static let scrolling =
    #"<div class="scroll" role="region" aria-label="Table" tabindex="0">"#

  /// Writes the heading with its id.
  private func name(_ heading: MarkdownPage.Heading) {
    let named = Node.block(
      opening: #"<h\#(heading.level) id="\#(heading.id)">"#, closing: "</h\(heading.level)>")
    insertBefore(named)
    for child in children { named.append(child) }
    unlink()
  }

  private func wrap(in wrapper: Node) {
    insertBefore(wrapper)
    wrapper.append(self)
  }
}

/// The ids of a page's headings: lower-case words joined by hyphens, numbered where one comes again.
struct HeadingNames {
  private let prefix: String
  private var used: [String: Int] = [:]
  /// How many were named.
  private(set) var count = 0

  init(prefix: String) { self.prefix = prefix }

  /// The id of the next heading.
  mutating func id(for words: String) -> String {
    count += 1
    let kept = words.lowercased().unicodeScalars.filter { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " "
        || scalar == "-" || scalar == "_"
    }
    let plain = String(String.UnicodeScalarView(kept)).replacing(" ", with: "-")
    let earlier = used[plain, default: 0]
    used[plain] = earlier + 1
    return prefix + (earlier == 0 ? plain : "\(plain)-\(earlier)")
  }
}
