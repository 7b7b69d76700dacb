import Architectures
import RuleBase

/// The system as one box between people, systems that are there anyway, and third parties.
struct ContextView {
  private let subject: ViewSubject
  private let architecture: Architecture

  /// The id of the box that is the system; no component has a hyphen in its id.
  private static let system = "the-system"

  init(_ subject: ViewSubject) {
    self.subject = subject
    architecture = subject.architecture.withoutPlatform
  }

  var view: View? {
    let inside = architecture.components.filter { !isNeighbour($0) }
    guard !inside.isEmpty else { return nil }
    let neighbours = architecture.components.filter(isNeighbour)
    var view = subject.empty(.context)
    view.cards = neighbours.filter { $0.role.family == .person }.map(subject.card)
    view.cards.append(system(inside))
    view.cards += neighbours.filter { $0.role.family != .person }.map(subject.card)
    for index in view.cards.indices where view.cards[index].id != Self.system {
      let zone = view.cards[index].zone.flatMap { subject.boundary(of: $0)?.id }
      view.cards[index].zone = zone == home ? nil : zone
      view.cards[index].badges.removeAll { $0.kind == .decision }
    }
    view.zones = subject.zones(around: view.cards.compactMap(\.zone))
    view.arrows = arrows(Set(neighbours.map(\.id)))
    view.text = text(view)
    return view
  }

  /// People, what exists without the system, and what stands behind another border of trust.
  private func isNeighbour(_ component: Component) -> Bool {
    component.role.family == .person || component.role.isOutside
      || subject.boundary(of: component.zone)?.id != home
  }

  /// The border of trust around most of the components.
  private var home: String? {
    let boundaries = architecture.components.map { subject.boundary(of: $0.zone)?.id }
    let known = architecture.zones.map(\.id).filter { boundaries.contains($0) }
    return known.max { one, other in
      boundaries.count { $0 == one } < boundaries.count { $0 == other }
    }
  }

  private func system(_ inside: [Component]) -> View.Card {
    let core = inside.first { component in
      architecture.connections.contains { $0.from == component.id && $0.step != nil }
    }
    return View.Card(
      id: Self.system, zone: nil, icon: (core ?? inside[0]).role.icon, family: .service,
      title: subject.project, subtitle: "\(inside.count) containers",
      details: home.flatMap { id in architecture.zones.first { $0.id == id }?.label }.map { [$0] }
        ?? [],
      link: "container.svg", reason: "The system that is designed.", emphasis: .strong)
  }

  /// One arrow for each neighbour and direction, with the first things that flow.
  private func arrows(_ neighbours: Set<String>) -> [View.Arrow] {
    var arrows: [View.Arrow] = []
    for connection in architecture.connections {
      let isFrom = neighbours.contains(connection.from)
      let isTo = neighbours.contains(connection.to)
      guard isFrom || isTo else { continue }
      var arrow = subject.arrow(connection)
      arrow.number = nil
      arrow.time = nil
      if !isFrom { arrow.from = Self.system }
      if !isTo { arrow.to = Self.system }
      if let known = arrows.firstIndex(where: { $0.from == arrow.from && $0.to == arrow.to }) {
        arrows[known].join(arrow)
      } else {
        arrows.append(arrow)
      }
    }
    return arrows
  }

  private func text(_ view: View) -> [String] {
    let names = Dictionary(view.cards.map { ($0.id, $0.title) }) { first, _ in first }
    return view.arrows.map { arrow in
      let ends = "\(names[arrow.from] ?? arrow.from) to \(names[arrow.to] ?? arrow.to)"
      let crossing = arrow.crossesBoundary ? "; crosses a trust boundary" : ""
      return "\(ends): \(arrow.label)\(crossing)."
    }
  }
}

extension View.Arrow {
  /// Adds what another arrow between the same two carries.
  mutating func join(_ other: View.Arrow) {
    let labels = label.split(separator: ", ").map(String.init)
    if labels.count < 3, !labels.contains(other.label) { label += ", \(other.label)" }
    if style.isAside { style = other.style }
    crossesBoundary = crossesBoundary || other.crossesBoundary
    says += " \(other.says)"
  }
}
