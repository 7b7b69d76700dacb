import CGraphviz
import Synchronization

extension LaidOutDrawing {
  /// The same picture with other lines; everything else stays where it is.
  ///
  /// - Parameter routes: for each edge in the drawing's order the points of straight pieces from its
  ///   tail to its head, or `nil` to leave the edge as it is. Corners are rounded.
  /// - Returns: the picture with these lines in all formats.
  /// - Throws: what Graphviz reports.
  public func rerouted(_ routes: [[Point]?]) throws(GraphvizError) -> LaidOutDrawing {
    try Library.lock.withLock { library throws(GraphvizError) in
      Messages.listen()
      guard let graph = CGraph.read(dot: positioned) else {
        throw .layoutFailed(Messages.errors)
      }
      let places = Dictionary(
        drawing.edges.indices.map { (drawing.edgeGroupName($0), $0) }
      ) { first, _ in first }
      for (edge, name) in graph.edgesWithGroupNames() {
        guard let index = places[name], routes.indices.contains(index),
          let route = routes[index], route.count > 1
        else { continue }
        shim_set(edge, "pos", Route(route, of: drawing.edges[index]).text(height: height))
      }
      let context = try library.layoutContext(for: .given)
      let svg = try context.withLayout(of: graph, engine: "nop2") { () throws(GraphvizError) in
        try context.render(graph, as: "svg")
      }
      guard let text = graph.text() else { throw .layoutFailed(["out of memory"]) }
      return replacing(routes: routes, svg: svg, positioned: text)
    }
  }
}

/// Straight pieces with rounded corners, as Graphviz writes the place of an edge.
struct Route {
  private typealias Point = LaidOutDrawing.Point

  private var curve: [Point]
  private var start: Point?
  private var end: Point?

  /// How far before its tip an arrow's line ends, for the size of arrowheads in use.
  private static let arrowLength = 7.0
  private static let radius = 6.0

  /// Rounds the corners, and shortens the line for arrowheads.
  init(_ points: [LaidOutDrawing.Point], of edge: Edge) {
    let direction = edge.direction
    var points = points
    start = direction.hasTail ? points[0] : nil
    end = direction.hasHead ? points[points.count - 1] : nil
    if direction.hasTail { points[0] = Self.moved(points[0], towards: points[1], Self.arrowLength) }
    if direction.hasHead {
      let last = points.count - 1
      points[last] = Self.moved(points[last], towards: points[last - 1], Self.arrowLength)
    }
    curve = [points[0]]
    for index in points.indices.dropFirst() {
      let (corner, isLast) = (points[index], index == points.count - 1)
      guard !isLast else {
        straight(to: corner)
        break
      }
      let radius = min(
        Self.radius, Self.distance(corner, points[index - 1]) / 2,
        Self.distance(corner, points[index + 1]) / 2)
      let before = Self.moved(corner, towards: points[index - 1], radius)
      let after = Self.moved(corner, towards: points[index + 1], radius)
      straight(to: before)
      let (one, two) = (
        Self.moved(corner, towards: before, radius * 0.45),
        Self.moved(corner, towards: after, radius * 0.45)
      )
      curve += [one, two, after]
    }
  }

  /// The `pos` of the edge, in points from the lower left of a picture of this height.
  func text(height: Double) -> String {
    func words(_ point: Point) -> String { "\(short(point.x)),\(short(height - point.y))" }
    let ends = (start.map { ["s,\(words($0))"] } ?? []) + (end.map { ["e,\(words($0))"] } ?? [])
    return (ends + curve.map(words)).joined(separator: " ")
  }

  private func short(_ number: Double) -> String {
    let hundredths = (number * 100).rounded() / 100
    return "\(hundredths)"
  }

  private mutating func straight(to end: Point) {
    let start = curve[curve.count - 1]
    for part in 1...3 {
      let share = Double(part) / 3
      curve.append(
        Point(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share))
    }
  }

  private static func distance(_ one: Point, _ other: Point) -> Double {
    let (width, height) = (one.x - other.x, one.y - other.y)
    return (width * width + height * height).squareRoot()
  }

  private static func moved(_ point: Point, towards goal: Point, _ length: Double) -> Point {
    let whole = distance(point, goal)
    guard whole > 0 else { return point }
    let share = min(length / whole, 1)
    return Point(x: point.x + (goal.x - point.x) * share, y: point.y + (goal.y - point.y) * share)
  }
}

extension Edge {
  /// At which ends it has an arrowhead.
  fileprivate var direction: (hasTail: Bool, hasHead: Bool) {
    let value = attributes.last { $0.name == "dir" }?.value
    return switch value {
    case .text("none"): (false, false)
    case .text("back"): (true, false)
    case .text("both"): (true, true)
    default: (false, true)
    }
  }
}
