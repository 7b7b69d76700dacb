public import Binary

/// The name of something that rules may ask about, for example `load.requests_per_day`.
public struct FactName: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  public var description: String { rawValue }

  /// The part before the first dot: `load` of `load.requests_per_day`.
  public var section: Substring { rawValue.prefix { $0 != "." } }
}

extension FactName: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(try reader.read())
  }
}
