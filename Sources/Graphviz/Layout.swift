import CGraphviz
import Synchronization

extension Drawing {
  /// Finds a place for every node, edge and label with the `dot` engine.
  ///
  /// Text is measured by Graphviz's built-in tables for Times, Arial and Courier where its plugins
  /// can be loaded one by one, so the result does not depend on installed fonts.
  ///
  /// - Parameter icons: Where the images that labels show are looked up.
  /// - Returns: The places, from which every format is rendered.
  /// - Throws: An unknown or duplicate name, a missing icon, or what Graphviz reported as an
  ///   error, for example a malformed label. Warnings are kept in the result.
  public func laidOut(
    icons: IconFolders = IconFolders([])
  ) throws(GraphvizError) -> LaidOutDrawing {
    var shown = ShownIcons(folders: icons)
    var firstFailure: GraphvizError?
    for attempt in Attempt.all {
      do throws(GraphvizError) {
        let laidOut = try attempt.changed(self).laidOutOnce(icons: &shown)
        return laidOut.showing(self)
      } catch {
        guard case .layoutFailed = error else { throw error }
        firstFailure = firstFailure ?? error
      }
    }
    throw firstFailure ?? .layoutFailed([])
  }

  /// Lays the drawing out as it is.
  private func laidOutOnce(
    icons shown: inout ShownIcons
  ) throws(GraphvizError) -> LaidOutDrawing {
    try Library.lock.withLock { library throws(GraphvizError) in
      Messages.listen()
      let context = try library.layoutContext(for: placing)
      let graph = try CGraph.made(from: self) { label throws(GraphvizError) in
        try shown.pointing(label)
      }
      graph.setGroupNames(of: self)
      let engine = placing == .ranks ? "dot" : "nop2"
      return try context.withLayout(of: graph, engine: engine) { () throws(GraphvizError) in
        let svg = try context.render(graph, as: "svg")
        return try result(graph, icons: shown.icons, svg: svg)
      }
    }
  }

  /// The drawing as DOT text, without positions and with icons by their names.
  ///
  /// - Throws: An unknown or duplicate name.
  public func dotText() throws(GraphvizError) -> String {
    try Library.lock.withLock { _ throws(GraphvizError) in
      Messages.listen()
      let graph = try CGraph.made(from: self) { $0 }
      guard let text = graph.text() else { throw .renderingFailed(Messages.errors) }
      return text
    }
  }

  /// The control points of an edge's curve.
  private func curve(of edge: UnsafeMutablePointer<Agedge_t>, _ frame: boxf)
    -> [LaidOutDrawing.Point]
  {
    (0..<shim_edge_curve_count(edge)).flatMap { curve in
      (0..<shim_edge_curve_size(edge, curve)).map { index in
        let point = shim_edge_point(edge, curve, index)
        return LaidOutDrawing.Point(x: point.x - frame.LL.x, y: frame.UR.y - point.y)
      }
    }
  }

  /// Takes the positions out of a graph that is laid out.
  private func result(
    _ graph: borrowing CGraph, icons: [LaidOutDrawing.Icon], svg: [UInt8]
  ) throws(GraphvizError) -> LaidOutDrawing {
    attach_attrs(graph.pointer)
    guard let positioned = graph.text() else { throw .layoutFailed(["out of memory"]) }
    let frame = shim_graph_box(graph.pointer)
    func box(_ id: String, center: pointf, size: pointf) -> LaidOutDrawing.Box {
      LaidOutDrawing.Box(
        id: id, x: center.x - size.x / 2 - frame.LL.x, y: frame.UR.y - center.y - size.y / 2,
        width: size.x, height: size.y)
    }
    let nodeBoxes = zip(nodes, graph.nodes).map {
      box($0.id, center: shim_node_center($1), size: shim_node_size($1))
    }
    let clusterBoxes = zip(clusters, graph.clusters).map { cluster, pointer in
      let bounds = shim_graph_box(pointer)
      return LaidOutDrawing.Box(
        id: cluster.id, x: bounds.LL.x - frame.LL.x, y: frame.UR.y - bounds.UR.y,
        width: bounds.UR.x - bounds.LL.x, height: bounds.UR.y - bounds.LL.y)
    }
    let labelBoxes = zip(edges, graph.edges).compactMap { edge, pointer in
      shim_edge_label(pointer).map {
        box("\(edge.from)->\(edge.to)", center: $0.pointee.pos, size: $0.pointee.dimen)
      }
    }
    return LaidOutDrawing(
      drawing: self, width: frame.UR.x - frame.LL.x, height: frame.UR.y - frame.LL.y,
      nodes: nodeBoxes, clusters: clusterBoxes, edgeLabels: labelBoxes,
      curves: graph.edges.map { curve(of: $0, frame) },
      warnings: Messages.warnings, icons: icons, unfinishedSVG: svg, positioned: positioned)
  }
}
