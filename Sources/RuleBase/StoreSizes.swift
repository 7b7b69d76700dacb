public import Diagnostics
public import Estimates
public import OrderedCollections

/// What indexes of vectors take and cost: the knowledge of `sizing/vector_stores.yaml`.
public struct StoreSizes: Sendable {
  /// The role of the catalogue whose products are stores.
  public let role: String
  /// The attribute of the role with the longest vector that a store indexes.
  public let longestAttribute: String?
  /// The attribute of the role with the number of vectors up to which a store is used.
  public let largestAttribute: String?
  /// Links of a graph on each layer where nothing else is said.
  public let links: Int
  /// What bare bytes are multiplied with where the maker of a store gives no formula.
  public let margin: Double
  /// The arithmetic that stands in for a maker's formula, in words.
  public let words: String
  /// Ids of `sources.yaml` for that arithmetic.
  public let sources: [String]
  /// What servers of one's own cost.
  public let servers: Tariff
  /// Formulas that hold for any store.
  public let formulas: [Formula]
  /// By the ids of the catalogue.
  public let stores: OrderedDictionary<String, Store>

  /// What is known of one store.
  public struct Store: Sendable {
    public let id: String
    /// How it can keep the numbers of a vector; nil where that is not known.
    public let keeps: [NumberFormat]?
    /// Whether the index lies in memory of servers; false for object storage.
    public let isInMemory: Bool
    /// The longest vector that it indexes, where that depends on how its numbers are kept.
    public let longest: [NumberFormat: Int]
    /// Its maker's formulas.
    public let formulas: [Formula]
    /// What it costs as a service.
    public let tariffs: [Tariff]
    public let location: SourceLocation
  }

  /// A formula of a maker.
  public struct Formula: Sendable {
    /// For whom it holds; nil for the store that it stands at.
    public let label: String?
    /// How numbers are kept when it holds.
    public let format: NumberFormat
    public let sizing: MakerSizing
    /// The arithmetic in words.
    public let words: String
    /// Ids of `sources.yaml`.
    public let sources: [String]
  }

  /// How a store is charged.
  public struct Tariff: Sendable {
    public let label: String
    /// For a gigabyte of vectors with their payload, a month.
    public let storage: Price?
    /// For a gigabyte of memory, a month.
    public let memory: Price?
    /// For a query, or for each gigabyte that it searches.
    public let query: Price?
    /// The gigabytes that a query counts as at least; nil where every query is one unit.
    public let searchedAtLeast: Gigabytes?
    /// For a kilobyte written.
    public let write: Price?
    /// The kilobytes that a write counts as at least.
    public let writtenAtLeast: Double
    /// For a server or a unit of capacity.
    public let unit: Price?
    /// The numbers of vectors that a unit holds: vectors × length.
    public let unitNumbers: Double?
    /// The memory that a unit has.
    public let unitMemory: Bytes?
    /// For any month.
    public let least: Price?

    /// All prices that it rests on.
    public var prices: [Price] { [storage, memory, query, write, unit, least].compactMap(\.self) }
  }
}
