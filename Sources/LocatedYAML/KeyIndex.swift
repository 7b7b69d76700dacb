/// The entries of a mapping in order, with a way to find a key that stays fast in large ones.
struct KeyIndex {
  private(set) var entries: [Node.Entry] = []
  /// The places of the keys once there are too many to look at each.
  private var places: [String: Int] = [:]

  private static let fewest = 12

  /// Appends an entry, or returns the earlier one with the same key.
  mutating func add(_ entry: Node.Entry) -> Node.Entry? {
    if let place = place(of: entry.key) { return entries[place] }
    entries.append(entry)
    if entries.count > Self.fewest {
      places[entry.key] = entries.count - 1
    } else if entries.count == Self.fewest {
      for (place, entry) in entries.enumerated() { places[entry.key] = place }
    }
    return nil
  }

  /// Inserts the entries whose keys are new, the first of each, at a place among the others.
  mutating func insertMissing(_ new: [Node.Entry], at place: Int) {
    var all = KeyIndex()
    for entry in entries { _ = all.add(entry) }
    for entry in new { _ = all.add(entry) }
    let added = all.entries[entries.count...]
    var merged = entries
    merged.insert(contentsOf: added, at: min(place, merged.count))
    self = KeyIndex()
    for entry in merged { _ = add(entry) }
  }

  private func place(of key: String) -> Int? {
    entries.count < Self.fewest ? entries.firstIndex { $0.key == key } : places[key]
  }
}
