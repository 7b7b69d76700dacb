public import Decisions
public import OrderedCollections
public import RuleBase

/// A section of a plan with the entries that this design calls for.
public struct PlanPart: Sendable {
  public let section: PlanSection
  /// In the order of the rules.
  public let entries: [Entry]

  /// One entry with its values filled in.
  public struct Entry: Sendable {
    public let entry: PlanEntry
    /// By the names of the section's fields; absent where a value that it needs is not known.
    public let contents: OrderedDictionary<String, Content>
    /// The connections that it is about.
    public let connections: [Connection]
    /// Ids of the components that it is about.
    public let components: [String]
    /// Whether an assumption brought it, and the client may find otherwise.
    public let isAssumed: Bool
    /// When it begins and ends, where the section is a timeline.
    public let span: Span?
  }

  /// What an entry says under one field.
  public enum Content: Sendable {
    case text(String)
    case texts([String])
    case figure(Estimate)
    /// The word, and the one that is left with the controls that the design has.
    case choice(String, left: String)
    case controls([Control])
  }

  /// One thing that stands against something.
  public struct Control: Sendable {
    public let text: String
    /// Whether the design has it; else people have to see to it.
    public let isInDesign: Bool
    /// By how many steps it lowers a rating.
    public let lowers: Int
    /// Ids of the decisions that bring it.
    public let decisions: [String]
    /// Ids of the components that bring it.
    public let components: [String]
  }

  /// A stretch of time from the start of everything, in seconds, in three scenarios.
  public struct Span: Hashable, Sendable {
    public let start: Scenarios
    public let end: Scenarios
  }

  /// One amount when all goes well, as is likely, and when all goes badly.
  public struct Scenarios: Hashable, Sendable {
    public let low: Double
    public let base: Double
    public let high: Double
  }
}

/// Everything that passes from one zone to another.
public struct BorderCrossing: Sendable {
  public let from: Zone
  public let to: Zone
  /// Whether trust ends on the way.
  public let isTrustBoundary: Bool
  public let connections: [Connection]
}

extension Architecture {
  /// Connections between zones, those of one direction together, in the order of the flow.
  public var crossings: [BorderCrossing] {
    var found: OrderedDictionary<[String], [Connection]> = [:]
    for connection in connections {
      guard let ends = zones(of: connection), ends.from.id != ends.to.id else { continue }
      found[[ends.from.id, ends.to.id], default: []].append(connection)
    }
    return found.values.compactMap { connections in
      connections.first.flatMap { zones(of: $0) }.map { ends in
        BorderCrossing(
          from: ends.from, to: ends.to,
          isTrustBoundary: connections.contains(where: \.crossesBoundary),
          connections: connections)
      }
    }
  }

  /// The zones in which a connection begins and ends.
  func zones(of connection: Connection) -> (from: Zone, to: Zone)? {
    func zone(_ id: String) -> Zone? {
      components.first { $0.id == id }.flatMap { part in zones.first { $0.id == part.zone } }
    }
    guard let from = zone(connection.from), let to = zone(connection.to) else { return nil }
    return (from, to)
  }
}
