import Graphviz

/// A view as a drawing whose places Graphviz finds.
struct ViewDrawing {
  let view: View
  let theme: Theme
  let attempt: LayoutAttempt
  /// How many cards of a panel below the picture stand side by side.
  let columns: Int

  /// The frame around all zones, whose label is the heading; no zone can have this id.
  static let page = "page-frame"
  /// What the ids of arrows' labels begin with; no card can have such an id.
  static let labelPrefix = "label-"

  private var parts: Parts

  init(view: View, theme: Theme, attempt: LayoutAttempt, columns: Int) {
    self.view = view
    self.theme = theme
    self.attempt = attempt
    self.columns = columns
    parts = Parts(columns: columns, widening: attempt.widening)
  }

  /// What does not depend on the way the view is laid out.
  private struct Parts {
    let columns: Int
    let widening: Int
    var boxes: [Node] = []
    var labels: [Int: Node] = [:]
    var foot = ""
    var clusters: [Cluster] = []
    var plan: RankPlan?
  }

  /// Makes the parts, or takes them over from an earlier attempt where they are the same.
  mutating func reuse(_ other: ViewDrawing?) {
    if let known = other?.parts, known.plan != nil, known.columns == columns,
      known.widening == attempt.widening
    {
      parts = known
    } else {
      prepare()
    }
  }

  private mutating func prepare() {
    parts.plan = RankPlan(view)
    parts.boxes = view.cards.map(node) + view.panels.map(node)
    if parts.boxes.isEmpty { parts.boxes = [notice] }
    for (index, arrow) in view.arrows.enumerated() where arrow.from != arrow.to {
      let label = ArrowLabel(arrow: arrow, theme: theme)
      if !label.isEmpty {
        parts.labels[index] = node(label, id: "\(Self.labelPrefix)\(index + 1)")
      }
    }
    parts.foot = Foot(view: view, theme: theme, columns: columns).html
    parts.clusters = clusters
  }

  var drawing: Drawing {
    var made = self
    if parts.plan == nil { made.prepare() }
    return made.assembled
  }

  private var assembled: Drawing {
    var nodes = attempt.isReversed ? parts.boxes.reversed() : parts.boxes
    var edges: [Edge] = []
    for (index, arrow) in view.arrows.enumerated() where arrow.from != arrow.to {
      let label = parts.labels[index]
      if let label { nodes.append(label) }
      edges += self.edges(
        arrow, through: label?.id, runsBack: parts.plan?.backward.contains(index) ?? false)
    }
    edges += (parts.plan?.guides ?? []).map {
      Edge(from: $0.from, to: $0.to, attributes: [Attribute("style", "invis")])
    }
    return Drawing(
      name: view.fileName, title: view.heading,
      summary: view.text.joined(separator: " "),
      graphAttributes: graphAttributes + [Attribute("label", .html(parts.foot))],
      nodeAttributes: [
        Attribute("shape", "plain"), Attribute("fontname", Theme.measuredFont),
        Attribute("fontsize", "11"),
      ],
      edgeAttributes: [Attribute("arrowsize", "0.7")],
      clusters: parts.clusters, nodes: nodes, edges: edges, sameRanks: view.sameRanks,
      shownFont: theme.font)
  }

  private var graphAttributes: [Attribute] {
    [
      Attribute("rankdir", attempt.runsAcross ? "LR" : "TB"),
      Attribute("splines", "line"),
      Attribute("nodesep", attempt.runsAcross ? "0.22" : "0.3"),
      Attribute("ranksep", rankSeparation),
      Attribute("pad", "0.25"), Attribute("bgcolor", theme.paper),
      Attribute("fontname", Theme.measuredFont), Attribute("outputorder", "edgesfirst"),
      Attribute("labelloc", "b"), Attribute("labeljust", "l"),
    ]
  }

  /// Inches between ranks; where arrows without labels leave no rank between, lines need more.
  private var rankSeparation: String {
    let hasPlainArrows = view.arrows.contains { ArrowLabel(arrow: $0, theme: theme).isEmpty }
    return hasPlainArrows ? "0.6" : attempt.runsAcross ? "0.3" : "0.26"
  }

  // MARK: - Cards

  private func node(_ card: View.Card) -> Node {
    var attributes = [
      Attribute("label", .html(CardLabel(card: card, theme: theme).html)),
      Attribute("tooltip", card.reason.labelEscaped),
    ]
    if let link = card.link { attributes.append(Attribute("URL", link)) }
    return Node(id: card.id, cluster: card.zone ?? Self.page, attributes: attributes)
  }

  private func node(_ panel: View.Panel) -> Node {
    let usual = panel.cards.count > 4 ? (panel.cards.count > 9 ? 3 : 2) : 1
    let columns = panel.cards.count > 2 ? usual + attempt.widening : usual
    let label = PanelLabel(panel: panel, theme: theme, columns: columns).html
    return Node(
      id: panel.id, cluster: panel.zone ?? Self.page,
      attributes: [
        Attribute("label", .html(label)), Attribute("tooltip", panel.title.labelEscaped),
      ])
  }

