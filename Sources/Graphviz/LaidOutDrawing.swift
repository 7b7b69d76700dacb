/// A drawing with the places of its nodes and edges, found once for all formats.
public struct LaidOutDrawing: Hashable, Sendable {
  /// A rectangle in points, its origin in the drawing's upper left corner.
  public struct Box: Hashable, Sendable {
    /// The node or cluster this is, or the label of an edge as `tail->head`.
    public let id: String
    /// The left side.
    public let x: Double
    /// The upper side.
    public let y: Double
    /// The extent to the right.
    public let width: Double
    /// The extent downwards.
    public let height: Double

    /// Makes a rectangle.
    public init(id: String, x: Double, y: Double, width: Double, height: Double) {
      self.id = id
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// A point, its origin in the drawing's upper left corner.
  public struct Point: Hashable, Sendable {
    /// Points to the right.
    public let x: Double
    /// Points downwards.
    public let y: Double

    /// Makes a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What was laid out.
  public private(set) var drawing: Drawing
  /// The width of the whole in points, margins left out.
  public let width: Double
  /// The height of the whole in points, margins left out.
  public let height: Double
  /// Where the nodes are, in the drawing's order.
  public let nodes: [Box]
  /// Where the clusters are, in the drawing's order.
  public let clusters: [Box]
  /// Where the edges' labels are, in the drawing's order; edges without a label are left out.
  public let edgeLabels: [Box]
  /// The control points of the edges' cubic Bézier curves, in the drawing's order.
  ///
  /// Each is a start, and three points for each piece of curve. A straight edge is a curve too.
  public private(set) var curves: [[Point]]
  /// What Graphviz remarked without failing.
  public let warnings: [String]

  /// The icons' paths by the names that the labels use, in the order of their first use.
  let icons: [Icon]
  /// The drawing as Graphviz's SVG renderer wrote it, icons being references to files.
  private(set) var unfinishedSVG: [UInt8]
  /// DOT text with the positions as attributes, from which the other formats are drawn.
  private(set) var positioned: String

  /// The same places with other lines.
  func replacing(
    routes: [[Point]?], svg: [UInt8], positioned: String
  ) -> LaidOutDrawing {
    var copy = self
    for (index, route) in routes.enumerated() where copy.curves.indices.contains(index) {
      guard let route, route.count > 1 else { continue }
      copy.curves[index] = zip(route, route.dropFirst()).enumerated().flatMap { place, piece in
        place == 0 ? [piece.0, piece.0, piece.1, piece.1] : [piece.0, piece.1, piece.1]
      }
    }
    copy.unfinishedSVG = svg
    copy.positioned = positioned
    return copy
  }

  /// The same places for a drawing that differs in its layout attributes only.
  func showing(_ drawing: Drawing) -> LaidOutDrawing {
    var copy = self
    copy.drawing = drawing
    return copy
  }

  /// An icon that a label shows.
  struct Icon: Hashable, Sendable {
    let name: String
    let path: String
  }
}
