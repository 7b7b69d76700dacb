import Graphviz

/// A place on the side of a box where a line can begin or end.
struct Port {
  /// Where the line touches the box.
  let point: LaidOutDrawing.Point
  /// The free place of the grid before it.
  let place: Int
  /// The way from the box to that place.
  let heading: Heading
  /// What it costs to use it: the farther from the middle of the side, the more.
  let cost: Int32

  /// A direction on the grid.
  enum Heading: Int, CaseIterable {
    case right, down, left, up

    var isAlong: Bool { self == .right || self == .left }
    var opposite: Heading {
      switch self {
      case .right: .left
      case .down: .up
      case .left: .right
      case .up: .down
      }
    }

    /// The number of the next place in this direction, or `nil` at the edge of the grid.
    func next(_ place: Int, _ grid: RoutingGrid) -> Int? {
      switch self {
      case .right: place % grid.columns + 1 < grid.columns ? place + 1 : nil
      case .left: place % grid.columns > 0 ? place - 1 : nil
      case .down: place + grid.columns < grid.columns * grid.rows ? place + grid.columns : nil
      case .up: place >= grid.columns ? place - grid.columns : nil
      }
    }
  }

  /// The ports of a box: all along the sides of a card, and the middle of each side of a label.
  static func ports(of box: LaidOutDrawing.Box, isLabel: Bool, _ grid: RoutingGrid) -> [Port] {
    let reach = isLabel ? 5.0 : 9.0
    var ports: [Port] = []
    func add(_ x: Double, _ y: Double, column: Int, row: Int, _ heading: Heading, _ off: Double) {
      guard let place = grid.place(column: column, row: row), !grid.isBlocked[place] else { return }
      ports.append(
        Port(
          point: LaidOutDrawing.Point(x: x, y: y), place: place, heading: heading,
          cost: Int32(off * 0.6)))
    }
    let (middleX, middleY) = (box.x + box.width / 2, box.y + box.height / 2)
    for row in lines(from: box.y, length: box.height, isLabel, grid.row, grid.row) {
      let y = grid.point(max(0, row) * grid.columns).y
      let off = abs(y - middleY)
      add(
        box.x + box.width, y, column: grid.column(box.x + box.width + reach, .up), row: row, .right,
        off)
      add(box.x, y, column: grid.column(box.x - reach, .down), row: row, .left, off)
    }
    for column in lines(from: box.x, length: box.width, isLabel, grid.column, grid.column) {
      let x = grid.point(max(0, column)).x
      let off = abs(x - middleX) * 0.5
      add(
        x, box.y + box.height, column: column, row: grid.row(box.y + box.height + reach, .up),
        .down, off)
      add(x, box.y, column: column, row: grid.row(box.y - reach, .down), .up, off)
    }
    return ports
  }

  /// The lines of the grid that meet a side: all but those near its ends, or the middle one.
  private static func lines(
    from start: Double, length: Double, _ middleOnly: Bool,
    _ line: (Double, FloatingPointRoundingRule) -> Int,
    _ nearest: (Double, FloatingPointRoundingRule) -> Int
  ) -> [Int] {
    let middle = nearest(start + length / 2, .toNearestOrEven)
    let (first, last) = (line(start + 8, .up), line(start + length - 8, .down))
    return middleOnly || first >= last ? [middle] : Array(first...last)
  }
}
