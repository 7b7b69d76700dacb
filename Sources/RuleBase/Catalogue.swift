public import Binary
public import Diagnostics
public import Facts
public import OrderedCollections

/// The products that can play each role.
public struct Catalogue: Sendable {
  public let roles: OrderedDictionary<String, Role>

  public init(roles: OrderedDictionary<String, Role>) { self.roles = roles }

  /// A duty in an architecture and the products that fulfil it.
  public struct Role: Sendable {
    public let id: String
    public let label: String
    public let icon: String
    /// What it stands for at a glance, which gives its card the colour.
    public let family: Family
    /// Whether it exists at the client without the system that is designed.
    public let isOutside: Bool
    public let duty: String
    /// The schema of the entries' attributes.
    public let attributes: [Field]
    public let entries: [Entry]
  }

  /// The sorts of components that pictures tell apart by colour.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    /// People who use, review or run the system.
    case person
    /// A part that works on requests or data.
    case service
    /// A place where data rest or wait.
    case store
    /// A model, or what a model runs on or is trained with.
    case model
    /// A check, a right, a secret or a review.
    case protection
    /// What the system is run and observed with.
    case operation
  }

  /// One product.
  public struct Entry: Sendable {
    public let id: String
    public let label: String
    public let provider: String
    public let clouds: [String]
    /// Where it can run: `vendor_service`, `cloud_service`, `own_tenant`, `on_premises`, `edge`.
    public let hosting: [String]
    public let licence: String
    public let status: Status
    public let statusNote: String?
    public let supersededBy: String?
    /// Ids in the client's stack that bring it along.
    public let stack: [String]
    public let asOf: String
    /// When offers of it end, as far as announced.
    public let ends: [End]
    public let sources: [String]
    /// The values of the role's attributes, in the order of its schema.
    public let values: [FactSlot]
    /// The ids of the prices that values came from, by the name of the attribute.
    public let prices: OrderedDictionary<String, String>
    public let location: SourceLocation
  }

  /// The announced end of one offer of a product.
  public struct End: Hashable, Sendable {
    /// Whose offer ends, such as a cloud.
    public let place: String
    /// The day, as `2027-03-30`.
    public let date: String
  }

  /// Whether a product may still be recommended.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case active, maintenance
    case closedToNew = "closed_to_new"
    case retired

    /// Whether a new design may use it.
    public var isRecommendable: Bool { self == .active }
  }

  /// The entries under an id, each with its role; a product may play several roles.
  public func entries(_ id: String) -> [(role: Role, entry: Entry)] {
    roles.values.flatMap { role in role.entries.filter { $0.id == id }.map { (role, $0) } }
  }

  /// The entry of the first role under an id, with its role.
  public func entry(_ id: String) -> (role: Role, entry: Entry)? {
    for role in roles.values {
      if let entry = role.entries.first(where: { $0.id == id }) { return (role, entry) }
    }
    return nil
  }
}

extension Catalogue.Role: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), label: try reader.read(), icon: try reader.read(),
      family: try reader.read(), isOutside: try reader.read(), duty: try reader.read(),
      attributes: try reader.read(), entries: try reader.read())
  }
}

extension Catalogue.Entry: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), label: try reader.read(), provider: try reader.read(),
      clouds: try reader.read(), hosting: try reader.read(), licence: try reader.read(),
      status: try reader.read(), statusNote: try reader.read(), supersededBy: try reader.read(),
      stack: try reader.read(), asOf: try reader.read(), ends: try reader.read(),
      sources: try reader.read(),
      values: try reader.read(), prices: try reader.read(), location: try reader.read())
  }
}

extension Catalogue.End: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(place: try reader.read(), date: try reader.read())
  }
}

extension Catalogue.Status: BinaryValue {}

extension Catalogue.Family: BinaryValue {}

extension Catalogue: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(roles: try reader.read())
  }
}
