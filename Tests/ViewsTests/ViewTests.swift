import Architectures
import Decisions
import Foundation
import FoundationXML
import Graphviz
import RuleBase
import Specifications
import TestSupport
import Testing
import Views

struct ViewTests {
  @Test(arguments: ExampleDesign.names)
  func nothingLiesOverAnythingElse(_ name: String) throws {
    let design = try ExampleDesign(name)
    for view in ViewName.allCases {
      guard let picture = try design.view(view)?.picture(icons: standardIcons) else { continue }
      let faults = PictureFaults(picture)
      #expect(faults.overlaps == 0, "\(view): \(picture.overlapping)")
      #expect(faults.linesOverCards == 0, "\(view)")
      #expect(picture.warnings == [], "\(view)")
    }
  }

  @Test(arguments: ExampleDesign.names)
  func svgIsSoundAndSaysWhatItShows(_ name: String) throws {
    let design = try ExampleDesign(name)
    for theme in [Theme.light, .dark] {
      for name in ViewName.allCases {
        guard let view = try design.view(name) else { continue }
        let svg = try view.picture(theme: theme, icons: standardIcons).rendered(as: .svg)
        let isWellFormed = XMLParser(data: Data(svg)).parse()
        #expect(isWellFormed, "\(name)")
        let text = String(decoding: svg, as: UTF8.self)
        #expect(text.contains("role=\"img\""))
        #expect(text.contains("<desc id=\"\(name.rawValue)-desc\">"), "\(name)")
        #expect(!view.text.isEmpty, "\(name)")
      }
    }
  }

  @Test func samePictureTwiceIsTheSameBytes() throws {
    let view = try #require(try ExampleDesign("research-assistant").view(.container))
    let first = try view.picture(icons: standardIcons).rendered(as: .svg)
    #expect(try view.picture(icons: standardIcons).rendered(as: .svg) == first)
  }

  @Test(arguments: ExampleDesign.names)
  func everyComponentAndConnectionIsDrawnOrTold(_ name: String) throws {
    let design = try ExampleDesign(name)
    let view = try #require(try design.view(.container))
    let shown = design.architecture.withoutPlatform
    #expect(Set(view.allCards.map(\.id)) == Set(shown.components.map(\.id)))
    let drawn = Set(view.arrows.compactMap(\.number))
    let told = Set(view.allCards.flatMap(\.references).compactMap(\.number))
    #expect(drawn.union(told) == Set(shown.connections.compactMap(\.step)))
    #expect(view.text == numberedFlow(of: shown))
  }

  @Test func whatServesAllPartsHasNoArrowsOfItsOwn() throws {
    let view = try #require(try ExampleDesign("research-assistant").view(.container))
    let band = view.bands.flatMap(\.cards)
    #expect(band.contains { $0.id == "tracing" && !$0.references.isEmpty })
    let ids = Set(band.map(\.id))
    #expect(view.arrows.allSatisfy { !ids.contains($0.from) && !ids.contains($0.to) })
  }

  @Test func cardsLinkToTheRecordsOfTheirDecisions() throws {
    let view = try #require(try ExampleDesign("contract-summaries").view(.container))
    let model = try #require(view.allCards.first { $0.id == "model" })
    #expect(model.link == "../decisions/hosting.md")
    #expect(!model.reason.isEmpty)
  }

  @Test func theContextHasOneBoxForTheSystem() throws {
    let view = try #require(try ExampleDesign("support-chatbot").view(.context))
    let strong = view.cards.filter { $0.emphasis == .strong }
    #expect(strong.map(\.title) == [view.project])
    #expect(view.arrows.allSatisfy { [$0.from, $0.to].contains(strong[0].id) })
    #expect(view.cards.count < 10)
  }

  @Test func theDeploymentShowsWhatThePartsRunOn() throws {
    let design = try ExampleDesign("research-assistant")
    let view = try #require(try design.view(.deployment))
    let parts = view.panels.flatMap(\.cards).map(\.id)
    #expect(Set(parts) == Set(design.architecture.components.map(\.id)))
  }

