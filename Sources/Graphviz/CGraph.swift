import CGraphviz

/// Owns one `Agraph_t` made from a drawing: made here, closed here, never copied.
struct CGraph: ~Copyable {
  /// The C graph, valid as long as this value.
  let pointer: UnsafeMutablePointer<Agraph_t>
  /// The nodes in the drawing's order.
  private(set) var nodes: [UnsafeMutablePointer<Agnode_t>] = []
  /// The edges in the drawing's order.
  private(set) var edges: [UnsafeMutablePointer<Agedge_t>] = []
  /// The clusters in the drawing's order.
  private(set) var clusters: [UnsafeMutablePointer<Agraph_t>] = []

  private var nodesByID: [String: UnsafeMutablePointer<Agnode_t>] = [:]
  private var clustersByID: [String: UnsafeMutablePointer<Agraph_t>] = [:]

  deinit { agclose(pointer) }

  /// Builds the graph; `labels` is applied to every HTML-like label.
  static func made(
    from drawing: Drawing, labels: (String) throws(GraphvizError) -> String
  ) throws(GraphvizError) -> CGraph {
    guard let pointer = shim_open_directed(drawing.name.withoutForbiddenCharacters) else {
      throw .layoutFailed(["out of memory"])
    }
    var graph = CGraph(owning: pointer)
    let ranks = try Ranks(of: drawing)
    // The default that a context declares for graphs made after it: so the text is the same before.
    shim_declare(pointer, Int32(AGNODE), "label", "\\N")
    try graph.declare(drawing.nodeAttributes, of: Int32(AGNODE))
    try graph.declare(drawing.edgeAttributes, of: Int32(AGEDGE))
    try set(drawing.graphAttributes, of: pointer, labels)
    // Without it, one drawing in a thousand that has clusters crashes Graphviz 2.42.
    shim_set(pointer, "newrank", "true")
    for cluster in drawing.clusters { try graph.add(cluster, labels) }
    for node in drawing.nodes { try graph.add(node, labels) }
    for edge in drawing.edges { try graph.add(edge, sideways: ranks.contains(edge), labels) }
    for (index, rank) in ranks.sets.enumerated() {
      try graph.add(rank, named: "rank_\(index)")
    }
    return graph
  }

  /// Reads back what `text()` wrote, or returns `nil` if that is no graph.
  static func read(dot: String) -> CGraph? {
    shim_read(dot).map { CGraph(owning: $0) }
  }

  private init(owning pointer: UnsafeMutablePointer<Agraph_t>) {
    self.pointer = pointer
  }

