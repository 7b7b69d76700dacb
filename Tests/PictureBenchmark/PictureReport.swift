import Documents
import Foundation
import Generation
import Graphviz
import Views

/// What is measured of the pictures of designs.
struct PictureReport {
  private let generator: Generator
  private let designs: [(name: String, design: Design)]

  init(_ generator: Generator, _ designs: [(name: String, design: Design)]) {
    self.generator = generator
    self.designs = designs
  }

  func printFaults() throws {
    print(columns("", ["cards", "over", "labels", "shared", "cross", "overlap", "ratio", "score"]))
    var sum = 0.0
    for (name, design) in designs {
      for view in try generator.views(of: design) {
        let faults = PictureFaults(try view.picture(icons: generator.icons))
        sum += faults.score
        let figures = [
          view.cards.count + view.panels.count, faults.linesOverCards, faults.linesOverLabels,
          faults.sharedLines, faults.crossings, faults.overlaps,
        ].map { "\($0)" }
        let shape = [String(format: "%.2f", faults.ratio), String(format: "%.1f", faults.score)]
        print(columns("\(name) \(view.name.rawValue)", figures + shape))
      }
    }
    print(columns("sum", ["", "", "", "", "", "", "", String(format: "%.1f", sum)]))
  }

  private func columns(_ first: String, _ rest: [String]) -> String {
    first.padding(toLength: 38, withPad: " ", startingAt: 0)
      + rest.map { String(repeating: " ", count: max(1, 8 - $0.count)) + $0 }.joined()
  }

  func printSpeed() throws {
    for (name, design) in designs {
      let views = try generator.views(of: design)
      let parts = views.reduce(0) { $0 + $1.allCards.count }
      let svg = try least { try draw(views, as: .svg) }
      let png = try least { try draw(views, as: .png(scale: 1.25)) }
      print(
        columns(
          "\(name), \(views.count) views, \(parts) cards",
          [String(format: "  SVG %.0f ms", svg), String(format: "  PNG %.0f ms", png)]))
    }
  }

  private func draw(_ views: [View], as format: Format) throws {
    for view in views { _ = try view.picture(icons: generator.icons).rendered(as: format) }
  }

  /// The least time on the processor of seven runs, in milliseconds.
  private func least(_ body: () throws -> Void) throws -> Double {
    var least = Double.infinity
    for _ in 0..<7 {
      let start = clock()
      try body()
      least = min(least, Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1000)
    }
    return least
  }

  func writePNG(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, design) in designs {
      for view in try generator.views(of: design) {
        let bytes = try view.picture(icons: generator.icons).rendered(as: .png(scale: 1))
        try Data(bytes).write(to: folder.appending(path: "\(name)-\(view.name.rawValue).png"))
      }
    }
  }
}
