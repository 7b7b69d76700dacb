public import Diagnostics

/// One thing of a rule base that is there in one version only, or in both but not the same.
public struct ItemChange: Hashable, Sendable {
  /// What it is: a rule, an option, a product.
  public let kind: Kind
  public let id: String
  public let change: Change
  /// Where it stands: in the new version, or in the old one if it was removed.
  public let location: SourceLocation?

  /// The kinds of things that have an id of their own, in the order in which they are told.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case decision, option, rule, formula, price, fact, product, pattern, check, contradiction, doubt
    case risk, criterion, concession, breakdown
    case planSection = "section of a plan"
    case planEntry = "entry of a plan"
    case estimator, source
  }

  /// What happened to it.
  public enum Change: Hashable, Sendable {
    case added, removed
    /// The parts that differ, such as `condition`.
    case changed([String])
  }

  /// A change of one thing.
  public init(kind: Kind, id: String, change: Change, location: SourceLocation? = nil) {
    self.kind = kind
    self.id = id
    self.change = change
    self.location = location
  }

  /// Lists what differs between the things of one kind.
  ///
  /// - Parameters:
  ///   - kind: what they are.
  ///   - old: their parts by id, as they were.
  ///   - new: as they are.
  /// - Returns: first what was removed, in the old order; then the rest in the new order.
  static func list(_ kind: Kind, _ old: [Item], _ new: [Item]) -> [ItemChange] {
    let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    let after = Set(new.map(\.id))
    let removed = old.filter { !after.contains($0.id) }
      .map { ItemChange(kind: kind, id: $0.id, change: .removed, location: $0.location) }
    let rest = new.compactMap { item -> ItemChange? in
      guard let earlier = before[item.id] else {
        return ItemChange(kind: kind, id: item.id, change: .added, location: item.location)
      }
      let parts = item.differences(from: earlier)
      return parts.isEmpty
        ? nil
        : ItemChange(
          kind: kind, id: item.id, change: .changed(parts), location: item.location)
    }
    return removed + rest
  }
}

/// Something with an id as its parts in words.
struct Item: Hashable, Sendable {
  let id: String
  let location: SourceLocation
  let parts: [Part]

  struct Part: Hashable, Sendable {
    let name: String
    let text: String
  }

  init(_ id: String, at location: SourceLocation, _ parts: [(String, String)]) {
    self.id = id
    self.location = location
    self.parts = parts.map { Part(name: $0.0, text: $0.1) }
  }

  func differences(from other: Item) -> [String] {
    zip(parts, other.parts).filter { $0 != $1 }.map(\.0.name)
  }
}
