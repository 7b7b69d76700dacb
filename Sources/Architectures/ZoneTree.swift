import OrderedCollections
import RuleBase

/// The zones that patterns asked for, with what lies inside what.
struct ZoneTree {
  private struct Entry {
    let zone: Zone
    let order: Double
    let hosting: [String]
  }

  private var entries: OrderedDictionary<String, Entry> = [:]

  func contains(_ id: String) -> Bool { entries[id] != nil }

  /// Adds a zone, unless it is there already.
  mutating func add(_ zone: Pattern.Zone, label: String) {
    guard entries[zone.id] == nil else { return }
    entries[zone.id] = Entry(
      zone: Zone(
        id: zone.id, label: label, isTrustBoundary: zone.kind == .trustBoundary,
        parent: zone.parent),
      order: zone.order, hosting: zone.hosting)
  }

  /// A zone and those it lies in, innermost first.
  private func path(of id: String) -> [Entry] {
    var path: [Entry] = []
    var next: String? = id
    while let id = next, let entry = entries[id], !path.contains(where: { $0.zone.id == id }) {
      path.append(entry)
      next = entry.zone.parent
    }
    return path
  }

  /// The borders of trust around whatever stands in a zone.
  func boundaries(around id: String) -> Set<String> {
    Set(path(of: id).map(\.zone).filter(\.isTrustBoundary).map(\.id))
  }

  /// How products in a zone can run, as the innermost zone says that says anything.
  func hosting(of id: String) -> [String] {
    path(of: id).first { !$0.hosting.isEmpty }?.hosting ?? []
  }

  /// The zones around any of these, each before those inside it.
  func shown(holding occupied: some Sequence<String>) -> [Zone] {
    let paths = Set(occupied).map { id in Array(path(of: id).reversed()) }
    let keyed = paths.flatMap { path in
      path.indices.map { end in path[...end] }
    }.map { path in (key: path.map { ($0.order, $0.zone.id) }, entry: path[path.endIndex - 1]) }
    let sorted = keyed.sorted { one, other in
      one.key.lexicographicallyPrecedes(other.key) { $0 < $1 }
    }
    var result: OrderedDictionary<String, Zone> = [:]
    for (_, entry) in sorted where result[entry.zone.id] == nil {
      result[entry.zone.id] = Zone(
        id: entry.zone.id, label: entry.zone.label, isTrustBoundary: entry.zone.isTrustBoundary,
        parent: path(of: entry.zone.id).dropFirst().first?.zone.id)
    }
    return Array(result.values)
  }
}