  /// The graph as DOT text, or `nil` when out of memory.
  borrowing func text() -> String? {
    guard let text = shim_write(pointer) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// The edges with the `id` that each has in the SVG, of a graph that was read back.
  borrowing func edgesWithGroupNames() -> [(edge: UnsafeMutablePointer<Agedge_t>, name: String)] {
    var found: [(UnsafeMutablePointer<Agedge_t>, String)] = []
    var node = agfstnode(pointer)
    while let tail = node {
      var edge = agfstout(pointer, tail)
      while let out = edge {
        if let name = shim_get(out, "id") { found.append((out, String(cString: name))) }
        edge = agnxtout(pointer, out)
      }
      node = agnxtnode(pointer, tail)
    }
    return found
  }

  /// Shows all text of a graph that was read back in another font.
  borrowing func setFont(_ font: String) {
    shim_declare(pointer, Int32(AGNODE), "fontname", font)
    shim_declare(pointer, Int32(AGEDGE), "fontname", font)
    var node = agfstnode(pointer)
    while let found = node {
      shim_set(found, "fontname", font)
      node = agnxtnode(pointer, found)
    }
    var open = [pointer]
    while let graph = open.popLast() {
      shim_set(graph, "fontname", font)
      var inner = agfstsubg(graph)
      while let found = inner {
        open.append(found)
        inner = agnxtsubg(found)
      }
    }
  }

  /// Gives everything the `id` its group has in the SVG, unless the drawing says one.
  borrowing func setGroupNames(of drawing: Drawing) {
    let prefix = drawing.name.withoutForbiddenCharacters
    shim_set(pointer, "id", "\(prefix)-graph")
    for (index, edge) in edges.enumerated()
    where !drawing.edges[index].attributes.contains(where: { $0.name == "id" }) {
      shim_set(edge, "id", drawing.edgeGroupName(index))
    }
    for (node, pointer) in zip(drawing.nodes, nodes)
    where !node.attributes.contains(where: { $0.name == "id" }) {
      shim_set(pointer, "id", "\(prefix)-\(node.id.withoutForbiddenCharacters)")
    }
    for (cluster, pointer) in zip(drawing.clusters, clusters)
    where !cluster.attributes.contains(where: { $0.name == "id" }) {
      shim_set(pointer, "id", "\(prefix)-zone-\(cluster.id.withoutForbiddenCharacters)")
    }
  }

  private typealias LabelRewriting = (String) throws(GraphvizError) -> String

  private func declare(_ attributes: [Attribute], of kind: Int32) throws(GraphvizError) {
    for attribute in attributes {
      // A label for every edge would also reach those that run sideways: see `Ranks`.
      if kind == Int32(AGEDGE), attribute.name == "label" {
        throw .unsupportedAttribute("label")
      }
      switch attribute.value {
      case .text(let text):
        shim_declare(pointer, kind, attribute.name, text.withoutForbiddenCharacters)
      case .html: throw .defaultIsHTML(attribute.name)
      }
    }
  }

  private static func set(
    _ attributes: [Attribute], of object: UnsafeMutableRawPointer, _ labels: LabelRewriting
  ) throws(GraphvizError) {
    for attribute in attributes {
      switch attribute.value {
      case .text(let text):
        shim_set(object, attribute.name, text.withoutForbiddenCharacters)
      case .html(let label):
        let text = try labels(label.withoutForbiddenCharacters)
        // cgraph would mark the one empty string that all attributes share as HTML.
        if text.isEmpty {
          shim_set(object, attribute.name, text)
        } else {
          shim_set_html(object, attribute.name, text)
        }
      }
    }
  }

  private mutating func add(_ cluster: Cluster, _ labels: LabelRewriting) throws(GraphvizError) {
    let id = cluster.id.withoutForbiddenCharacters
    guard clustersByID[id] == nil else { throw .duplicateCluster(id) }
    let parent = try cluster.parent.map { id throws(GraphvizError) in try self.cluster(id) }
    let name = cluster.graphvizName.withoutForbiddenCharacters
    guard let made = shim_subgraph(parent ?? pointer, name) else {
      throw .layoutFailed(["out of memory"])
    }
    clustersByID[id] = made
    clusters.append(made)
    try Self.set(cluster.attributes, of: made, labels)
  }

  private mutating func add(_ node: Node, _ labels: LabelRewriting) throws(GraphvizError) {
    let id = node.id.withoutForbiddenCharacters
    guard nodesByID[id] == nil else { throw .duplicateNode(id) }
    let owner = try node.cluster.map { id throws(GraphvizError) in try cluster(id) }
    guard let made = shim_node(owner ?? pointer, id) else {
      throw .layoutFailed(["out of memory"])
    }
    nodesByID[id] = made
    nodes.append(made)
    try Self.set(node.attributes, of: made, labels)
  }

  private mutating func add(
    _ edge: Edge, sideways: Bool, _ labels: LabelRewriting
  ) throws(GraphvizError) {
    let tail = try node(edge.from)
    let head = try node(edge.to)
    guard let made = shim_edge(pointer, tail, head) else {
      throw .layoutFailed(["out of memory"])
    }
    edges.append(made)
    if let port = edge.fromPort { shim_set(made, "tailport", port.withoutForbiddenCharacters) }
    if let port = edge.toPort { shim_set(made, "headport", port.withoutForbiddenCharacters) }
    var attributes = edge.attributes
    for index in attributes.indices {
      switch attributes[index].name {
      case "lhead", "ltail": throw .unsupportedAttribute(attributes[index].name)
      case "label" where sideways: attributes[index].name = "xlabel"
      default: break
      }
    }
    try Self.set(attributes, of: made, labels)
  }

  /// The set goes into its nodes' own cluster: in the root, dot would take the nodes out of it.
  private func add(_ rank: Ranks.Rank, named name: String) throws(GraphvizError) {
    let owner = try rank.cluster.map { id throws(GraphvizError) in try cluster(id) }
    guard let set = shim_subgraph(owner ?? pointer, name) else {
      throw .layoutFailed(["out of memory"])
    }
    shim_set(set, "rank", "same")
    for id in rank.nodes { agsubnode(set, try node(id), 1) }
  }

  private borrowing func node(
    _ id: String
  ) throws(GraphvizError) -> UnsafeMutablePointer<Agnode_t> {
    guard let found = nodesByID[id.withoutForbiddenCharacters] else { throw .unknownNode(id) }
    return found
  }

  private borrowing func cluster(
    _ id: String
  ) throws(GraphvizError) -> UnsafeMutablePointer<Agraph_t> {
    guard let found = clustersByID[id.withoutForbiddenCharacters] else {
      throw .unknownCluster(id)
    }
    return found
  }
}

extension Drawing {
  /// The `id` of an edge in the SVG.
  func edgeGroupName(_ index: Int) -> String {
    "\(name.withoutForbiddenCharacters)-edge-\(index + 1)"
  }
}