  @Test func dataFlowsNameTheirClasses() throws {
    let view = try #require(try ExampleDesign("contract-summaries").view(.dataFlow))
    let told = view.remarks.contains { $0.text.contains(" carry ") }
    #expect(told || view.arrows.allSatisfy { !($0.detail ?? "").isEmpty })
    #expect(view.text.allSatisfy { $0.contains("(") })
    #expect(!view.zones.contains { !$0.isTrustBoundary })
  }

  @Test func aSequenceTellsTimesAndTheirTotal() throws {
    let view = try #require(try ExampleDesign("research-assistant").view(.sequence))
    #expect(view.arrows.contains { $0.time != nil })
    let total = try #require(view.remarks.first?.text)
    #expect(total.contains("Limit:"))
  }

  @Test func decisionsSayWhatTheyRuledOut() throws {
    let view = try #require(try ExampleDesign("contract-summaries").view(.decisions))
    #expect(view.cards.contains { $0.details.contains { $0.hasPrefix("Ruled out: ") } })
    #expect(!view.arrows.isEmpty)
  }

  @Test func theTitleIsShownAsItIs() throws {
    let design = try ExampleDesign("shop-recommendations")
    for name in ViewName.allCases {
      let subject = try design.subject(project: "R&D <b>\u{1} \"q\" \\N")
      guard let view = subject.view(name) else { continue }
      let svg = String(
        decoding: try view.picture(icons: standardIcons).rendered(as: .svg), as: UTF8.self)
      #expect(svg.contains("R&amp;D &lt;b&gt; &quot;q&quot; \\N"), "\(name)")
      let isWellFormed = XMLParser(data: Data(svg.utf8)).parse()
      #expect(isWellFormed, "\(name)")
    }
  }

  /// Whatever a client states, the patterns fit together and every picture can be drawn.
  @Test func anyDesignCanBeDrawn() throws {
    let rules = try ExampleDesign.rules.get()
    let plan = Plan(rules)
    let random = RandomSpecification(rules.vocabulary)
    let wanted = ProcessInfo.processInfo.environment["GRAPHVIZ_FUZZ_COUNT"].flatMap(UInt64.init)
    for seed in 0..<(wanted.map { $0 / 10 } ?? 15) {
      let file = random.file(seed: seed)
      let read = Specification.read(file, vocabulary: rules.vocabulary).specification
      let specification = try #require(read, "seed \(seed)")
      let resolution = plan.resolve(specification.facts, analyses: [])
      let architecture = Architect(rules).compose(resolution)
      #expect(architecture.gaps.isEmpty, "seed \(seed)")
      let subject = ViewSubject(
        architecture, resolution: resolution, base: rules, project: specification.name)
      for name in ViewName.allCases {
        guard let view = subject.view(name) else { continue }
        let picture = try view.picture(icons: standardIcons)
        #expect(
          PictureFaults(picture).overlaps == 0,
          "seed \(seed), \(name): \(picture.overlapping)")
      }
    }
  }

  @Test func aDesignOfNothingIsAPictureToo() throws {
    let design = try ExampleDesign("contract-summaries")
    let subject = ViewSubject(
      Architecture(zones: [], components: [], connections: []), resolution: design.resolution,
      base: try ExampleDesign.rules.get(), project: "")
    let view = try #require(subject.view(.container))
    #expect(try view.picture(icons: standardIcons).nodes.map(\.id) == ["notice"])
  }
}

extension LaidOutDrawing {
  /// The ids of boxes that lie over each other, in pairs.
  fileprivate var overlapping: [String] {
    nodes.enumerated().flatMap { index, box in
      nodes[(index + 1)...].filter { other in
        box.x + 0.5 < other.x + other.width && other.x + 0.5 < box.x + box.width
          && box.y + 0.5 < other.y + other.height && other.y + 0.5 < box.y + box.height
      }.map { "\(box.id) and \($0.id), \(box), \($0)" }
    }
  }
}
