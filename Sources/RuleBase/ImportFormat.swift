public import Diagnostics
public import OrderedCollections
public import Quantities

/// How prices that others keep in a file are found under the ids of the rules: one file of
/// `imports/`.
public struct ImportFormat: Sendable {
  /// Its name, such as that of the program whose file it is.
  public let id: String
  public let label: String
  /// The id of the source that prices taken over cite unless another is named.
  public let source: String
  public let kind: Kind
  /// The fields that hold prices, by the last part of our ids: `input`, `on_demand`.
  public let fields: OrderedDictionary<String, Field>
  /// Other names under which the columns of a table may be found.
  public let columns: OrderedDictionary<String, String>
  /// What is looked for, by our ids without their last part.
  public let entries: OrderedDictionary<String, Entry>

  /// The shape of the file.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A JSON object whose members are objects with fields.
    case map
    /// Comma-separated values under a line with the names of the columns.
    case table
  }

  /// A field or column with prices of one kind.
  public struct Field: Hashable, Sendable {
    public let name: String
    /// The unit of its numbers.
    public let unit: Unit
    /// The largest number that is believed, in that unit.
    public let most: Double
    /// The column by which the number is divided, such as the count of GPUs in an instance.
    public let per: String?
  }

  /// What is looked for in a file.
  public struct Entry: Sendable {
    /// Of a map: the name of the member.
    public let key: String?
    /// Of a table: the values by the names of columns that a row has to have.
    public let values: OrderedDictionary<String, String>
    /// A divisor in place of the column's, where the file is known to be wrong.
    public let divisor: Double?
    public let location: SourceLocation
  }
}
