public import Diagnostics
import LocatedYAML

/// How the client wants the pictures: the section `diagram:` of a specification.
///
/// Components are named by their ids, as `result.json` and the files of the patterns write them.
/// Whether such a component exists is known only when the design is made.
public struct DiagramHints: Hashable, Sendable {
  /// A name with its place in the file.
  public struct Name: Hashable, Sendable {
    /// A component's id.
    public let id: String
    /// Where it is written.
    public let location: SourceLocation
  }

  /// A name with words for it.
  public struct Words: Hashable, Sendable {
    /// The component.
    public let name: Name
    /// What is said instead of its name, or besides.
    public let text: String
  }

  /// Components in the order in which they shall stand along the flow.
  public var order: [Name] = []
  /// Groups of components at one height.
  public var sameRank: [[Name]] = []
  /// Groups of components that stay beside each other.
  public var together: [[Name]] = []
  /// Components that are not drawn.
  public var hidden: [Name] = []
  /// Components under another name.
  public var renamed: [Words] = []
  /// Remarks on cards.
  public var notes: [Words] = []

  /// No wishes.
  public init() {}

  /// Every name in the section, in the order above.
  public var names: [Name] {
    order + sameRank.flatMap(\.self) + together.flatMap(\.self) + hidden + renamed.map(\.name)
      + notes.map(\.name)
  }
}

extension DiagramHints {
  /// The name of the section.
  static let key = "diagram"

  /// Reads the section.
  static func read(_ node: Node) -> (hints: DiagramHints, diagnostics: [Diagnostic]) {
    var hints = DiagramHints()
    var fields = FieldReader(node, of: "the section 'diagram'", prefix: "specification")
    hints.order = fields.texts("order").map { Name($0) }
    let sameRank = fields.list("same_rank")
    let together = fields.list("together")
    hints.hidden = fields.texts("hide").map { Name($0) }
    let renamed = fields.entries("rename")
    let notes = fields.entries("note")
    var diagnostics = fields.finish()
    hints.sameRank = groups(sameRank, of: "same_rank", &diagnostics)
    hints.together = groups(together, of: "together", &diagnostics)
    hints.renamed = words(renamed, of: "rename", &diagnostics)
    hints.notes = words(notes, of: "note", &diagnostics)
    return (hints, diagnostics)
  }

  private static func groups(
    _ nodes: [Node], of key: String, _ diagnostics: inout [Diagnostic]
  ) -> [[Name]] {
    nodes.compactMap { node in
      guard let elements = node.elements, elements.allSatisfy({ $0.text != nil }) else {
        diagnostics.append(
          Diagnostic(
            "specification/not-a-group", "'\(key)' holds lists of components", at: node.location,
            help: "write each group in brackets, such as [retriever, index]"))
        return nil
      }
      return elements.map { Name(id: $0.text ?? "", location: $0.location) }
    }
  }

  private static func words(
    _ entries: [Node.Entry], of key: String, _ diagnostics: inout [Diagnostic]
  ) -> [Words] {
    entries.compactMap { entry in
      guard let text = entry.value.text, !text.allSatisfy(\.isWhitespace) else {
        diagnostics.append(
          Diagnostic(
            "specification/not-text", "'\(key)' needs words for '\(entry.key)'",
            at: entry.value.location))
        return nil
      }
      return Words(name: Name(id: entry.key, location: entry.keyLocation), text: text)
    }
  }
}

extension DiagramHints.Name {
  init(_ text: Located<String>) { self.init(id: text.value, location: text.location) }
}
