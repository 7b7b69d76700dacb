import Foundation
import Graphviz
import Testing

struct FuzzTests {
  /// Random drawings are laid out and written without a crash, and without losing an edge.
  ///
  /// `GRAPHVIZ_FUZZ_COUNT=10000 swift test -c release --filter FuzzTests` tries as many as it says.
  @Test func randomDrawings() throws {
    let wanted = ProcessInfo.processInfo.environment["GRAPHVIZ_FUZZ_COUNT"].flatMap(UInt64.init)
    for seed in 0..<(wanted ?? 300) {
      let drawing = randomDrawing(seed: seed)
      let laidOut = try drawing.laidOut()
      let svg = try laidOut.rendered(as: .svg)
      let sound = isWellFormed(svg)
      #expect(sound, "seed \(seed)")
      #expect(laidOut.nodes.count == drawing.nodes.count, "seed \(seed)")
      let rerouted = try laidOut.rerouted(corners(laidOut))
      let reroutedIsSound = isWellFormed(try rerouted.rendered(as: .svg))
      #expect(reroutedIsSound, "seed \(seed)")
      #expect(rerouted.nodes == laidOut.nodes, "seed \(seed)")
      if seed.isMultiple(of: 20) {
        #expect(try !laidOut.rendered(as: .png(scale: 1)).isEmpty, "seed \(seed)")
        #expect(try !laidOut.rendered(as: .pdf).isEmpty, "seed \(seed)")
      }
    }
  }

  /// A line with one corner for every other edge.
  private func corners(_ laidOut: LaidOutDrawing) -> [[LaidOutDrawing.Point]?] {
    let boxes = Dictionary(laidOut.nodes.map { ($0.id, $0) }) { first, _ in first }
    return laidOut.drawing.edges.enumerated().map { index, edge in
      guard index.isMultiple(of: 2), let from = boxes[edge.from], let to = boxes[edge.to],
        from != to
      else { return nil }
      return [
        LaidOutDrawing.Point(x: from.x, y: from.y), LaidOutDrawing.Point(x: to.x, y: from.y),
        LaidOutDrawing.Point(x: to.x, y: to.y),
      ]
    }
  }
}
