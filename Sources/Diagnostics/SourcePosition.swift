public import Binary

/// A place in a text file.
///
/// - Unit: lines and columns count from 1; columns count Unicode scalars, as YAML parsers do.
public struct SourcePosition: Hashable, Sendable, Comparable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int

  /// Creates a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The order of reading.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}

extension SourcePosition: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(line: try reader.read(), column: try reader.read())
  }
}
