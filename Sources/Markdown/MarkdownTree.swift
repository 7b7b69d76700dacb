import CMarkdown
import Foundation

/// A Markdown text as the tree that cmark-gfm makes of it, with tables and struck-out text.
///
/// It owns the tree, and whatever walks it does so while this value lives.
struct MarkdownTree: ~Copyable {
  /// The node of the whole document.
  let root: Node

  /// Reads a text; every text is Markdown.
  init(_ text: String) {
    _ = Self.extensionsAreThere
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    defer { cmark_parser_free(parser) }
    for name in Self.extensions {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    // The parser refuses only what does not end, and a text ends.
    root = Node(cmark_parser_finish(parser) ?? cmark_node_new(CMARK_NODE_DOCUMENT))
  }

  deinit { cmark_node_free(root.pointer) }

  /// The lines, from 0, of the rules that part the text at its highest level.
  func rules() -> [Int] {
    root.children.filter { $0.kind == "thematic_break" }.map { $0.firstLine - 1 }
  }

  /// The tree as HTML; raw HTML and addresses that run programs stay out.
  func html() -> String {
    guard let text = cmark_render_html(root.pointer, CMARK_OPT_DEFAULT, nil) else { return "" }
    defer { free(text) }
    return String(cString: text)
  }

  private static let extensions = ["table", "strikethrough"]

  /// Registers the extensions once for the process, before any text is read.
  private static let extensionsAreThere: Void = cmark_gfm_core_extensions_ensure_registered()
}

/// One node of a tree; it must not outlive the tree.
struct Node {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  /// A block that writes the given HTML before and after its children.
  static func block(opening: String, closing: String) -> Node {
    custom(CMARK_NODE_CUSTOM_BLOCK, opening, closing)
  }

  /// HTML inside a line.
  static func inline(_ html: String) -> Node { custom(CMARK_NODE_CUSTOM_INLINE, html, "") }

  private static func custom(
    _ kind: cmark_node_type, _ opening: String, _ closing: String
  ) -> Node {
    let node = Node(cmark_node_new(kind))
    cmark_node_set_on_enter(node.pointer, opening)
    cmark_node_set_on_exit(node.pointer, closing)
    return node
  }

  /// What it is, in the words of cmark-gfm: such as `heading` or `table`.
  var kind: String { String(cString: cmark_node_get_type_string(pointer)) }

  var next: Node? { cmark_node_next(pointer).map(Node.init) }
  var firstChild: Node? { cmark_node_first_child(pointer).map(Node.init) }

  /// The children, in their order, as they are now.
  var children: [Node] {
    var found: [Node] = []
    var child = firstChild
    while let node = child {
      found.append(node)
      child = node.next
    }
    return found
  }

  /// All nodes below, each before its children.
  var descendants: [Node] {
    var found: [Node] = []
    var open = Array(children.reversed())
    while let node = open.popLast() {
      found.append(node)
      open += node.children.reversed()
    }
    return found
  }

  /// The literal of a text or of code.
  var literal: String {
    get { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_literal(pointer, newValue) }
  }

  /// The address of a link or an image.
  var address: String {
    get { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_url(pointer, newValue) }
  }

  /// The line on which it begins, from 1.
  var firstLine: Int { Int(cmark_node_get_start_line(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The words in it without markup.
  var words: String {
    descendants.map { node in
      switch node.kind {
      case "text", "code": node.literal
      case "softbreak", "linebreak": " "
      default: ""
      }
    }.joined()
  }

  func append(_ child: Node) {
    cmark_node_unlink(child.pointer)
    cmark_node_append_child(pointer, child.pointer)
  }

  func insertBefore(_ node: Node) { cmark_node_insert_before(pointer, node.pointer) }

  /// Puts another node in its place.
  func replace(with other: Node) { cmark_node_replace(pointer, other.pointer) }

  /// Takes it out of the tree, which then no longer frees it.
  func unlink() { cmark_node_unlink(pointer) }

  /// Frees it with all below it; it must be out of the tree.
  func free() { cmark_node_free(pointer) }
}
