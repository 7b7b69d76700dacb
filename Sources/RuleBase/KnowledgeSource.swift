public import Binary
public import Diagnostics

/// Where knowledge comes from: one entry of `sources.yaml`.
public struct KnowledgeSource: Hashable, Sendable {
  public let id: String
  public let title: String
  public let address: String?
  public let publisher: String
  public let grade: Grade
  /// The day or month for which it was read, as `2026-10`.
  public let asOf: String
  /// The month or day by which somebody has to look at it again, as `2027-10`.
  public let reviewBy: String?
  public let location: SourceLocation

  /// How near to the origin a source is.
  public enum Grade: String, Hashable, Sendable, CaseIterable {
    case primary = "P"
    case primaryExcerpt = "p"
    case secondary = "S"
    case house = "H"

    /// The grade in words.
    public var words: String {
      switch self {
      case .primary: "primary"
      case .primaryExcerpt: "primary, excerpt"
      case .secondary: "secondary"
      case .house: "house rule"
      }
    }
  }
}

extension KnowledgeSource: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), title: try reader.read(), address: try reader.read(),
      publisher: try reader.read(), grade: try reader.read(), asOf: try reader.read(),
      reviewBy: try reader.read(), location: try reader.read())
  }
}

extension KnowledgeSource.Grade: BinaryValue {}
