import Graphviz

extension LaidOutDrawing {
  /// The picture with its lines at right angles, around cards and labels and apart from each other.
  ///
  /// A line for which there is no way stays as it is.
  ///
  /// - Throws: what Graphviz reports.
  func withRightAngles() throws(GraphvizError) -> LaidOutDrawing {
    try rerouted(routes)
  }

  /// The corners of each edge's line, found line by line, the shortest first, and then once more
  /// with all others in place.
  var routes: [[Point]?] {
    let boxes = Dictionary(nodes.map { ($0.id, $0) }) { first, _ in first }
    let grid = grid
    let ports = boxes.mapValues {
      Port.ports(of: $0, isLabel: $0.id.hasPrefix(ViewDrawing.labelPrefix), grid)
    }
    var router = Router(grid)
    let shown = drawing.edges.indices.filter { index in
      !drawing.edges[index].attributes.contains {
        $0.name == "style" && $0.value == .text("invis")
      }
    }
    let lengths = Dictionary(
      shown.map { ($0, length(of: drawing.edges[$0], boxes)) }
    ) { first, _ in first }
    let order = shown.sorted { (lengths[$0] ?? 0, $0) < (lengths[$1] ?? 0, $1) }
    var ways: [Router.Way?] = Array(repeating: nil, count: drawing.edges.count)
    for _ in 0..<2 {
      for index in order {
        if let way = ways[index] { router.leave(way) }
        let edge = drawing.edges[index]
        ways[index] = router.way(from: ports[edge.from] ?? [], to: ports[edge.to] ?? [])
        if let way = ways[index] { router.take(way) }
      }
    }
    return ways.map { $0.map(router.corners) }
  }

  /// The room between the boxes, below the heading.
  private var grid: RoutingGrid {
    let page = clusters.first ?? Box(id: "", x: 0, y: 0, width: width, height: height)
    var grid = RoutingGrid(over: page)
    for node in nodes { grid.block(node, margin: 4) }
    grid.block(
      Box(id: "", x: page.x, y: page.y, width: page.width, height: Self.headingHeight), margin: 0)
    for zone in clusters.dropFirst() {
      grid.avoidBorder(of: zone, cost: 20)
      grid.avoid(
        Box(id: "", x: zone.x, y: zone.y, width: min(zone.width, Self.titleWidth), height: 24),
        cost: 40)
    }
    return grid
  }

  private static let headingHeight = 54.0
  private static let titleWidth = 150.0

  private func length(of edge: Edge, _ boxes: [String: Box]) -> Double {
    guard let from = boxes[edge.from], let to = boxes[edge.to] else { return 0 }
    return abs(from.x + from.width / 2 - to.x - to.width / 2)
      + abs(from.y + from.height / 2 - to.y - to.height / 2)
  }
}
