import Architectures
public import Diagnostics
public import Specifications

extension ViewSubject {
  /// What is wrong with the client's wishes: names that no component of this design has.
  public func findings(_ hints: DiagramHints) -> [Diagnostic] {
    let known = architecture.components.map(\.id)
    var reported: Set<DiagramHints.Name> = []
    return hints.names.filter { !known.contains($0.id) && reported.insert($0).inserted }.map {
      let near = nearest($0.id, in: known)
      return Diagnostic(
        "diagram/unknown-component", "this design has no component '\($0.id)'", at: $0.location,
        help: near.map { "did you mean '\($0)'?" }
          ?? "components: \(known.joined(separator: ", "))")
    } + groupFindings(hints)
  }

  /// Groups whose components stand in different zones can't be kept together.
  private func groupFindings(_ hints: DiagramHints) -> [Diagnostic] {
    (hints.sameRank + hints.together).compactMap { group in
      let zones = group.compactMap { name in
        architecture.components.first { $0.id == name.id }?.zone
      }
      guard let other = zip(group, zones).first(where: { $0.1 != zones.first })?.0 else {
        return nil
      }
      return Diagnostic(
        "diagram/apart", "'\(other.id)' stands in another zone than the rest of its group",
        at: other.location, help: "group components of one zone only")
    }
  }
}

extension View {
  /// The view with the client's wishes followed, as far as it shows what they name.
  public func following(_ hints: DiagramHints) -> View {
    var view = self
    let hidden = Set(hints.hidden.map(\.id))
    view.cards.removeAll { hidden.contains($0.id) }
    view.arrows.removeAll { hidden.contains($0.from) || hidden.contains($0.to) }
    for place in view.panels.indices {
      view.panels[place].cards.removeAll { hidden.contains($0.id) }
    }
    for place in view.bands.indices {
      view.bands[place].cards.removeAll { hidden.contains($0.id) }
    }
    view.panels.removeAll(where: \.cards.isEmpty)
    view.bands.removeAll(where: \.cards.isEmpty)
    view.arrows.removeAll { arrow in
      [arrow.from, arrow.to].contains { end in
        end.hasPrefix("zone-") && !view.panels.contains { $0.id == end }
      }
    }
    view.changeCards { card in
      if let name = hints.renamed.last(where: { $0.name.id == card.id }) { card.title = name.text }
      card.details += hints.notes.filter { $0.name.id == card.id }.map(\.text)
    }
    let shown = Set(view.cards.map(\.id))
    view.order = hints.order.map(\.id).filter(shown.contains)
    view.sameRanks += hints.sameRank.map { group in group.map(\.id).filter(shown.contains) }
    for (index, group) in hints.together.enumerated() {
      view.keepTogether(group.map(\.id), number: index + 1)
    }
    return view
  }

  private mutating func changeCards(_ change: (inout Card) -> Void) {
    for index in cards.indices { change(&cards[index]) }
    for place in panels.indices {
      for index in panels[place].cards.indices { change(&panels[place].cards[index]) }
    }
    for place in bands.indices {
      for index in bands[place].cards.indices { change(&bands[place].cards[index]) }
    }
  }

  /// Puts a frame that isn't drawn around cards of one zone.
  private mutating func keepTogether(_ ids: [String], number: Int) {
    let members = cards.filter { ids.contains($0.id) }
    guard members.count > 1, let zone = members.first?.zone,
      members.allSatisfy({ $0.zone == zone })
    else { return }
    let id = "together-\(number)"
    zones.append(Zone(id: id, label: "", isTrustBoundary: false, parent: zone))
    for index in cards.indices where ids.contains(cards[index].id) { cards[index].zone = id }
    // Sets of equal height must not reach across frames.
    sameRanks = sameRanks.filter { !$0.contains(where: ids.contains) }
  }
}
