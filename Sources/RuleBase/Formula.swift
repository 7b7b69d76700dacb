public import Binary
public import Diagnostics
public import Quantities

/// A named derived number: its expression, its unit, and its words.
public struct Formula: Sendable {
  public let id: String
  public let expression: CompiledExpression
  public let unit: Unit
  public let label: String
  /// The arithmetic in words, such as `requests a day × days a month`.
  public let words: String
  /// Whether it is a figure that a client asks for, and not only a step towards one.
  public let isHeadline: Bool
  /// Ids of `sources.yaml`.
  public let sources: [String]
  /// The id of the price that is its value; absent where it is worked out.
  public let price: String?
  public let location: SourceLocation
}

extension Formula: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), expression: try reader.read(), unit: try reader.read(),
      label: try reader.read(), words: try reader.read(), isHeadline: try reader.read(),
      sources: try reader.read(), price: try reader.read(), location: try reader.read())
  }
}
