/// A group of nodes drawn with a frame around them.
public struct Cluster: Hashable, Sendable, Identifiable {
  /// The name that nodes and inner clusters use, unique among the clusters.
  public var id: String
  /// The cluster this one lies in, or `nil` for the drawing itself.
  public var parent: String?
  /// The cluster's attributes.
  public var attributes: [Attribute]

  /// Makes a cluster.
  public init(id: String, parent: String? = nil, attributes: [Attribute] = []) {
    self.id = id
    self.parent = parent
    self.attributes = attributes
  }

  /// The name Graphviz knows the cluster by, for `lhead` and `ltail`.
  public var graphvizName: String { "cluster_\(id)" }
}
