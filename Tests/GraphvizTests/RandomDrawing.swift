import Graphviz

/// A drawing made of chance, the same for the same seed on every machine.
///
/// It mixes what has crashed Graphviz: nested clusters, labelled, parallel, flat and looping edges,
/// HTML-like labels, rank sets, and odd characters in names.
func randomDrawing(seed: UInt64) -> Drawing {
  var chance = Chance(seed: seed)
  var drawing = Drawing(name: "random\(seed)", title: "Random & <\(seed)>")
  drawing.graphAttributes = [
    Attribute("rankdir", chance.pick(["LR", "TB", "TB", "BT", "RL"])),
    Attribute("splines", chance.pick(["true", "true", "true", "polyline"])),
    Attribute("concentrate", "false"),
  ]
  drawing.nodeAttributes = [Attribute("fontname", "Arial"), Attribute("shape", "box")]
  for index in 0..<chance.below(6) {
    let parent = index > 0 && chance.happens(1, in: 3) ? "zone\(chance.below(index))" : nil
    drawing.clusters.append(
      Cluster(
        id: "zone\(index)", parent: parent,
        attributes: [Attribute("label", chance.label), Attribute("style", "rounded,dashed")]))
  }
  for index in 0..<(1 + chance.below(24)) {
    let inside = !drawing.clusters.isEmpty && chance.happens(2, in: 3)
    drawing.nodes.append(
      Node(
        id: index == 3 ? "odd:\u{1}<id> \"3\"" : "n\(index)",
        cluster: inside ? chance.pick(drawing.clusters).id : nil,
        attributes: chance.nodeAttributes))
  }
  for _ in 0..<chance.below(40) { drawing.edges.append(chance.edge(in: drawing)) }
  for _ in 0..<chance.below(3) {
    let home = chance.pick(drawing.nodes).cluster
    let candidates = drawing.nodes.filter { $0.cluster == home }
    drawing.sameRanks.append((0..<(2 + chance.below(3))).map { _ in chance.pick(candidates).id })
  }
  return drawing
}

/// A stream of random numbers by the SplitMix64 algorithm.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// A number from 0 up to `limit`, the limit left out.
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  mutating func happens(_ times: Int, in total: Int) -> Bool { below(total) < times }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Text or a table, some with what must be escaped.
  var label: Attribute.Value {
    mutating get {
      switch below(4) {
      case 0: .text("plain \(below(100))")
      case 1: .text("R&D <b> \\N \"q\" \u{7}".labelEscaped)
      case 2:
        .html("<B>bold \(below(100))</B><BR/>\("a<b&c\u{1F600}é".htmlEscaped)")
      default:
        .html(
          "<TABLE BORDER=\"0\" STYLE=\"rounded\" BGCOLOR=\"white\"><TR><TD PORT=\"p\">"
            + "cell \(below(10))</TD><TD><I>x</I></TD></TR></TABLE>")
      }
    }
  }

  var nodeAttributes: [Attribute] {
    mutating get {
      var attributes = [Attribute("label", label)]
      if happens(1, in: 3) { attributes.append(Attribute("shape", pick(["plain", "ellipse"]))) }
      if happens(1, in: 4) { attributes.append(Attribute("URL", "records.html?a=1&b=2")) }
      if happens(1, in: 4) { attributes.append(Attribute("tooltip", "tip <&> \"x\"")) }
      return attributes
    }
  }

  mutating func edge(in drawing: Drawing) -> Edge {
    let from = pick(drawing.nodes).id
    let to = happens(1, in: 8) ? from : pick(drawing.nodes).id
    var edge = Edge(from: from, to: to)
    if happens(1, in: 2) { edge.attributes.append(Attribute("label", label)) }
    if happens(1, in: 5) { edge.attributes.append(Attribute("constraint", "false")) }
    if happens(1, in: 6) { edge.attributes.append(Attribute("style", "invis")) }
    if happens(1, in: 8) { edge.attributes.append(Attribute("weight", "\(below(20))")) }
    if happens(1, in: 8) { edge.attributes.append(Attribute("minlen", "\(below(3))")) }
    if happens(1, in: 8) { edge.fromPort = pick(["n", "e", "p", "p:w"]) }
    return edge
  }
}
