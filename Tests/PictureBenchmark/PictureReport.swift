import Documents
import Foundation
import Generation
import Graphviz
import RuleBase
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
    let counts = ["cards", "over", "labels", "shared", "cross", "overlap"]
    print(columns("", counts + ["ratio", "score", "default"]))
    var (sum, sumOfDefaults) = (0.0, 0.0)
    for (name, design) in designs {
      for view in try generator.views(of: design) {
        let picture = try view.picture(icons: generator.icons)
        let faults = PictureFaults(picture)
        let usual = PictureFaults(try asUsual(picture.drawing).laidOut(icons: generator.icons))
        sum += faults.score
        sumOfDefaults += usual.score
        let figures = [
          view.cards.count + view.panels.count, faults.linesOverCards, faults.linesOverLabels,
          faults.sharedLines, faults.crossings, faults.overlaps,
        ].map { "\($0)" }
        let shape = [
          String(format: "%.2f", faults.ratio), String(format: "%.1f", faults.score),
          String(format: "%.1f", usual.score),
        ]
        print(columns("\(name) \(view.fileName)", figures + shape))
      }
    }
    let sums = [sum, sumOfDefaults].map { String(format: "%.1f", $0) }
    print(columns("sum", ["", "", "", "", "", "", ""] + sums))
  }

  /// The same drawing as Graphviz lays it out when nothing is said about directions and lines.
  private func asUsual(_ drawing: Drawing) -> Drawing {
    guard drawing.placing == .ranks else { return drawing }
    var usual = drawing
    let settings: Set = ["rankdir", "splines", "nodesep", "ranksep"]
    usual.graphAttributes.removeAll { settings.contains($0.name) }
    for index in usual.edges.indices {
      usual.edges[index].attributes.removeAll { $0.name == "weight" }
    }
    return usual
  }

  private func columns(_ first: String, _ rest: [String]) -> String {
    first.padding(toLength: 38, withPad: " ", startingAt: 0)
      + rest.map { String(repeating: " ", count: max(1, 8 - $0.count)) + $0 }.joined()
  }

  func printSpeed() throws {
    for (name, design) in designs {
      let views = try generator.views(of: design)
      let parts = views.reduce(0) { $0 + $1.allCards.count }
      let figures = try [("SVG", Format.svg), ("PNG", .png(scale: 1))].map { name, format in
        let (elapsed, worked) = try least { try draw(views, as: format) }
        return String(format: "  \(name) %.0f ms (%.0f)", elapsed, worked)
      }
      print(columns("\(name), \(views.count) views, \(parts) cards", figures))
    }
  }

  /// Draws views side by side, as the program does.
  private func draw(_ views: [View], as format: Format) throws {
    let results = concurrently(views.count) { index in
      Result { try views[index].picture(icons: generator.icons).rendered(as: format).count }
    }
    for result in results { _ = try result.get() }
  }

  /// The least time of seven runs on the clock, and the least on the processors, in milliseconds.
  private func least(_ body: () throws -> Void) throws -> (elapsed: Double, worked: Double) {
    var least = (elapsed: Double.infinity, worked: Double.infinity)
    for _ in 0..<7 {
      let (start, processor) = (ContinuousClock.now, clock())
      try body()
      least.elapsed = min(least.elapsed, (ContinuousClock.now - start) / .milliseconds(1))
      least.worked = min(
        least.worked, Double(clock() - processor) / Double(CLOCKS_PER_SEC) * 1000)
    }
    return least
  }

  /// How much memory each render of a drawing of about forty nodes leaves behind.
  func printGrowth(renders: Int) throws {
    var drawings: [Drawing] = []
    for (_, design) in designs {
      drawings += try generator.views(of: design).map {
        try $0.picture(icons: generator.icons).drawing
      }
    }
    guard let drawing = drawings.min(by: { abs($0.nodes.count - 40) < abs($1.nodes.count - 40) })
    else { return }
    for _ in 0..<20 { _ = try drawing.laidOut(icons: generator.icons).rendered(as: .svg) }
    let before = residentKilobytes()
    for _ in 0..<renders {
      _ = try drawing.laidOut(icons: generator.icons).rendered(as: .svg)
    }
    let growth = Double(residentKilobytes() - before) / Double(renders)
    print(
      "\(renders) renders of a drawing of \(drawing.nodes.count) nodes and "
        + "\(drawing.edges.count) lines: \(String(format: "%.1f", growth)) kB of growth each")
  }

  /// The resident memory of this process, in kilobytes.
  private func residentKilobytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * 4
  }

  /// Writes each picture's DOT, from which `dot` can draw the same in its own way.
  func writeDOT(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, design) in designs {
      for view in try generator.views(of: design) {
        let bytes = try view.picture(icons: generator.icons).rendered(as: .dot)
        try Data(bytes).write(to: folder.appending(path: "\(name)-\(view.fileName).dot"))
      }
    }
  }

  func writePNG(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, design) in designs {
      for view in try generator.views(of: design) {
        let bytes = try view.picture(icons: generator.icons).rendered(as: .png(scale: 1))
        try Data(bytes).write(to: folder.appending(path: "\(name)-\(view.fileName).png"))
      }
    }
  }
}
