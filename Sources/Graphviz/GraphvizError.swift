/// Why a drawing could not be laid out or written.
public enum GraphvizError: Error, Hashable, Sendable {
  /// Two nodes have this id.
  case duplicateNode(String)
  /// Two clusters have this id.
  case duplicateCluster(String)
  /// An edge or a rank names this node, which the drawing lacks.
  case unknownNode(String)
  /// A node or cluster names this cluster, which the drawing lacks or lists only later.
  case unknownCluster(String)
  /// A label shows this icon, and none of the folders has a file of that name.
  case missingIcon(String)
  /// This node stands in another cluster than the others of its rank set.
  case rankAcrossClusters(String)
  /// This attribute of edges makes Graphviz crash: edges that end at a cluster's border, and a
  /// label for all edges.
  case unsupportedAttribute(String)
  /// This attribute can't be set for all nodes or edges at once, because it is an HTML-like label.
  case defaultIsHTML(String)
  /// Graphviz reported errors while placing nodes and edges, malformed labels among them.
  case layoutFailed([String])
  /// Graphviz reported errors while writing, or wrote nothing; PNG and PDF need its Cairo plugin.
  case renderingFailed([String])
}

extension GraphvizError: CustomStringConvertible {
  /// The error as one sentence.
  public var description: String {
    switch self {
    case .duplicateNode(let id): "two nodes are called '\(id)'"
    case .duplicateCluster(let id): "two clusters are called '\(id)'"
    case .unknownNode(let id): "there is no node '\(id)'"
    case .unknownCluster(let id): "there is no cluster '\(id)', or it comes later"
    case .missingIcon(let name): "no icon folder has '\(name)'"
    case .rankAcrossClusters(let id): "'\(id)' is in another cluster than the rest of its rank"
    case .unsupportedAttribute(let name): "edges can't have the attribute '\(name)' here"
    case .defaultIsHTML(let name): "'\(name)' can't be an HTML-like label for all at once"
    case .layoutFailed(let messages): "layout failed: \(messages.joined(separator: "; "))"
    case .renderingFailed(let messages): "rendering failed: \(messages.joined(separator: "; "))"
    }
  }
}
