import Architectures
import Decisions
import Foundation
import Graphviz
import RuleBase
import Specifications
import TestSupport
import Testing
import Views

struct RandomPictureTests {
  /// Whatever a client states, the patterns fit together and the picture can be drawn.
  @Test func anyDesignCanBeDrawn() throws {
    let rules = try ExampleDesign.rules.get()
    let plan = Plan(rules)
    let random = RandomSpecification(rules.vocabulary)
    let icons = IconFolders([RepositoryFiles.rules.appending(path: "icons").path])
    for seed in 0..<25 as Range<UInt64> {
      let file = random.file(seed: seed)
      let read = Specification.read(file, vocabulary: rules.vocabulary).specification
      let specification = try #require(read, "seed \(seed)")
      let resolution = plan.resolve(specification.facts, analyses: [])
      let architecture = Architect(rules).compose(resolution)
      #expect(architecture.gaps.isEmpty, "seed \(seed)")
      let drawing = containerDrawing(
        architecture, resolution: resolution, title: specification.name)
      let laidOut = try drawing.laidOut(icons: icons)
      #expect(laidOut.nodes.count == drawing.nodes.count, "seed \(seed)")
    }
  }

  @Test func aDesignOfNothingIsAPictureToo() throws {
    let resolution = try ExampleDesign("contract-summaries").resolution
    let drawing = containerDrawing(
      Architecture(zones: [], components: [], connections: []), resolution: resolution, title: "")
    #expect(try drawing.laidOut().nodes.map(\.id) == ["notice"])
  }
}
