import Architectures
import RuleBase

/// What runs where: each zone as a box with its parts and their sizes, and the network paths
/// between zones.
struct DeploymentView {
  private let subject: ViewSubject
  private let architecture: Architecture

  init(_ subject: ViewSubject) {
    self.subject = subject
    architecture = subject.architecture
  }

  var view: View? {
    guard !architecture.components.isEmpty else { return nil }
    var view = subject.empty(.deployment)
    let occupied = architecture.zones.filter { zone in
      architecture.components.contains { $0.zone == zone.id }
    }
    // A zone that holds others is a frame, and what stands right in it a panel inside the frame.
    let frames = Set(occupied.flatMap { subject.path(of: $0.id).dropFirst() }.map(\.id))
    view.panels = occupied.map { zone in
      let isFrame = frames.contains(zone.id)
      return View.Panel(
        id: panelID(zone.id), zone: isFrame ? zone.id : zone.parent, title: zone.label,
        isTrustBoundary: zone.isTrustBoundary && !isFrame,
        cards: architecture.components.filter { $0.zone == zone.id }.map(subject.card))
    }
    view.zones = subject.zones(around: frames.sorted())
    view.arrows = paths
    view.text = text(view)
    return view
  }

  private func panelID(_ zone: String) -> String { "zone-\(zone)" }

  /// One arrow for each pair of zones between which anything flows, with its protocols.
  private var paths: [View.Arrow] {
    struct Path {
      let from: String
      let to: String
      var connections: [Connection]
    }
    var paths: [Path] = []
    let zones = Dictionary(architecture.components.map { ($0.id, $0.zone) }) { first, _ in first }
    for connection in architecture.connections where !ArrowStyle(connection.kind).isAside {
      guard let from = zones[connection.from], let to = zones[connection.to], from != to else {
        continue
      }
      let known = paths.firstIndex { Set([$0.from, $0.to]) == [from, to] }
      if let known {
        paths[known].connections.append(connection)
      } else {
        paths.append(Path(from: from, to: to, connections: [connection]))
      }
    }
    return paths.map { path in
      var protocols: [String] = []
      for name in path.connections.compactMap(\.protocolName) where !protocols.contains(name) {
        protocols.append(name)
      }
      let count = path.connections.count
      return View.Arrow(
        from: panelID(path.from), to: panelID(path.to), number: nil,
        label: protocols.prefix(3).joined(separator: ", "),
        detail: count == 1 ? "1 flow" : "\(count) flows", time: nil,
        style: .request, crossesBoundary: path.connections.contains(where: \.crossesBoundary),
        says: path.connections.map(\.says).joined(separator: " "))
    }
  }

  private func text(_ view: View) -> [String] {
    view.panels.map { panel in
      let parts = panel.cards.map { card in
        let facts = ([card.subtitle].compactMap(\.self) + card.details).joined(separator: ", ")
        return facts.isEmpty ? card.title : "\(card.title) (\(facts))"
      }
      return "\(panel.title): \(parts.joined(separator: "; "))."
    }
  }
}
