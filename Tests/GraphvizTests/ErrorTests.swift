import Foundation
import Graphviz
import Testing

/// A drawing with a mistake and the error it must be reported with.
struct Mistake: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let expected: GraphvizError
  let drawing: Drawing

  init(
    _ testDescription: String, _ expected: GraphvizError, nodes: [Node] = [Node(id: "a")],
    edges: [Edge] = [], clusters: [Cluster] = [], sameRanks: [[String]] = [],
    nodeAttributes: [Attribute] = [], edgeAttributes: [Attribute] = []
  ) {
    self.testDescription = testDescription
    self.expected = expected
    drawing = Drawing(
      name: "mistake", nodeAttributes: nodeAttributes, edgeAttributes: edgeAttributes,
      clusters: clusters, nodes: nodes, edges: edges, sameRanks: sameRanks)
  }
}

struct ErrorTests {
  @Test(arguments: [
    Mistake("two nodes of one name", .duplicateNode("a"), nodes: [Node(id: "a"), Node(id: "a")]),
    Mistake("an edge to nowhere", .unknownNode("b"), edges: [Edge(from: "a", to: "b")]),
    Mistake("a rank of nobody", .unknownNode("b"), sameRanks: [["a", "b"]]),
    Mistake("no such cluster", .unknownCluster("z"), nodes: [Node(id: "a", cluster: "z")]),
    Mistake(
      "a parent that comes later", .unknownCluster("y"),
      clusters: [Cluster(id: "x", parent: "y"), Cluster(id: "y")]),
    Mistake(
      "two clusters of one name", .duplicateCluster("x"),
      clusters: [Cluster(id: "x"), Cluster(id: "x")]),
    Mistake(
      "a rank across clusters", .rankAcrossClusters("b"),
      nodes: [Node(id: "a"), Node(id: "b", cluster: "x")], clusters: [Cluster(id: "x")],
      sameRanks: [["a", "b"]]),
    Mistake(
      "an edge to a cluster's border", .unsupportedAttribute("lhead"),
      edges: [Edge(from: "a", to: "a", attributes: [Attribute("lhead", "cluster_x")])]),
    Mistake(
      "a label for all edges", .unsupportedAttribute("label"),
      edgeAttributes: [Attribute("label", "x")]),
    Mistake(
      "an HTML-like label for all nodes", .defaultIsHTML("label"),
      nodeAttributes: [Attribute("label", .html("<B>x</B>"))]),
    Mistake(
      "an icon that does not exist", .missingIcon("nothing.svg"),
      nodes: [
        Node(
          id: "a",
          attributes: [
            Attribute(
              "label",
              .html("<TABLE><TR><TD><IMG SRC=\"nothing.svg\"/></TD></TR></TABLE>"))
          ])
      ]),
    Mistake(
      "an icon outside the folders", .missingIcon("../sources.yaml"),
      nodes: [
        Node(
          id: "a",
          attributes: [
            Attribute(
              "label",
              .html("<TABLE><TR><TD><IMG SRC=\"../sources.yaml\"/></TD></TR></TABLE>"))
          ])
      ]),
  ])
  func mistakes(_ mistake: Mistake) {
    #expect(throws: mistake.expected) { try mistake.drawing.laidOut(icons: standardIcons) }
  }

  @Test(arguments: ["<TABLE><TR><TD>open", "<NOSUCH/>", "a & b", "<TABLE></TABLE>"])
  func malformedLabelsFail(_ label: String) throws {
    let drawing = Drawing(
      name: "label", nodes: [Node(id: "a", attributes: [Attribute("label", .html(label))])])
    let error = #expect(throws: GraphvizError.self) { try drawing.laidOut() }
    guard case .layoutFailed(let messages) = error else {
      Issue.record("reported as \(String(describing: error))")
      return
    }
    #expect(!messages.isEmpty)
  }

  @Test func warningsAreKeptAndDoNotFail() throws {
    let drawing = Drawing(
      name: "port", nodes: [Node(id: "a"), Node(id: "b")],
      edges: [Edge(from: "a", to: "b", fromPort: "nowhere")])
    #expect(try drawing.laidOut().warnings == ["node a, port nowhere unrecognized"])
  }

  @Test func whatAnotherThreadPrintsIsNoWarning() async throws {
    let nodes = (0..<40).map { Node(id: "n\($0)") }
    let edges = (0..<80).map { Edge(from: "n\($0 % 40)", to: "n\($0 * 7 % 40)") }
    let drawing = Drawing(name: "busy", nodes: nodes, edges: edges)
    let printer = Task.detached {
      for _ in 0..<20 where !Task.isCancelled {
        perror("printed by another thread while Graphviz works")
        try? await Task.sleep(for: .milliseconds(2))
      }
    }
    defer { printer.cancel() }
    for _ in 0..<10 { #expect(try drawing.laidOut().warnings == []) }
  }

  @Test func aFailureDoesNotSpoilTheNextDrawing() throws {
    let sound = Drawing(name: "sound", nodes: [Node(id: "a")])
    let before = try sound.laidOut()
    let broken = Drawing(
      name: "broken", nodes: [Node(id: "a", attributes: [Attribute("label", .html("<B>"))])])
    #expect(throws: GraphvizError.self) { try broken.laidOut() }
    #expect(try sound.laidOut() == before)
  }
}