  /// What stands in a picture of nothing.
  private var notice: Node {
    let words = LabelText.lines(
      ["No part of the system can be determined before the open questions are answered."],
      size: 11, colour: theme.text)
    return Node(id: "notice", cluster: Self.page, attributes: [Attribute("label", .html(words))])
  }

  // MARK: - Arrows

  private func node(_ label: ArrowLabel, id: String) -> Node {
    Node(
      id: id, cluster: labelZone(label.arrow),
      attributes: [
        Attribute("label", .html(label.html)), Attribute("tooltip", label.arrow.says.labelEscaped),
      ])
  }

  /// The label is a node between two halves of the arrow.
  ///
  /// As a label of an edge, Graphviz 2.42
  /// would lay it over another's where several arrows join the same two zones, and with lines of
  /// right angles it would leave it out.
  private func edges(_ arrow: View.Arrow, through label: String?, runsBack: Bool) -> [Edge] {
    let (first, second) = runsBack ? (arrow.to, arrow.from) : (arrow.from, arrow.to)
    var attributes = [
      Attribute("color", colour(of: arrow)),
      Attribute("penwidth", "\(width(of: arrow))"),
      Attribute("style", arrow.style.dashes.rawValue),
      Attribute("tooltip", arrow.says.labelEscaped),
      Attribute("weight", "\(weight(arrow, runsBack: runsBack))"),
    ]
    guard let label else {
      attributes.append(Attribute("dir", runsBack ? "back" : "forward"))
      return [Edge(from: first, to: second, attributes: attributes)]
    }
    return [
      Edge(
        from: first, to: label,
        attributes: attributes + [Attribute("dir", runsBack ? "back" : "none")]),
      Edge(
        from: label, to: second,
        attributes: attributes + [Attribute("dir", runsBack ? "none" : "forward")]),
    ]
  }

  /// What is gone is faint, what is new stands out.
  private func colour(of arrow: View.Arrow) -> String {
    arrow.mark == .removed
      ? theme.faint : theme.colour(arrow.style, crosses: arrow.crossesBoundary)
  }

  private func width(of arrow: View.Arrow) -> Double {
    switch arrow.mark {
    case .added: arrow.style.width + 1
    case .removed: 0.7
    case .changed, nil: arrow.style.width
    }
  }

  /// Arrows that serve the main flow are kept short and straight.
  private func weight(_ arrow: View.Arrow, runsBack: Bool) -> Int {
    if runsBack { return 1 }
    return switch arrow.style {
    case .request: 4
    case .deferred, .flow: 3
    case .control, .telemetry, .dependency: 1
    }
  }

  // MARK: - Zones

  /// The innermost zone that both ends stand in, or the larger of their outermost zones.
  private func labelZone(_ arrow: View.Arrow) -> String {
    let zones = view.zones(around: zone(of: arrow.from))
    let others = view.zones(around: zone(of: arrow.to))
    if let common = zones.first(where: others.contains) { return common }
    let outermost = [zones.last, others.last].compactMap(\.self)
    return outermost.max { size(of: $0) < size(of: $1) } ?? Self.page
  }

  private func zone(of id: String) -> String? {
    view.cards.first { $0.id == id }?.zone ?? view.panels.first { $0.id == id }?.zone
  }

  private func size(of zone: String) -> Int {
    (view.cards.map(\.zone) + view.panels.map(\.zone)).count {
      view.zones(around: $0).contains(zone)
    }
  }

  private var clusters: [Cluster] {
    let page = Cluster(
      id: Self.page,
      attributes: [
        Attribute("pencolor", theme.paper), Attribute("margin", "6"),
        Attribute("labeljust", "l"), Attribute("labelloc", "t"),
        Attribute("label", .html(Heading(view: view, theme: theme).html)),
      ])
    return [page]
      + view.zones.map { zone in
        Cluster(id: zone.id, parent: zone.parent ?? Self.page, attributes: attributes(of: zone))
      }
  }

  private func attributes(of zone: View.Zone) -> [Attribute] {
    if zone.label.isEmpty {
      return [Attribute("style", "invis"), Attribute("margin", "6"), Attribute("label", "")]
    }
    let title = LabelText.lines(
      [zone.label], size: 11, colour: zone.isTrustBoundary ? theme.crossing : theme.text,
      isBold: true)
    return [
      Attribute("style", zone.isTrustBoundary ? "rounded,filled,dashed" : "rounded,filled"),
      Attribute("fillcolor", zone.isTrustBoundary ? theme.zone : theme.group),
      Attribute("pencolor", zone.isTrustBoundary ? theme.crossing : theme.frame),
      Attribute("penwidth", "1.1"), Attribute("margin", "12"), Attribute("labeljust", "l"),
      Attribute("labelloc", "t"),
      Attribute(
        "label",
        .html(
          "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\"><TR><TD>"
            + title + "</TD></TR></TABLE>")),
    ]
  }
}
