import Graphviz
import Testing

struct PlaceTests {
  private let laidOut: LaidOutDrawing

  init() throws {
    laidOut = try sampleDrawing().laidOut(icons: standardIcons)
  }

  @Test func everythingHasAPlaceInside() {
    #expect(laidOut.nodes.map(\.id) == laidOut.drawing.nodes.map(\.id))
    #expect(laidOut.clusters.map(\.id) == laidOut.drawing.clusters.map(\.id))
    #expect(laidOut.edgeLabels.count == laidOut.drawing.edges.count)
    for box in laidOut.nodes + laidOut.clusters + laidOut.edgeLabels {
      #expect(box.x >= -0.5 && box.y >= -0.5, "\(box.id)")
      #expect(box.x + box.width <= laidOut.width + 0.5, "\(box.id)")
      #expect(box.y + box.height <= laidOut.height + 0.5, "\(box.id)")
    }
    #expect(laidOut.warnings == [])
  }

  @Test func nothingOverlapsACard() {
    for (index, card) in laidOut.nodes.enumerated() {
      for other in laidOut.nodes[(index + 1)...] + laidOut.edgeLabels {
        #expect(!overlap(card, other), "\(card.id) and \(other.id)")
      }
    }
  }

  @Test func cardsStandInTheirZones() throws {
    for (node, card) in zip(laidOut.drawing.nodes, laidOut.nodes) {
      let zone = try #require(laidOut.clusters.first { $0.id == node.cluster })
      #expect(zone.x < card.x && card.x + card.width < zone.x + zone.width, "\(card.id)")
      #expect(zone.y < card.y && card.y + card.height < zone.y + zone.height, "\(card.id)")
    }
  }

  private func overlap(_ one: LaidOutDrawing.Box, _ other: LaidOutDrawing.Box) -> Bool {
    one.x < other.x + other.width && other.x < one.x + one.width
      && one.y < other.y + other.height && other.y < one.y + one.height
  }
}
