import Graphviz
import HeapModule

/// Finds lines with right angles through the room between boxes.
///
/// Graphviz's own lines with right angles are not used: on three of forty random drawings version
/// 2.42 ends the process by an assertion while it makes them. Here each line is the cheapest way
/// through a grid (Hart, Nilsson and Raphael, 1968), where bends, crossings and running on or beside
/// other lines cost more than a longer way.
struct Router {
  private var grid: RoutingGrid
  /// The least cost known of each place and heading, valid where the mark is the present search's.
  private var costs: [Int32]
  private var marks: [Int32]
  private var origins: [Int32]
  private var search: Int32 = 0

  init(_ grid: RoutingGrid) {
    self.grid = grid
    let states = grid.columns * grid.rows * 4
    costs = Array(repeating: 0, count: states)
    marks = Array(repeating: 0, count: states)
    origins = Array(repeating: -1, count: states)
  }

  /// A way through the grid.
  struct Way {
    /// The places passed, in order.
    let places: [Int]
    let start: Port
    let end: Port
  }

  private struct Entry: Comparable {
    let estimate: Int32
    let state: Int32
    let cost: Int32

    static func < (one: Entry, other: Entry) -> Bool {
      (one.estimate, one.state) < (other.estimate, other.state)
    }
  }

  /// The cheapest way from any of some ports to any of others, or `nil` if there is none.
  mutating func way(from starts: [Port], to ends: [Port]) -> Way? {
    guard !starts.isEmpty, !ends.isEmpty else { return nil }
    search += 1
    let goals = Dictionary(grouping: ends, by: \.place)
    let columns = ends.map { $0.place % grid.columns }
    let rows = ends.map { $0.place / grid.columns }
    let (left, right) = (columns.min() ?? 0, columns.max() ?? 0)
    let (top, bottom) = (rows.min() ?? 0, rows.max() ?? 0)
    func distance(_ place: Int) -> Int32 {
      let (column, row) = (place % grid.columns, place / grid.columns)
      let across = max(0, left - column, column - right)
      return Int32(across + max(0, top - row, row - bottom)) * RoutingGrid.way
    }
    var heap = Heap<Entry>()
    func state(_ place: Int, _ heading: Port.Heading) -> Int { place * 4 + heading.rawValue }
    for start in starts {
      let state = state(start.place, start.heading)
      // The way from the card to the first place is shared or crossed like any other.
      let cost = start.cost + grid.cost(of: start.place, isAlong: start.heading.isAlong)
      guard marks[state] != search || costs[state] > cost else { continue }
      marks[state] = search
      costs[state] = cost
      origins[state] = -1
      heap.insert(
        Entry(estimate: cost + distance(start.place), state: Int32(state), cost: cost))
    }
    var best: (cost: Int32, state: Int, port: Port)?
    while let entry = heap.popMin() {
      if let best, entry.estimate >= best.cost { break }
      let state = Int(entry.state)
      guard entry.cost == costs[state] else { continue }
      let place = state / 4
      guard let heading = Port.Heading(rawValue: state % 4) else { continue }
      let ports = distance(place) == 0 ? goals[place] ?? [] : []
      for port in ports where heading != port.heading {
        let bend = heading == port.heading.opposite ? 0 : RoutingGrid.bend
        let cost = entry.cost + bend + port.cost
        if cost < (best?.cost ?? .max) { best = (cost, state, port) }
      }
      for next in Port.Heading.allCases where next != heading.opposite {
        guard let neighbour = next.next(place, grid), !grid.isBlocked[neighbour] else { continue }
        let cost =
          entry.cost + grid.cost(of: neighbour, isAlong: next.isAlong)
          + (next == heading ? 0 : RoutingGrid.bend)
        let reached = self.state(neighbour, next)
        guard marks[reached] != search || costs[reached] > cost else { continue }
        marks[reached] = search
        costs[reached] = cost
        origins[reached] = entry.state
        heap.insert(
          Entry(estimate: cost + distance(neighbour), state: Int32(reached), cost: cost))
      }
    }
    return best.flatMap { way(to: $0.state, $0.port, starts) }
  }

  private func state(_ place: Int, _ heading: Port.Heading) -> Int { place * 4 + heading.rawValue }

  private func way(to last: Int, _ end: Port, _ starts: [Port]) -> Way? {
    var places: [Int] = []
    var state = last
    while true {
      places.append(state / 4)
      guard origins[state] >= 0 else { break }
      state = Int(origins[state])
    }
    let candidates = starts.filter {
      $0.place == state / 4 && $0.heading.rawValue == state % 4
    }
    guard let start = candidates.min(by: { $0.cost < $1.cost }) else { return nil }
    return Way(places: places.reversed(), start: start, end: end)
  }

  // MARK: - Lines

  /// Notes that a line takes a way, so that others avoid it.
  mutating func take(_ way: Way) { grid.mark(way.places, 1) }

  /// Takes a way back.
  mutating func leave(_ way: Way) { grid.mark(way.places, -1) }

  /// The corners of a way, from box to box.
  func corners(_ way: Way) -> [LaidOutDrawing.Point] {
    let points = [way.start.point] + way.places.map(grid.point) + [way.end.point]
    var corners: [LaidOutDrawing.Point] = []
    for point in points {
      if corners.count > 1 {
        let (one, two) = (corners[corners.count - 2], corners[corners.count - 1])
        let isStraight =
          (abs(one.x - two.x) < 0.01 && abs(two.x - point.x) < 0.01)
          || (abs(one.y - two.y) < 0.01 && abs(two.y - point.y) < 0.01)
        if isStraight { corners.removeLast() }
      }
      corners.append(point)
    }
    return corners
  }
}
