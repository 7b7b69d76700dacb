public import Binary
public import Diagnostics

/// A value of a YAML file that remembers where it stands.
///
/// Scalars stay text; whoever reads a field decides what it means, so `NO` is still Norway.
public struct Node: Hashable, Sendable {
  /// What kind of value a node is.
  public enum Content: Hashable, Sendable {
    /// A single text.
    case scalar(Scalar)
    /// A list.
    case sequence([Node])
    /// Keys with values, in the order of the file, each key once.
    case mapping([Entry])
  }

  /// A text and the way it was quoted.
  public struct Scalar: Hashable, Sendable {
    /// How the text was written.
    public enum Style: UInt8, Hashable, Sendable {
      case plain, singleQuoted, doubleQuoted, literal, folded
    }

    /// The text after unquoting and folding.
    public var text: String
    /// How it was written.
    public var style: Style

    /// Creates a scalar.
    public init(text: String, style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// A key and its value.
  public struct Entry: Hashable, Sendable {
    /// The key's text.
    public var key: String
    /// Where the key stands.
    public var keyLocation: SourceLocation
    /// The value; an empty scalar where none is written.
    public var value: Node

    /// Creates an entry.
    public init(key: String, keyLocation: SourceLocation, value: Node) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  /// The value itself.
  public var content: Content
  /// Where it stands; for an alias the place of the anchored value.
  public var location: SourceLocation

  /// Creates a node.
  public init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }
}

extension Node {
  /// The value of a key; nil where the key is absent or the node is no mapping.
  public subscript(_ key: String) -> Node? {
    entries?.first { $0.key == key }?.value
  }

  /// The scalar; nil for lists and mappings.
  public var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The text of a scalar; nil for lists and mappings.
  public var text: String? { scalar?.text }

  /// The elements of a list; nil for anything else.
  public var elements: [Node]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  /// The entries of a mapping; nil for anything else.
  public var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// Whether nothing is written here: an empty value, `~` or `null`, without quotes.
  public var isNull: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
  }

  /// What the node is, in words for messages: "a list".
  public var kind: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension Node.Scalar: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(text: try reader.read(), style: try reader.read())
  }
}

extension Node.Entry: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(key: try reader.read(), keyLocation: try reader.read(), value: try reader.read())
  }
}

extension Node: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.nested { (reader: inout BinaryReader) throws(BinaryDamage) in
      Node(try reader.read(), at: try reader.read())
    }
  }
}

extension Node.Content: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case scalar, sequence, mapping }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .scalar: self = .scalar(try reader.read())
    case .sequence: self = .sequence(try reader.read())
    case .mapping: self = .mapping(try reader.read())
    }
  }
}

extension Node.Scalar.Style: BinaryValue {}
