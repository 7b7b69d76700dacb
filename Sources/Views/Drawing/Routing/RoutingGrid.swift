import Graphviz

/// The room between the boxes of a picture as a grid of places that lines can pass.
struct RoutingGrid {
  typealias Point = LaidOutDrawing.Point
  typealias Box = LaidOutDrawing.Box

  /// Points between two lines of the grid.
  static let step = 6.0

  let columns: Int
  let rows: Int
  private let left: Double
  private let top: Double
  /// Places inside a box or too near to it.
  private(set) var isBlocked: [Bool]
  /// What it costs to pass a place from side to side, and from top to bottom, besides the way.
  private var along: [Int32]
  private var down: [Int32]
  /// How many lines pass a place from side to side, and from top to bottom.
  private var linesAlong: [UInt8]
  private var linesDown: [UInt8]

  /// A grid over a part of the picture.
  init(over frame: Box) {
    left = frame.x
    top = frame.y
    columns = max(1, Int(frame.width / Self.step) + 1)
    rows = max(1, Int(frame.height / Self.step) + 1)
    let count = columns * rows
    isBlocked = Array(repeating: false, count: count)
    along = Array(repeating: 0, count: count)
    down = Array(repeating: 0, count: count)
    linesAlong = Array(repeating: 0, count: count)
    linesDown = Array(repeating: 0, count: count)
  }

  func point(_ place: Int) -> Point {
    Point(
      x: left + Double(place % columns) * Self.step, y: top + Double(place / columns) * Self.step)
  }

  /// The number of the place at a column and a row, or `nil` outside.
  func place(column: Int, row: Int) -> Int? {
    (0..<columns).contains(column) && (0..<rows).contains(row) ? row * columns + column : nil
  }

  /// The column nearest to, at or after, or at or before a place.
  func column(_ x: Double, _ rule: FloatingPointRoundingRule = .toNearestOrEven) -> Int {
    Int(((x - left) / Self.step).rounded(rule))
  }

  /// The row nearest to, at or below, or at or above a place.
  func row(_ y: Double, _ rule: FloatingPointRoundingRule = .toNearestOrEven) -> Int {
    Int(((y - top) / Self.step).rounded(rule))
  }

  // MARK: - What is in the way

  /// Lines don't pass a box, nor closer to it than this.
  mutating func block(_ box: Box, margin: Double) {
    for place in places(in: box, margin: margin) { isBlocked[place] = true }
  }

  /// Lines pass a box only where every other way is much longer.
  mutating func avoid(_ box: Box, cost: Int32) {
    for place in places(in: box, margin: 0) {
      along[place] += cost
      down[place] += cost
    }
  }

  /// Lines cross the border of a box but don't run along it.
  mutating func avoidBorder(of box: Box, cost: Int32) {
    let (near, thin) = (4.0, 8.0)
    for y in [box.y, box.y + box.height] {
      let edge = Box(id: "", x: box.x, y: y - near, width: box.width, height: thin)
      for place in places(in: edge, margin: 0) { along[place] += cost }
    }
    for x in [box.x, box.x + box.width] {
      let edge = Box(id: "", x: x - near, y: box.y, width: thin, height: box.height)
      for place in places(in: edge, margin: 0) { down[place] += cost }
    }
  }

  private func places(in box: Box, margin: Double) -> [Int] {
    let first = max(0, column(box.x - margin, .up))
    let last = min(columns - 1, column(box.x + box.width + margin, .down))
    let upper = max(0, row(box.y - margin, .up))
    let lower = min(rows - 1, row(box.y + box.height + margin, .down))
    guard first <= last, upper <= lower else { return [] }
    return (upper...lower).flatMap { row in (first...last).map { row * columns + $0 } }
  }

  // MARK: - Lines

  /// Notes a line that passes these places, or takes it back.
  mutating func mark(_ places: [Int], _ change: Int) {
    for (index, place) in places.enumerated() {
      let neighbours = [index - 1, index + 1].compactMap {
        places.indices.contains($0) ? places[$0] : nil
      }
      for neighbour in neighbours {
        if abs(neighbour - place) == 1 {
          linesAlong[place] = UInt8(clamping: Int(linesAlong[place]) + change)
        } else {
          linesDown[place] = UInt8(clamping: Int(linesDown[place]) + change)
        }
      }
    }
  }

  /// What it costs to enter a place from the side or from above or below.
  func cost(of place: Int, isAlong: Bool) -> Int32 {
    isAlong
      ? Self.way + along[place] + Self.cost(place, linesAlong, linesDown, across: columns)
      : Self.way + down[place] + Self.cost(place, linesDown, linesAlong, across: 1)
  }

  /// What other lines add to it.
  private static func cost(
    _ place: Int, _ same: [UInt8], _ other: [UInt8], across: Int
  ) -> Int32 {
    var cost: Int32 = 0
    if same[place] > 0 { cost += sharing }
    if other[place] > 0 { cost += crossing }
    // A line right beside another is hard to tell from it.
    if place >= across, same[place - across] > 0 { cost += nearness }
    if place + across < same.count, same[place + across] > 0 { cost += nearness }
    return cost
  }

  static let way: Int32 = 10
  static let bend: Int32 = 45
  private static let sharing: Int32 = 250
  private static let crossing: Int32 = 45
  private static let nearness: Int32 = 6
}
