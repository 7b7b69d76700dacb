import Architectures
import OrderedCollections
import RuleBase

/// Which arrows run down and which run up, so that the picture reads from top to bottom.
///
/// Graphviz breaks cycles where it likes and so turns a main flow upside down for the sake of an
/// answer that runs back. Here the arrows are taken in the order of the data flow, and one that
/// would close a cycle runs up.
struct RankPlan {
  /// An arrow that isn't drawn and keeps one card above another.
  struct Guide: Hashable {
    let from: String
    let to: String
  }

  private let architecture: Architecture
  private var successors: OrderedDictionary<String, [String]> = [:]
  /// The connections that run up, by their place in the architecture.
  private(set) var upward: Set<Int> = []
  private var decided: Set<Int> = []
  private(set) var guides: [Guide] = []

  /// Plans the ranks; bands are sets of cards below all others, each below the one before it.
  init(_ architecture: Architecture, bands: [Set<String>] = []) {
    self.architecture = architecture
    for component in architecture.components { successors[component.id] = [] }
    let main = { (connection: Connection) in !ArrowStyle(connection.kind).isAside }
    var placed = Set(architecture.components.map(\.id)).subtracting(bands.joined())
    putPeopleAbove()
    decide { placed.contains($0.from) && placed.contains($0.to) && main($0) }
    decide { placed.contains($0.from) && placed.contains($0.to) }
    for band in bands {
      put(band, below: placed)
      placed.formUnion(band)
      decide { placed.contains($0.from) && placed.contains($0.to) && main($0) }
      decide { placed.contains($0.from) && placed.contains($0.to) }
    }
  }

  /// How many cards stand in each rank, as far as the arrows tell.
  var cardsPerRank: [Int] {
    var counts: [Int] = []
    for rank in settledRanks.values {
      while counts.count <= rank { counts.append(0) }
      counts[rank] += 1
    }
    return counts
  }

  // MARK: - Deciding

  private mutating func decide(where isMeant: (Connection) -> Bool) {
    for (index, connection) in architecture.connections.enumerated()
    where !decided.contains(index) && isMeant(connection) && connection.from != connection.to {
      decided.insert(index)
      let runsUp = runsUp(connection)
      if runsUp { upward.insert(index) }
      let (upper, lower) =
        runsUp ? (connection.to, connection.from) : (connection.from, connection.to)
      successors[upper]?.append(lower)
    }
  }

  /// An arrow runs up to people, if it would close a cycle, or if it's an aside and its end stands
  /// higher already.
  private func runsUp(_ connection: Connection) -> Bool {
    if reaches(from: connection.to, connection.from) { return true }
    if reaches(from: connection.from, connection.to) { return false }
    if isPerson(connection.to) { return true }
    guard ArrowStyle(connection.kind).isAside, isPlaced(connection.to) else { return false }
    let ranks = self.ranks
    return (ranks[connection.to] ?? 0) < (ranks[connection.from] ?? 0)
  }

  /// Whether anything has a say yet in how high a card stands.
  private func isPlaced(_ id: String) -> Bool {
    !(successors[id] ?? []).isEmpty || successors.values.contains { $0.contains(id) }
  }

  /// People stand above what they use.
  private func isPerson(_ id: String) -> Bool {
    architecture.components.first { $0.id == id }
      .map { CardFamily(icon: $0.role.icon) == .person } ?? false
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

  /// The rank of each card: the longest way down to it.
  private var ranks: OrderedDictionary<String, Int> {
    var ranks = OrderedDictionary(uniqueKeysWithValues: successors.keys.map { ($0, 0) })
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (id, nexts) in successors {
        let below = (ranks[id] ?? 0) + 1
        for next in nexts where (ranks[next] ?? 0) < below {
          ranks[next] = below
          isSettled = false
        }
      }
    }
    return ranks
  }

  /// The ranks with cards that nothing leads to moved down to just above what they lead to.
  private var settledRanks: OrderedDictionary<String, Int> {
    var ranks = self.ranks
    for (id, nexts) in successors where !successors.values.contains(where: { $0.contains(id) }) {
      if let nearest = nexts.compactMap({ ranks[$0] }).min() { ranks[id] = nearest - 1 }
    }
    return ranks
  }

  /// Keeps zones of nobody but people above the place where the flow begins.
  private mutating func putPeopleAbove() {
    guard let entry = architecture.connections.first(where: { isPerson($0.from) })?.to else {
      return
    }
    for zone in architecture.zones {
      let cards = architecture.components.filter { $0.zone == zone.id }
      guard cards.allSatisfy({ isPerson($0.id) }) else { continue }
      for card in cards { lead(from: card.id, to: entry) }
    }
  }

  private mutating func put(_ band: Set<String>, below others: Set<String>) {
    let ranks = self.ranks
    let deepest = ranks.filter { others.contains($0.key) }.max { $0.value < $1.value }
    guard let anchor = deepest?.key else { return }
    for component in architecture.components where band.contains(component.id) {
      lead(from: anchor, to: component.id)
    }
  }

  private mutating func lead(from upper: String, to lower: String) {
    guard upper != lower else { return }
    guides.append(Guide(from: upper, to: lower))
    successors[upper]?.append(lower)
  }
}
