public import Binary

/// A stretch of a named file.
public struct SourceLocation: Hashable, Sendable, Comparable {
  /// The name that the file is reported under.
  public var file: String
  /// The first place of the stretch.
  public var start: SourcePosition
  /// The first place after the stretch; never before `start`.
  public var end: SourcePosition

  /// Creates a stretch between two places.
  public init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The order of files, then of starts, then of ends.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.file, lhs.start, lhs.end) < (rhs.file, rhs.start, rhs.end)
  }

  /// The form that editors and terminals link: `spec.yaml:12:3`.
  public var reference: String { "\(file):\(start.line):\(start.column)" }
}

extension SourceLocation: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(file: try reader.read(), start: try reader.read(), end: try reader.read())
  }
}
