/// A graph with the attributes Graphviz draws it by; it knows nothing of what it depicts.
///
/// Everything is kept and written in the order given, so the same drawing gives the same bytes.
/// Characters that XML forbids are dropped from every value.
public struct Drawing: Hashable, Sendable {
  /// The graph's name, which also begins every `id` in the SVG.
  public var name: String
  /// One line that says what the picture shows: the SVG's `<title>`.
  public var title: String
  /// What someone who can't see the picture should know: the SVG's `<desc>`.
  public var summary: String
  /// Attributes of the whole graph, for example `rankdir`; `newrank` is always set.
  public var graphAttributes: [Attribute]
  /// Attributes that every node has unless it says otherwise; text only.
  public var nodeAttributes: [Attribute]
  /// Attributes that every edge has unless it says otherwise; text only, and not a label.
  public var edgeAttributes: [Attribute]
  /// The groups, parents before children.
  public var clusters: [Cluster]
  /// The nodes.
  public var nodes: [Node]
  /// The edges, which may be parallel and may lead back to their own node.
  public var edges: [Edge]
  /// Sets of nodes that stand side by side, each given by the nodes' ids.
  ///
  /// The nodes of a set are in the same cluster. Labels of edges inside a set are placed wherever
  /// there is room.
  public var sameRanks: [[String]]
  /// How places are found.
  public var placing: Placing
  /// A font to show the text in instead of the one it is measured in, or `nil`.
  public var shownFont: String?

  /// How places are found.
  public enum Placing: Hashable, Sendable {
    /// In ranks, along the edges, by Graphviz's `dot`.
    case ranks
    /// As the `pos` of every node and edge says, in points from the lower left.
    case given
  }

  /// Makes a drawing; all but the name may be filled in later.
  public init(
    name: String, title: String = "", summary: String = "",
    graphAttributes: [Attribute] = [], nodeAttributes: [Attribute] = [],
    edgeAttributes: [Attribute] = [], clusters: [Cluster] = [], nodes: [Node] = [],
    edges: [Edge] = [], sameRanks: [[String]] = [], placing: Placing = .ranks,
    shownFont: String? = nil
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.graphAttributes = graphAttributes
    self.nodeAttributes = nodeAttributes
    self.edgeAttributes = edgeAttributes
    self.clusters = clusters
    self.nodes = nodes
    self.edges = edges
    self.sameRanks = sameRanks
    self.placing = placing
    self.shownFont = shownFont
  }
}
