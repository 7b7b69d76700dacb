/// One attribute of a graph, cluster, node or edge, by Graphviz's own name for it.
public struct Attribute: Hashable, Sendable {
  /// What an attribute is set to.
  public enum Value: Hashable, Sendable {
    /// Plain text. In labels Graphviz reads backslashes and entities: see `labelEscaped`.
    case text(String)
    /// An HTML-like label without its outer angle brackets: see `htmlEscaped`.
    case html(String)
  }

  /// The name, for example `fontsize`.
  public var name: String
  /// The value.
  public var value: Value

  /// Makes an attribute from a name and a value.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// Makes a plain text attribute.
  public init(_ name: String, _ text: String) {
    self.init(name, .text(text))
  }
}
