/// One arrow of a drawing.
public struct Edge: Hashable, Sendable {
  /// The id of the node at the tail.
  public var from: String
  /// The id of the node at the head.
  public var to: String
  /// Where the tail touches its node (`e`, or `cell:e` for a table cell), or `nil` for anywhere.
  public var fromPort: String?
  /// Where the head touches its node, or `nil` for anywhere.
  public var toPort: String?
  /// The edge's attributes.
  public var attributes: [Attribute]

  /// Makes an edge.
  public init(
    from: String, to: String, fromPort: String? = nil, toPort: String? = nil,
    attributes: [Attribute] = []
  ) {
    self.from = from
    self.to = to
    self.fromPort = fromPort
    self.toPort = toPort
    self.attributes = attributes
  }
}
