import Graphviz

/// A drawn line as straight pieces.
struct Line {
  typealias Point = LaidOutDrawing.Point

  /// A straight piece.
  struct Segment {
    let start: Point
    let end: Point

    var length: Double {
      let (width, height) = (end.x - start.x, end.y - start.y)
      return (width * width + height * height).squareRoot()
    }
  }

  /// The node that is its label, if it has one.
  let label: String?
  /// The nodes it joins, its label among them.
  var ends: Set<String>
  var segments: [Segment]

  var length: Double { segments.reduce(0) { $0 + $1.length } }

  /// A Bézier curve cut into straight pieces: eight for each piece that bends, one otherwise.
  static func segments(of curve: [Point]) -> [Segment] {
    var points: [Point] = []
    var index = 0
    while index + 3 < curve.count {
      let piece = Array(curve[index...(index + 3)])
      if points.isEmpty { points.append(piece[0]) }
      let steps = isStraight(piece) ? 1 : 8
      for step in 1...steps { points.append(point(of: piece, at: Double(step) / Double(steps))) }
      index += 3
    }
    return zip(points, points.dropFirst()).map { Segment(start: $0, end: $1) }
  }

  private static func isStraight(_ piece: [Point]) -> Bool {
    let area =
      piece.dropFirst().dropLast().map {
        abs(cross(piece[0], piece[3], $0))
      }.max() ?? 0
    return area < 1
  }

  private static func point(of piece: [Point], at t: Double) -> Point {
    let u = 1 - t
    let weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    return Point(
      x: zip(weights, piece).reduce(0) { $0 + $1.0 * $1.1.x },
      y: zip(weights, piece).reduce(0) { $0 + $1.0 * $1.1.y })
  }

  /// Twice the signed area of a triangle.
  private static func cross(_ a: Point, _ b: Point, _ c: Point) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  // MARK: - Meeting others

  /// Whether the line enters a box.
  func runsThrough(_ box: LaidOutDrawing.Box) -> Bool {
    let (left, right) = (box.x + 1, box.x + box.width - 1)
    let (top, bottom) = (box.y + 1, box.y + box.height - 1)
    return segments.contains { segment in
      Self.enters(segment, left: left, right: right, top: top, bottom: bottom)
    }
  }

  /// Cuts a segment at the four sides, after Liang and Barsky.
  private static func enters(
    _ segment: Segment, left: Double, right: Double, top: Double, bottom: Double
  ) -> Bool {
    let (dx, dy) = (segment.end.x - segment.start.x, segment.end.y - segment.start.y)
    var (first, last) = (0.0, 1.0)
    let sides = [
      (-dx, segment.start.x - left), (dx, right - segment.start.x),
      (-dy, segment.start.y - top), (dy, bottom - segment.start.y),
    ]
    for (step, distance) in sides {
      if step == 0 {
        if distance < 0 { return false }
      } else if step < 0 {
        first = max(first, distance / step)
      } else {
        last = min(last, distance / step)
      }
    }
    return first < last
  }

  /// How often two lines cross, and whether they run on top of each other.
  func meeting(_ other: Line) -> (crossings: Int, isShared: Bool) {
    var crossings = 0
    var isShared = false
    for one in segments {
      for two in other.segments {
        if Self.crosses(one, two) { crossings += 1 }
        if !isShared { isShared = Self.liesOn(one, two) }
      }
    }
    return (crossings, isShared)
  }

  private static func crosses(_ one: Segment, _ two: Segment) -> Bool {
    let a = cross(one.start, one.end, two.start)
    let b = cross(one.start, one.end, two.end)
    let c = cross(two.start, two.end, one.start)
    let d = cross(two.start, two.end, one.end)
    return a * b < 0 && c * d < 0
  }

  /// Whether two horizontal or vertical pieces have more than twelve points in common.
  private static func liesOn(_ one: Segment, _ two: Segment) -> Bool {
    func common(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
      min(max(a.0, a.1), max(b.0, b.1)) - max(min(a.0, a.1), min(b.0, b.1))
    }
    if abs(one.start.y - one.end.y) < 0.5, abs(two.start.y - two.end.y) < 0.5 {
      return abs(one.start.y - two.start.y) < 1.5
        && common((one.start.x, one.end.x), (two.start.x, two.end.x)) > 12
    }
    if abs(one.start.x - one.end.x) < 0.5, abs(two.start.x - two.end.x) < 0.5 {
      return abs(one.start.x - two.start.x) < 1.5
        && common((one.start.y, one.end.y), (two.start.y, two.end.y)) > 12
    }
    return false
  }
}
