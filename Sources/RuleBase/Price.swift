public import Binary
public import Diagnostics
public import Quantities

/// What something costs, at a time and a place, and who says so.
public struct Price: Sendable {
  /// Its name, such as `aws/h100/on_demand`.
  public let id: String
  /// The amount in canonical units: US dollars, seconds, bytes and single things.
  public let value: Double
  /// The unit in which it is stated, such as `USD/1M tokens`.
  public let unit: Unit
  /// Where it holds, in words or as a provider's name of a region.
  public let region: String?
  /// The day, month or year for which it was read, such as `2026-10`.
  public let asOf: String
  /// The id of a source in `sources.yaml`.
  public let source: String
  /// What it covers, and what to mind.
  public let note: String?
  public let location: SourceLocation

  /// The amount with its unit, as `$6.88/GPU-hour`.
  public var text: String { format(value, in: unit) }
}

extension Price: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), value: try reader.read(), unit: try reader.read(),
      region: try reader.read(), asOf: try reader.read(), source: try reader.read(),
      note: try reader.read(), location: try reader.read())
  }
}
