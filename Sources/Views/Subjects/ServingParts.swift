import Architectures
import RuleBase

/// The components that serve all others and take no part in the flow itself.
struct ServingParts {
  let ids: Set<String>

  /// Finds them: in zones where most connect by control, telemetry or feedback alone, these, and
  /// whatever else there only receives.
  init(_ architecture: Architecture) {
    let asides = Set(
      architecture.components.filter { component in
        architecture.connections.filter {
          $0.from == component.id || $0.to == component.id
        }.allSatisfy { ArrowStyle($0.kind).isAside }
      }.map(\.id))
    var ids: Set<String> = []
    for zone in architecture.zones {
      let cards = architecture.components.filter { $0.zone == zone.id }
      let serving = cards.filter { asides.contains($0.id) }
      guard serving.count * 2 > cards.count else { continue }
      ids.formUnion(serving.map(\.id))
      for card in cards where card.role.family != .person {
        let sent = architecture.connections.filter { $0.from == card.id }
        if sent.allSatisfy({ ids.contains($0.to) || ArrowStyle($0.kind).isAside }) {
          ids.insert(card.id)
        }
      }
    }
    self.ids = ids.count > 1 ? ids : []
  }
}
