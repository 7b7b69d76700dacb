import RuleBase

/// What two architectures have in common and what only one of them has, as one architecture.
public struct ArchitectureDifference: Sendable {
  /// How a part differs.
  public enum Kind: String, Hashable, Sendable {
    /// Only the second has it.
    case added
    /// Only the first has it.
    case removed
    /// Both have it, with another product, size, place or decision behind it.
    case changed
  }

  /// How a component differs.
  public struct Change: Hashable, Sendable {
    public let kind: Kind
    /// What it was in the first, where it is changed and that can be said in few words.
    public let before: String?
  }

  /// What tells a connection from others.
  public struct ConnectionKey: Hashable, Sendable {
    let from: String
    let to: String
    let label: String

    /// The key of a connection.
    public init(_ connection: Connection) {
      from = connection.from
      to = connection.to
      label = connection.label
    }
  }

  /// Everything that either has: parts of both as the second has them.
  public let union: Architecture
  /// By the ids of components; those that are the same are left out.
  public let components: [String: Change]
  /// By connection; those that are the same are left out.
  public let connections: [ConnectionKey: Kind]

  /// Whether nothing differs.
  public var isEmpty: Bool { components.isEmpty && connections.isEmpty }

  /// Lays two architectures over each other.
  ///
  /// - Parameters:
  ///   - first: the one before the change.
  ///   - second: the one after it.
  public init(from first: Architecture, to second: Architecture) {
    var components: [String: Change] = [:]
    for component in second.components {
      guard let old = first.components.first(where: { $0.id == component.id }) else {
        components[component.id] = Change(kind: .added, before: nil)
        continue
      }
      if let change = Self.change(from: old, to: component, first) {
        components[component.id] = change
      }
    }
    for old in first.components where !second.components.contains(where: { $0.id == old.id }) {
      components[old.id] = Change(kind: .removed, before: nil)
    }
    self.components = components

    var connections: [ConnectionKey: Kind] = [:]
    let before = Dictionary(first.connections.map { (ConnectionKey($0), $0) }) { one, _ in one }
    let after = Dictionary(second.connections.map { (ConnectionKey($0), $0) }) { one, _ in one }
    for (key, connection) in after {
      guard let old = before[key] else {
        connections[key] = .added
        continue
      }
      if old.kind != connection.kind || old.data != connection.data
        || old.crossesBoundary != connection.crossesBoundary
      {
        connections[key] = .changed
      }
    }
    for key in before.keys where after[key] == nil { connections[key] = .removed }
    self.connections = connections

    union = Architecture(
      zones: Self.merged(first.zones, second.zones, id: \.id),
      components: Self.merged(first.components, second.components, id: \.id),
      connections: second.connections
        + first.connections.filter { after[ConnectionKey($0)] == nil }.map(\.withoutStep),
      unplaced: second.unplaced, gaps: second.gaps)
  }

  /// How a component of both differs; nil where it does not.
  private static func change(
    from old: Component, to new: Component, _ first: Architecture
  ) -> Change? {
    func change(_ before: String?) -> Change { Change(kind: .changed, before: before) }
    if old.name != new.name { return change(old.name) }
    if old.zone != new.zone {
      return change(first.zones.first { $0.id == old.zone }?.label ?? old.zone)
    }
    if old.sizing != new.sizing { return change(old.sizing ?? "no size known") }
    // Which of several products would fit is no part of the design.
    if case .anyOf = new.product, case .anyOf = old.product { return nil }
    if old.product.ids != new.product.ids { return change(old.product.label) }
    return nil
  }

  /// The second list with what only the first has, each behind the one it followed there.
  private static func merged<Part>(
    _ first: [Part], _ second: [Part], id: (Part) -> String
  ) -> [Part] {
    var result = second
    for (place, part) in first.enumerated() where !second.contains(where: { id($0) == id(part) }) {
      let before = first[..<place].last { earlier in result.contains { id($0) == id(earlier) } }
      let position = before.flatMap { before in result.firstIndex { id($0) == id(before) } }
      result.insert(part, at: position.map { $0 + 1 } ?? 0)
    }
    return result
  }
}

extension Connection {
  /// The same without its number in the flow, which belongs to another flow.
  fileprivate var withoutStep: Connection {
    Connection(
      from: from, to: to, label: label, kind: kind, protocolName: protocolName, data: data,
      step: nil, says: says, takes: takes, crossesBoundary: crossesBoundary)
  }
}

extension Component.Product {
  /// The products by id.
  fileprivate var ids: [String] {
    switch self {
    case .determined(let entry, _): [entry.id]
    case .anyOf(let entries): entries.map(\.id)
    case .client(let name): [name]
    case .own: []
    }
  }

  /// The products in few words.
  fileprivate var label: String? {
    switch self {
    case .determined(let entry, _): entry.label
    case .anyOf(let entries): "any of \(entries.count) products"
    case .client(let name): name
    case .own: "built by the team"
    }
  }
}
