public import Binary
public import Diagnostics

/// The numbers that an estimator works with, as one file of `estimators` gives them.
public struct Estimator: Sendable {
  public let id: String
  public let label: String
  /// How the numbers were found, in words.
  public let method: String
  public let constants: [Constant]
  /// Further rows by the name of their table; every cell is a text.
  public let tables: [String: [Row]]
  public let location: SourceLocation

  /// The values of the constants by their names.
  public var values: [String: Double] {
    Dictionary(constants.map { ($0.id, $0.value) }) { first, _ in first }
  }

  /// One number with what it means and where it comes from.
  public struct Constant: Sendable {
    public let id: String
    public let value: Double
    /// The unit as it is written, such as `us`; empty for a plain number.
    public let unit: String
    public let words: String
    /// How it was fitted or where it was read.
    public let fit: String
    /// On how many measured rows it rests.
    public let rows: Int
    /// Ids of `sources.yaml`.
    public let sources: [String]
    /// The month or day of its data.
    public let asOf: String
  }

  /// One row of a table.
  public struct Row: Sendable {
    public let cells: [String: String]
    public let location: SourceLocation

    /// The text of a cell; empty where it is absent.
    public func text(_ name: String) -> String { cells[name] ?? "" }

    /// The number in a cell; nil where there is none.
    public func number(_ name: String) -> Double? { cells[name].flatMap(Double.init) }
  }
}

extension Estimator: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), label: try reader.read(), method: try reader.read(),
      constants: try reader.read(), tables: try reader.read(), location: try reader.read())
  }
}

extension Estimator.Constant: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), value: try reader.read(), unit: try reader.read(),
      words: try reader.read(), fit: try reader.read(), rows: try reader.read(),
      sources: try reader.read(), asOf: try reader.read())
  }
}

extension Estimator.Row: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(cells: try reader.read(), location: try reader.read())
  }
}
