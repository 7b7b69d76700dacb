import Graphviz
import Testing
import Views

struct PictureFaultsTests {
  /// Four boxes at the corners of a square, and one in the middle.
  private let places = [
    ("a", 0.0, 0.0), ("b", 200.0, 0.0), ("c", 0.0, 200.0), ("d", 200.0, 200.0),
    ("m", 100.0, 100.0),
  ]

  @Test(arguments: [
    ([("a", "b")], 0, 0), ([("a", "d")], 1, 0), ([("a", "d"), ("b", "c")], 2, 1),
    ([("a", "b"), ("c", "d")], 0, 0), ([("a", "m"), ("b", "m")], 0, 0),
  ])
  func faultsAreCounted(_ ends: [(String, String)], _ overCards: Int, _ crossings: Int) throws {
    let faults = PictureFaults(try picture(ends).laidOut())
    #expect(faults.linesOverCards == overCards)
    #expect(faults.crossings == crossings)
    #expect(faults.overlaps == 0)
  }

  @Test func boxesOverEachOtherAreCounted() throws {
    var drawing = picture([])
    drawing.nodes.append(node("n", 105, 105))
    #expect(PictureFaults(try drawing.laidOut()).overlaps == 1)
  }

  @Test func linesOnTopOfEachOtherAreCounted() throws {
    var drawing = picture([("a", "b"), ("a", "b")])
    drawing.edges[1] = edge("b", "a", 200, 0, 0, 0)
    #expect(PictureFaults(try drawing.laidOut()).sharedLines == 1)
  }

  private func picture(_ ends: [(String, String)]) -> Drawing {
    let edges = ends.map { from, to in
      let (one, two) = (place(from), place(to))
      return edge(from, to, one.0, one.1, two.0, two.1)
    }
    return Drawing(
      name: "square", nodes: places.map { node($0.0, $0.1, $0.2) }, edges: edges, placing: .given)
  }

  private func place(_ id: String) -> (Double, Double) {
    places.first { $0.0 == id }.map { ($0.1, $0.2) } ?? (0, 0)
  }

  private func node(_ id: String, _ x: Double, _ y: Double) -> Node {
    Node(
      id: id,
      attributes: [
        Attribute("shape", "box"), Attribute("fixedsize", "true"), Attribute("width", "0.3"),
        Attribute("height", "0.3"), Attribute("label", ""), Attribute("pos", "\(x),\(y)"),
      ])
  }

  private func edge(
    _ from: String, _ to: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double
  ) -> Edge {
    let points = (0...3).map { part in
      let share = Double(part) / 3
      return "\(x1 + (x2 - x1) * share),\(y1 + (y2 - y1) * share)"
    }
    return Edge(
      from: from, to: to,
      attributes: [Attribute("dir", "none"), Attribute("pos", points.joined(separator: " "))])
  }
}
