public import RuleBase

/// The components of a design, what flows between them, and where borders of trust run.
public struct Architecture: Sendable {
  public let zones: [Zone]
  /// In the order of zones, then lanes, then patterns.
  public let components: [Component]
  /// In the order of their steps, then of patterns.
  public let connections: [Connection]
  /// Products that the client runs and for which this design has no place, as the client named them.
  public let unplaced: [String]
  /// Faults of the patterns: connections or components that lean on something that isn't there.
  public let gaps: [String]

  public init(
    zones: [Zone], components: [Component], connections: [Connection], unplaced: [String] = [],
    gaps: [String] = []
  ) {
    self.zones = zones
    self.components = components
    self.connections = connections
    self.unplaced = unplaced
    self.gaps = gaps
  }
}

extension Architecture {
  /// The system without what it runs on and is built with.
  public var withoutPlatform: Architecture {
    let kept = components.filter { $0.lane != Lane.platform.rawValue }
    let ids = Set(kept.map(\.id))
    return Architecture(
      zones: zones, components: kept,
      connections: connections.filter { ids.contains($0.from) && ids.contains($0.to) },
      unplaced: unplaced, gaps: gaps)
  }
}

/// A part of the picture with a border.
public struct Zone: Hashable, Sendable {
  public let id: String
  public let label: String
  public let isTrustBoundary: Bool
  public let parent: String?

  public init(id: String, label: String, isTrustBoundary: Bool, parent: String?) {
    self.id = id
    self.label = label
    self.isTrustBoundary = isTrustBoundary
    self.parent = parent
  }
}

/// One box: a role, played by a product or by whichever of several.
public struct Component: Sendable {
  public let id: String
  /// What stands on the card: the product where one is determined, else the role.
  public let name: String
  public let role: Catalogue.Role
  /// The role in words, or the pattern's own label.
  public let roleLabel: String
  public let zone: String
  public let lane: String
  public let product: Product
  /// Whether the client runs the product already.
  public let isInUse: Bool
  /// One short line of size, if known.
  public let sizing: String?
  /// Ids of the decisions behind it.
  public let decisions: [String]
  /// The patterns that asked for it.
  public let patterns: [String]
  /// Why it is there: the pattern's reason.
  public let because: String
  public let sources: [String]

  public enum Product: Sendable {
    /// A decision or the client's own stack determines it.
    case determined(Catalogue.Entry, because: String)
    /// Several fit alike; drawn by role.
    case anyOf([Catalogue.Entry])
    /// The client named it; the catalogue does not know it.
    case client(String)
    /// The catalogue has none for this place; the client's team builds it.
    case own
  }
}

/// One arrow.
public struct Connection: Hashable, Sendable {
  public let from: String
  public let to: String
  public let label: String
  public let kind: Pattern.Connection.Kind
  public let protocolName: String?
  /// Data classes that travel along it.
  public let data: [String]
  /// Its number in the data flow, from 1, or absent.
  public let step: Int?
  /// The sentence of the numbered data flow.
  public let says: String
  /// How long the step takes, where that is reckoned.
  public let takes: Time?
  /// Whether it crosses a border of trust.
  public let crossesBoundary: Bool

  /// How long a step takes.
  public struct Time: Hashable, Sendable {
    /// The figure with its unit, and its range where it has one.
    public let words: String
    /// The facts, formulas and quantities that the figure is.
    public let names: [String]
  }
}
