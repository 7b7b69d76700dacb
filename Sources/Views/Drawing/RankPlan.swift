import RuleBase

/// Which arrows run forward and which back, so that the picture reads from its beginning.
///
/// Graphviz breaks cycles where it likes and so turns a main flow round for the sake of an answer
/// that runs back. Here the arrows are taken in the order of the data flow, and one that would
/// close a cycle runs back.
struct RankPlan {
  /// An arrow that isn't drawn and keeps one card before another.
  struct Guide: Hashable {
    let from: String
    let to: String
  }

  private let view: View
  private let people: Set<String>
  private var successors: [String: [String]] = [:]
  /// The arrows that run back, by their place in the view.
  private(set) var backward: Set<Int> = []
  private(set) var guides: [Guide] = []

  init(_ view: View) {
    self.view = view
    people = Set(view.cards.filter { $0.family == .person }.map(\.id))
    for id in view.cards.map(\.id) + view.panels.map(\.id) { successors[id] = [] }
    followOrder()
    putPeopleFirst()
    for asides in [false, true] {
      for (index, arrow) in view.arrows.enumerated()
      where arrow.style.isAside == asides && arrow.from != arrow.to {
        decide(index, arrow)
      }
    }
  }

  private mutating func decide(_ index: Int, _ arrow: View.Arrow) {
    let runsBack = runsBack(arrow)
    if runsBack { backward.insert(index) }
    let (first, second) = runsBack ? (arrow.to, arrow.from) : (arrow.from, arrow.to)
    successors[first]?.append(second)
  }

  /// An arrow runs back to people, or if it would close a cycle.
  private func runsBack(_ arrow: View.Arrow) -> Bool {
    if reaches(from: arrow.to, arrow.from) { return true }
    if reaches(from: arrow.from, arrow.to) { return false }
    return people.contains(arrow.to)
  }

  private func reaches(from start: String, _ end: String) -> Bool {
    var seen: Set<String> = []
    var next = [start]
    while let id = next.popLast() {
      if id == end { return true }
      if seen.insert(id).inserted { next += successors[id] ?? [] }
    }
    return false
  }

  /// Keeps cards in the order that is wished.
  private mutating func followOrder() {
    for (first, second) in zip(view.order, view.order.dropFirst()) where first != second {
      guard !reaches(from: second, first) else { continue }
      guides.append(Guide(from: first, to: second))
      successors[first]?.append(second)
    }
  }

  /// Keeps zones of nobody but people before the place where the flow begins.
  private mutating func putPeopleFirst() {
    guard let entry = view.arrows.first(where: { people.contains($0.from) })?.to else { return }
    for zone in view.zones {
      let cards = view.cards.filter { $0.zone == zone.id }
      guard cards.allSatisfy({ people.contains($0.id) }) else { continue }
      for card in cards where card.id != entry && !reaches(from: entry, card.id) {
        guides.append(Guide(from: card.id, to: entry))
        successors[card.id]?.append(entry)
      }
    }
  }
}
