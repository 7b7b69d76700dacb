import Graphviz

/// Where everything of a view lies in its picture: cards, frames and panels as boxes, and arrows as
/// lines with corners.
struct DrawioPlaces {
  typealias Box = LaidOutDrawing.Box
  typealias Point = LaidOutDrawing.Point

  /// Cards, those in panels and bands included, by their ids.
  private(set) var nodes: [String: Box]
  private(set) var zones: [String: Box]
  /// Panels and bands by their ids.
  private(set) var panels: [String: Box] = [:]
  /// The lines of the arrows by their places in the view.
  private(set) var lines: [Int: Line] = [:]
  /// The lower end of everything.
  private(set) var bottom: Double

  /// A line with corners.
  struct Line {
    var points: [Point]
    /// Where its label stands: from -1 at its beginning to 1 at its end.
    var labelPlace: Double
  }

  private let isSequence: Bool

  init(view: View, picture: LaidOutDrawing) {
    isSequence = view.name == .sequence
    nodes = Dictionary(picture.nodes.map { ($0.id, $0) }) { first, _ in first }
    zones = Dictionary(picture.clusters.map { ($0.id, $0) }) { first, _ in first }
    bottom = picture.clusters.first.map { $0.y + $0.height } ?? picture.height
    lines = isSequence ? Self.steps(view, picture) : Self.ways(view, picture, nodes)
    for panel in view.panels {
      guard let box = nodes[panel.id] else { continue }
      panels[panel.id] = box
      fill(box, with: panel.cards)
    }
    for panel in view.bands { addBand(panel, width: zones[ViewDrawing.page]?.width ?? 1000) }
  }

  /// The boxes that an arrow joins; none in a sequence, where arrows join lines.
  func ends(of arrow: View.Arrow) -> (Box, Box)? {
    guard !isSequence, let from = nodes[arrow.from], let to = nodes[arrow.to] else { return nil }
    return (from, to)
  }

  // MARK: - Cards in panels

  private static let titleHeight = 24.0
  private static let gap = 8.0

  /// Cards in rows of equal height inside a panel.
  private mutating func fill(_ box: Box, with cards: [View.Card]) {
    let columns = min(cards.count, max(1, Int((box.width + 20) / PanelLabel.cardWidth)))
    guard columns > 0 else { return }
    let rows = (cards.count + columns - 1) / columns
    let width = (box.width - Self.gap) / Double(columns) - Self.gap
    let height = (box.height - Self.titleHeight - Self.gap) / Double(rows) - Self.gap
    for (index, card) in cards.enumerated() {
      nodes[card.id] = Box(
        id: card.id, x: box.x + Self.gap + Double(index % columns) * (width + Self.gap),
        y: box.y + Self.titleHeight + Double(index / columns) * (height + Self.gap), width: width,
        height: height)
    }
  }

  /// A panel below everything else.
  private mutating func addBand(_ panel: View.Panel, width: Double) {
    let fit = max(1, Int(width / (PanelLabel.cardWidth + 20)))
    let columns = min(panel.cards.count, fit)
    guard columns > 0 else { return }
    let rows = (panel.cards.count + columns - 1) / columns
    let most = panel.cards.map { $0.lines.count + $0.references.count }.max() ?? 1
    let box = Box(
      id: panel.id, x: zones[ViewDrawing.page]?.x ?? 0, y: bottom + 20,
      width: Double(columns) * (PanelLabel.cardWidth + 14) + Self.gap,
      height: Self.titleHeight + Self.gap + Double(rows) * (42 + 13 * Double(most)))
    panels[panel.id] = box
    fill(box, with: panel.cards)
    bottom = box.y + box.height
  }

  // MARK: - Lines

