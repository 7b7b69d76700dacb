import Diagnostics
import Graphviz
import Specifications
import TestSupport
import Testing
import Views

struct HintTests {
  @Test func wishesAreFollowed() throws {
    let design = try example(
      """
      diagram:
        hide: [identity]
        rename: { orchestrator: Answer service }
        note: { index: Rebuilt every night }
        order: [retriever, guardrail]
        together: [[retriever, permission_filter]]
      """)
    #expect(try design.subject().findings(design.specification.diagram).isEmpty)
    let view = try #require(try design.view(.container)).following(design.specification.diagram)
    #expect(!view.allCards.contains { $0.id == "identity" })
    #expect(!view.arrows.contains { [$0.from, $0.to].contains("identity") })
    #expect(view.cards.first { $0.id == "orchestrator" }?.title == "Answer service")
    #expect(view.cards.first { $0.id == "index" }?.details.last == "Rebuilt every night")
    #expect(view.order == ["retriever", "guardrail"])
    let zones = view.cards.filter { ["retriever", "permission_filter"].contains($0.id) }.map(\.zone)
    #expect(zones == ["together-1", "together-1"])
    let picture = try view.picture(icons: standardIcons)
    let boxes = Dictionary(picture.nodes.map { ($0.id, $0) }) { first, _ in first }
    let (first, second) = (try #require(boxes["retriever"]), try #require(boxes["guardrail"]))
    #expect(first.x < second.x || first.y < second.y)
  }

  @Test(arguments: [
    ("hide: [identty]", "diagram/unknown-component", "did you mean 'identity'?"),
    ("rename: { nothing: x }", "diagram/unknown-component", ""),
    ("together: [[retriever, index]]", "diagram/apart", ""),
  ])
  func whatNamesNothingIsTold(_ line: String, _ id: String, _ help: String) throws {
    let design = try example("diagram:\n  \(line)")
    let findings = try design.subject().findings(design.specification.diagram)
    #expect(findings.map(\.id.rawValue) == [id])
    #expect(findings.first?.location != nil)
    #expect(help.isEmpty || findings.first?.help == help)
  }

  @Test(arguments: [
    ("hidden: [identity]", "specification/unknown-key"),
    ("same_rank: [retriever]", "specification/not-a-group"),
    ("rename: { retriever: [] }", "specification/not-text"),
    ("order: { a: b }", "specification/not-text"),
  ])
  func aSectionThatCanNotBeReadIsTold(_ line: String, _ id: String) throws {
    let error = #expect(throws: DiagnosticError.self) { try example("diagram:\n  \(line)") }
    #expect(error?.diagnostics.map(\.id.rawValue) == [id])
  }

  private func example(_ section: String) throws -> ExampleDesign {
    try ExampleDesign(
      "research-assistant",
      changing: [(from: "archwright: 1\n", to: "archwright: 1\n\(section)\n")])
  }
}
