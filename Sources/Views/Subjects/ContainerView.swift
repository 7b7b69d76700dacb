import Architectures
import RuleBase

/// The parts of the system and what flows between them.
///
/// What observes, backs up and guards all parts alike stands below without arrows; its connections
/// are told on its cards, and the view of operations draws them.
struct ContainerView {
  private let subject: ViewSubject
  private let architecture: Architecture
  private let serving: Set<String>

  /// With more cards than this, groups of them become one card each that leads to their own view.
  static let mostCards = 25

  init(_ subject: ViewSubject) {
    self.subject = subject
    architecture = subject.architecture.withoutPlatform
    serving = ServingParts(architecture).ids
  }

  var view: View? {
    var view = subject.empty(.container)
    let drawn = architecture.components.filter { !serving.contains($0.id) }
    view.cards = drawn.map(subject.card)
    view.arrows = architecture.connections.filter {
      !serving.contains($0.from) && !serving.contains($0.to)
    }.map(subject.arrow)
    view.bands = bands
    for (lanes, part) in Self.parts where view.cards.count > Self.mostCards {
      fold(lanes, into: part, of: &view)
    }
    view.zones = subject.zones(around: view.cards.compactMap(\.zone))
    view.sameRanks = subject.peopleSideBySide(view.cards)
    view.text = numberedFlow(of: architecture)
    return view
  }

  // MARK: - What serves all parts

  private var bands: [View.Panel] {
    let zones = architecture.zones.filter { zone in
      architecture.components.contains { $0.zone == zone.id && serving.contains($0.id) }
    }
    return zones.map { zone in
      let cards = architecture.components.filter {
        $0.zone == zone.id && serving.contains($0.id)
      }
      let around = subject.path(of: zone.id).dropFirst().first
      let title = around.map { "\(zone.label)  \u{b7}  \($0.label)" } ?? zone.label
      return View.Panel(
        id: "band-\(zone.id)", zone: nil, title: title, isTrustBoundary: zone.isTrustBoundary,
        cards: cards.map { component in
          var card = subject.card(component)
          card.references = references(to: component)
          return card
        })
    }
  }

  private func references(to component: Component) -> [View.Reference] {
    architecture.connections.compactMap { connection in
      if connection.to == component.id {
        let from = subject.name(of: connection.from)
        return View.Reference(number: connection.step, text: "\(connection.label) from \(from)")
      }
      guard connection.from == component.id, !serving.contains(connection.to) else { return nil }
      let to = subject.name(of: connection.to)
      return View.Reference(number: connection.step, text: "\(connection.label) to \(to)")
    }
  }

  // MARK: - Parts

  /// Lanes that become one card, in the order in which they do.
  private static let parts: [(lanes: Set<String>, part: ViewName)] = [
    ([Lane.ingestion.rawValue], .ingestion),
    ([Lane.training.rawValue, Lane.observability.rawValue], .operations),
  ]

  /// Puts one card in the place of several that the flow of a request doesn't touch.
  private func fold(_ lanes: Set<String>, into part: ViewName, of view: inout View) {
    let inLanes = Set(architecture.components.filter { lanes.contains($0.lane) }.map(\.id))
    let folded = view.cards.filter { inLanes.contains($0.id) }
    guard folded.count > 1, let first = folded.first else { return }
    let ids = Set(folded.map(\.id))
    let card = View.Card(
      id: "part-\(part.rawValue)", zone: first.zone, icon: first.icon, family: .service,
      title: part.title, subtitle: "\(folded.count) parts, drawn in a view of their own",
      link: "\(part.rawValue).svg", reason: folded.map(\.title).joined(separator: ", "),
      mark: folded.contains { $0.mark != nil } ? .changed : nil)
    view.cards = view.cards.compactMap { $0.id == first.id ? card : $0 }
      .filter { !ids.contains($0.id) }
    var seen: Set<[String]> = []
    view.arrows = view.arrows.compactMap { arrow in
      var arrow = arrow
      if ids.contains(arrow.from) { arrow.from = card.id }
      if ids.contains(arrow.to) { arrow.to = card.id }
      guard arrow.from != arrow.to else { return nil }
      guard [arrow.from, arrow.to].contains(card.id) else { return arrow }
      return seen.insert([arrow.from, arrow.to]).inserted ? arrow : nil
    }
  }
}
