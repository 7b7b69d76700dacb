public import Architectures
public import Decisions
public import Graphviz
import RuleBase

/// The main picture: the parts of the system, what flows between them, and where trust ends.
public struct ContainerView: Sendable {
  private let architecture: Architecture
  private let resolution: Resolution
  private let title: String
  private let records: String

  /// A view of an architecture.
  ///
  /// - Parameters:
  ///   - architecture: what is drawn, but for what it runs on.
  ///   - resolution: the decisions whose codes and records the cards show.
  ///   - title: the project's name.
  ///   - records: the folder of the decision records, as seen from the picture's file.
  public init(
    _ architecture: Architecture, resolution: Resolution, title: String,
    records: String = "../decisions"
  ) {
    self.architecture = architecture.withoutPlatform
    self.resolution = resolution
    self.title = title
    self.records = records
  }

  /// The picture as a drawing, not yet laid out.
  public var drawing: Drawing {
    let cards = architecture.components.map(card)
    let plan = Bands(architecture).bestPlan
    let arrows = arrows(plan)
    let guides = plan.guides.map {
      Edge(from: $0.from, to: $0.to, attributes: [Attribute("style", "invis")])
    }
    return Drawing(
      name: "container", title: "\(title): containers",
      summary: numberedFlow(of: architecture).joined(separator: " "),
      graphAttributes: graphAttributes + [Attribute("label", .html(legend(cards).html))],
      nodeAttributes: [
        Attribute("shape", "plain"), Attribute("fontname", Palette.font),
        Attribute("fontsize", "11"),
      ],
      edgeAttributes: [
        Attribute("fontname", Palette.font), Attribute("fontsize", "9"),
        Attribute("arrowsize", "0.65"),
      ],
      clusters: clusters, nodes: nodes(cards, arrows),
      edges: arrows.flatMap(\.edges) + guides, sameRanks: peopleSideBySide)
  }

  /// The last zone's cards come first: Graphviz then puts the zones of the main flow in the middle.
  private func nodes(_ cards: [Card], _ arrows: [Arrow]) -> [Node] {
    cards.isEmpty ? [notice] : cards.reversed().map(\.node) + arrows.map(\.node)
  }

  /// What stands in a picture of nothing.
  private var notice: Node {
    let words = LabelText.lines(
      ["No part of the system can be determined before the open questions are answered."],
      size: 11, colour: Palette.text)
    return Node(id: "notice", cluster: Self.page, attributes: [Attribute("label", .html(words))])
  }

  private func arrows(_ plan: RankPlan) -> [Arrow] {
    architecture.connections.enumerated().map { index, connection in
      Arrow(
        connection: connection, runsUp: plan.upward.contains(index), labelID: "label-\(index + 1)",
        zone: labelZone(connection.from, connection.to))
    }
  }

  /// The innermost zone that two components stand in, or the larger of their outermost zones.
  private func labelZone(_ one: String, _ other: String) -> String {
    let (zones, others) = (zones(around: one), zones(around: other))
    if let common = zones.first(where: others.contains) { return common }
    let outermost = [zones.last, others.last].compactMap(\.self)
    return outermost.max { cardCount(in: $0) < cardCount(in: $1) } ?? Self.page
  }

  private func cardCount(in zone: String) -> Int {
    architecture.components.count { zones(around: $0.id).contains(zone) }
  }

  /// The zones around a component, innermost first.
  private func zones(around id: String) -> [String] {
    var zones: [String] = []
    var next = architecture.components.first { $0.id == id }?.zone
    while let id = next, !zones.contains(id) {
      zones.append(id)
      next = architecture.zones.first { $0.id == id }?.parent
    }
    return zones
  }

  /// The people of each zone, at one height.
  private var peopleSideBySide: [[String]] {
    architecture.zones.map { zone in
      architecture.components.filter {
        $0.zone == zone.id && CardFamily(icon: $0.role.icon) == .person
      }.map(\.id)
    }
  }

  private var graphAttributes: [Attribute] {
    [
      Attribute("rankdir", "TB"), Attribute("splines", "true"), Attribute("nodesep", "0.25"),
      Attribute("ranksep", "0.2"), Attribute("pad", "0.25"),
      Attribute("bgcolor", Palette.paper), Attribute("fontname", Palette.font),
      Attribute("outputorder", "edgesfirst"), Attribute("labelloc", "b"),
      Attribute("labeljust", "l"),
    ]
  }

  private func card(_ component: Component) -> Card {
    let decisions = component.decisions.compactMap { id in
      resolution.decisions.first { $0.id == id }
    }
    var codes: [String] = []
    for decision in decisions where !codes.contains(decision.code) { codes.append(decision.code) }
    let recorded = decisions.first { $0.member.hasRecord && $0.outcome != .notApplicable }
    return Card(
      component: component, codes: codes, record: recorded.map { "\(records)/\($0.id).md" })
  }

  private func legend(_ cards: [Card]) -> Legend {
    let connections = architecture.connections
    return Legend(
      families: CardFamily.allCases.filter { family in cards.contains { $0.family == family } },
      arrows: ArrowStyle.allCases.filter { style in
        connections.contains { ArrowStyle($0.kind) == style }
      },
      hasCrossings: connections.contains(where: \.crossesBoundary),
      hasBoundaries: architecture.zones.contains(where: \.isTrustBoundary),
      hasProductsInUse: architecture.components.contains(where: \.isInUse),
      hasDecisions: cards.contains { !$0.codes.isEmpty })
  }

  // MARK: - Zones

  private var clusters: [Cluster] {
    let page = Cluster(
      id: Self.page,
      attributes: [
        Attribute("pencolor", Palette.paper), Attribute("margin", "6"),
        Attribute("labeljust", "l"), Attribute("labelloc", "t"),
        Attribute("label", .html(heading)),
      ])
    return [page]
      + architecture.zones.map { zone in
        Cluster(id: zone.id, parent: zone.parent ?? Self.page, attributes: attributes(of: zone))
      }
  }

  /// The frame around all zones, whose label is the heading; no zone can have this id.
  private static let page = "page-frame"

  private var heading: String {
    let title = LabelText.lines(
      self.title.wrapped(at: 80, lines: 2), size: 17, colour: Palette.ink, isBold: true)
    let subtitle = LabelText.lines(
      ["Containers and numbered data flow"], size: 10, colour: Palette.quiet)
    return """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"><TR><TD ALIGN="LEFT">\
      \(title)</TD></TR><TR><TD ALIGN="LEFT">\(subtitle)</TD></TR></TABLE>
      """
  }

  private func attributes(of zone: Zone) -> [Attribute] {
    let title = LabelText.lines(
      [zone.label], size: 11, colour: zone.isTrustBoundary ? Palette.crossing : Palette.text,
      isBold: true)
    return [
      Attribute("style", zone.isTrustBoundary ? "rounded,filled,dashed" : "rounded,filled"),
      Attribute("fillcolor", zone.isTrustBoundary ? Palette.zone : Palette.group),
      Attribute("pencolor", zone.isTrustBoundary ? Palette.crossing : Palette.frame),
      Attribute("penwidth", "1.1"), Attribute("margin", "14"), Attribute("labeljust", "l"),
      Attribute("labelloc", "t"),
      Attribute(
        "label",
        .html(
          "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\"><TR><TD>"
            + title + "</TD></TR></TABLE>")),
    ]
  }
}

/// The container picture of an architecture, headed by the name of the project.
public func containerDrawing(
  _ architecture: Architecture, resolution: Resolution, title: String
) -> Drawing {
  ContainerView(architecture, resolution: resolution, title: title).drawing
}
