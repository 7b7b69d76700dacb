/// One box of a drawing.
public struct Node: Hashable, Sendable, Identifiable {
  /// The name that edges use, unique in the drawing.
  public var id: String
  /// The cluster the node stands in, or `nil` for none.
  public var cluster: String?
  /// The node's attributes.
  ///
  /// `URL` makes it a link, and `tooltip` is shown when it is pointed at.
  public var attributes: [Attribute]

  /// Makes a node.
  public init(id: String, cluster: String? = nil, attributes: [Attribute] = []) {
    self.id = id
    self.cluster = cluster
    self.attributes = attributes
  }
}