  /// Each arrow's line out of its two halves, or its only piece where it has no label.
  private static func ways(
    _ view: View, _ picture: LaidOutDrawing, _ nodes: [String: Box]
  ) -> [Int: Line] {
    var lines: [Int: Line] = [:]
    var place = 0
    let edges = picture.drawing.edges
    for (index, arrow) in view.arrows.enumerated() where arrow.from != arrow.to {
      let label = nodes["\(ViewDrawing.labelPrefix)\(index + 1)"]
      let count = label == nil ? 1 : 2
      guard place + count <= edges.count else { break }
      var pieces = (place..<place + count).map { corners(picture.curves[$0]) }
      let runsBack = edges[place].from != arrow.from
      place += count
      guard pieces.allSatisfy({ $0.count > 1 }) else { continue }
      if runsBack { pieces = pieces.reversed().map { $0.reversed() } }
      guard let label else {
        lines[index] = Line(points: straightened(pieces[0]), labelPlace: 0)
        continue
      }
      let middle = Point(x: label.x + label.width / 2, y: label.y + label.height / 2)
      let (before, after) = (length(pieces[0] + [middle]), length([middle] + pieces[1]))
      lines[index] = Line(
        points: straightened(joined(pieces[0], pieces[1])),
        labelPlace: 2 * before / max(before + after, 1) - 1)
    }
    return lines
  }

  /// Two halves of a line as one, which goes on straight below the label or turns there once.
  private static func joined(_ one: [Point], _ other: [Point]) -> [Point] {
    var (one, other) = (one, other)
    let (last, first) = (one[one.count - 1], other[0])
    let isLevel = abs(one[one.count - 2].y - last.y) < 0.5
    let goesOnLevel = abs(other[1].y - first.y) < 0.5
    if isLevel == goesOnLevel {
      // The sides of a label lie on lines of the grid, which may miss its middle by a little.
      if isLevel, abs(last.y - first.y) < 6 {
        other[0] = Point(x: first.x, y: last.y)
      } else if !isLevel, abs(last.x - first.x) < 6 {
        other[0] = Point(x: last.x, y: first.y)
      }
      if other.count > 2 {
        other[1] =
          isLevel ? Point(x: other[1].x, y: other[0].y) : Point(x: other[0].x, y: other[1].y)
      }
    } else {
      one[one.count - 1] = isLevel ? Point(x: first.x, y: last.y) : Point(x: last.x, y: first.y)
    }
    return one + other
  }

  /// The arrows of a sequence, whose edges stand after those of the participants' lines.
  private static func steps(_ view: View, _ picture: LaidOutDrawing) -> [Int: Line] {
    var lines: [Int: Line] = [:]
    for index in view.arrows.indices {
      let edge = view.cards.count + index
      guard picture.curves.indices.contains(edge), let start = picture.curves[edge].first,
        let end = picture.curves[edge].last
      else { continue }
      lines[index] = Line(points: [start, end], labelPlace: 0)
    }
    return lines
  }

  /// The ends of a curve's pieces.
  private static func corners(_ curve: [Point]) -> [Point] {
    stride(from: 0, to: curve.count, by: 3).map { curve[$0] }
  }

  /// The line without points that lie between two others on a straight piece.
  private static func straightened(_ points: [Point]) -> [Point] {
    var kept: [Point] = []
    for point in points {
      if let last = kept.last, abs(last.x - point.x) + abs(last.y - point.y) < 0.5 { continue }
      if kept.count > 1 {
        let (one, two) = (kept[kept.count - 2], kept[kept.count - 1])
        let area = (two.x - one.x) * (point.y - one.y) - (two.y - one.y) * (point.x - one.x)
        if abs(area) < 1 { kept.removeLast() }
      }
      kept.append(point)
    }
    return kept.count > 1 ? kept : points
  }

  private static func length(_ points: [Point]) -> Double {
    zip(points, points.dropFirst()).reduce(0) {
      let (width, height) = ($1.1.x - $1.0.x, $1.1.y - $1.0.y)
      return $0 + (width * width + height * height).squareRoot()
    }
  }
}
