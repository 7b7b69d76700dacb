import RuleBase

extension View {
  /// How many cards one picture holds and can still be read on a screen or a page.
  public static let mostCards = 25

  /// The view as it is, or, where it has too many cards, an overview followed by its parts.
  ///
  /// The largest zones become one card each that leads to a picture of that zone with what it is
  /// connected to, one after the other until the overview can be read. A zone that is too large
  /// itself becomes several cards. People, and the system itself, are never folded.
  ///
  /// - Parameter most: how many cards a picture may have.
  /// - Returns: the pictures in the order in which a reader would open them.
  public func split(most: Int = View.mostCards) -> [View] {
    guard cards.count > most, name != .sequence, phases.isEmpty else { return [self] }
    var overview = self
    var parts: [View] = []
    for group in groups(most: most) where overview.cards.count > most {
      let part = part(group, number: parts.count + 1)
      parts.append(part)
      overview.fold(group, into: part)
    }
    return [overview] + parts
  }

  /// Cards that can be drawn on their own.
  private struct Group {
    let title: String
    let cards: [Card]
  }

  /// The cards of each zone, in pieces that fit a picture together with what they are connected
  /// to; the largest first.
  private func groups(most: Int) -> [Group] {
    var homes: [String?] = []
    var members: [String?: [Card]] = [:]
    for card in cards where card.family != .person && card.emphasis == .normal {
      if members[card.zone] == nil { homes.append(card.zone) }
      members[card.zone, default: []].append(card)
    }
    let piece = max(3, most * 2 / 3)
    let groups = homes.flatMap { zone -> [Group] in
      let cards = members[zone] ?? []
      guard cards.count > 2 else { return [] }
      let label =
        zone.flatMap { id in zones(around: id).first { !labelled($0).isEmpty } }
        .map(labelled) ?? title
      let pieces = (cards.count + piece - 1) / piece
      let size = (cards.count + pieces - 1) / pieces
      return (0..<pieces).map { index in
        let end = min((index + 1) * size, cards.count)
        let title = pieces == 1 ? label : "\(label), \(index + 1) of \(pieces)"
        return Group(title: title, cards: Array(cards[min(index * size, end)..<end]))
      }
    }
    return groups.enumerated().sorted {
      ($1.element.cards.count, $0.offset) < ($0.element.cards.count, $1.offset)
    }.map(\.element)
  }

  private func labelled(_ zone: String) -> String { zones.first { $0.id == zone }?.label ?? "" }

  /// A picture of some cards with what they are connected to.
  private func part(_ group: Group, number: Int) -> View {
    var part = View(name, project: project)
    part.part = Part(number: number, title: group.title)
    part.notes = notes
    let inside = Set(group.cards.map(\.id))
    part.arrows = arrows.filter { inside.contains($0.from) || inside.contains($0.to) }
    let shown = inside.union(part.arrows.flatMap { [$0.from, $0.to] })
    part.cards = cards.filter { shown.contains($0.id) }
    part.keepZones(of: self)
    part.text = part.arrows.map { arrow in
      arrow.number.map { "\($0). \(arrow.says)" } ?? arrow.says
    }
    if part.text.isEmpty { part.text = part.cards.map(\.title) }
    return part
  }

  /// Puts one card in the place of a group's cards.
  private mutating func fold(_ group: Group, into part: View) {
    guard let first = group.cards.first, let number = part.part?.number else { return }
    let ids = Set(group.cards.map(\.id))
    let card = Card(
      id: "part-\(number)", zone: first.zone, icon: first.icon, family: first.family,
      title: group.title, subtitle: "\(group.cards.count) parts, drawn in a view of their own",
      link: "\(part.fileName).svg", reason: group.cards.map(\.title).joined(separator: ", "))
    cards = cards.compactMap { $0.id == first.id ? card : $0 }.filter { !ids.contains($0.id) }
    var joined: [Arrow] = []
    for var arrow in arrows {
      if ids.contains(arrow.from) { arrow.from = card.id }
      if ids.contains(arrow.to) { arrow.to = card.id }
      guard arrow.from != arrow.to else { continue }
      let known = joined.firstIndex { $0.from == arrow.from && $0.to == arrow.to }
      if let known, [arrow.from, arrow.to].contains(card.id) {
        joined[known].join(arrow)
        joined[known].number = nil
        joined[known].detail = nil
        joined[known].time = nil
      } else {
        joined.append(arrow)
      }
    }
    arrows = joined
    let shown = Set(cards.map(\.id))
    sameRanks = sameRanks.map { $0.filter(shown.contains) }
    order = order.filter(shown.contains)
  }

  /// Takes over the zones that hold any of the cards.
  private mutating func keepZones(of whole: View) {
    let needed = Set(cards.flatMap { whole.zones(around: $0.zone) })
    zones = whole.zones.filter { needed.contains($0.id) }
  }
}
