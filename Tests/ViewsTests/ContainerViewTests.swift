import Architectures
import Foundation
import FoundationXML
import Graphviz
import Specifications
import TestSupport
import Testing
import Views

struct ContainerViewTests {
  @Test(arguments: ExampleDesign.names)
  func nothingLiesOverAnythingElse(_ name: String) throws {
    let laidOut = try picture(of: ExampleDesign(name))
    #expect(laidOut.warnings.isEmpty)
    for (index, box) in laidOut.nodes.enumerated() {
      for other in laidOut.nodes[(index + 1)...] {
        #expect(!overlap(box, other), "\(box.id) and \(other.id)")
      }
    }
  }

  @Test(arguments: ExampleDesign.names)
  func thePictureFitsAScreen(_ name: String) throws {
    let laidOut = try picture(of: ExampleDesign(name))
    #expect((0.8...2.3).contains(laidOut.width / laidOut.height))
  }

  @Test(arguments: ExampleDesign.names)
  func everyComponentAndConnectionIsDrawn(_ name: String) throws {
    let design = try ExampleDesign(name)
    let drawing = drawing(of: design)
    let cards = drawing.nodes.map(\.id)
    let shown = design.architecture.withoutPlatform.components.map(\.id)
    for component in design.architecture.components {
      #expect(cards.contains(component.id) == shown.contains(component.id), "\(component.id)")
    }
    let numbers = design.architecture.connections.compactMap(\.step)
    #expect(numberedFlow(of: design.architecture).count == numbers.count)
    for node in drawing.nodes where node.id.hasPrefix("label-") {
      #expect(drawing.edges.count { $0.from == node.id || $0.to == node.id } == 2)
    }
  }

  @Test func cardsLinkToTheRecordsOfTheirDecisions() throws {
    let design = try ExampleDesign("contract-summaries")
    let model = try #require(drawing(of: design).nodes.first { $0.id == "model" })
    #expect(model.attributes.contains(Attribute("URL", "../decisions/hosting.md")))
    let tooltip = try #require(model.attributes.first { $0.name == "tooltip" })
    #expect(tooltip.value != .text(""))
  }

  @Test(arguments: ExampleDesign.names)
  func svgIsSound(_ name: String) throws {
    let svg = try picture(of: ExampleDesign(name)).rendered(as: .svg)
    let isWellFormed = XMLParser(data: Data(svg)).parse()
    #expect(isWellFormed)
  }

  @Test func theTitleIsShownAsItIs() throws {
    let design = try ExampleDesign("shop-recommendations")
    let drawing = containerDrawing(
      design.architecture, resolution: design.resolution, title: "R&D <b>\u{1} \"q\" \\N")
    let svg = String(
      decoding: try drawing.laidOut(icons: standardIcons).rendered(as: .svg), as: UTF8.self)
    #expect(svg.contains("R&amp;D &lt;b&gt; &quot;q&quot; \\N"))
    let isWellFormed = XMLParser(data: Data(svg.utf8)).parse()
    #expect(isWellFormed)
  }

  @Test func theLegendExplainsWhatOccurs() throws {
    let premises = try legend(of: "contract-summaries")
    #expect(premises.contains("trust boundary"))
    #expect(!premises.contains("crosses a trust boundary"))
    #expect(!premises.contains("stream or change"))
    #expect(premises.contains("runs at the client already"))
    #expect(try legend(of: "shop-recommendations").contains("crosses a trust boundary"))
  }

  private func legend(of name: String) throws -> String {
    let attributes = drawing(of: try ExampleDesign(name)).graphAttributes
    guard case .html(let html)? = attributes.first(where: { $0.name == "label" })?.value else {
      return ""
    }
    return html
  }

  private func drawing(of design: ExampleDesign) -> Drawing {
    containerDrawing(
      design.architecture, resolution: design.resolution, title: design.specification.name)
  }

  private func picture(of design: ExampleDesign) throws -> LaidOutDrawing {
    try drawing(of: design).laidOut(icons: standardIcons)
  }

  private func overlap(_ one: LaidOutDrawing.Box, _ other: LaidOutDrawing.Box) -> Bool {
    one.x < other.x + other.width && other.x < one.x + one.width
      && one.y < other.y + other.height && other.y < one.y + one.height
  }
}

private let standardIcons = IconFolders([
  RepositoryFiles.rules.appending(path: "icons").path(percentEncoded: false)
])
