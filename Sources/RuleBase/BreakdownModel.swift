public import Binary
public import Diagnostics
public import Facts

/// How a figure is made up of others: a cost of its lines, a time of its stages, an availability of
/// its parts.
///
/// Every line and every total names a fact, a formula or a figure of a joint decision's winner.
public struct BreakdownModel: Sendable {
  /// What is put together, and how.
  public enum Kind: String, CaseIterable, Sendable {
    /// Money a month; lines add up.
    case monthly
    /// Money once; lines add up.
    case once
    /// Time; stages follow each other.
    case time
    /// Shares of one; parts are all needed, so they multiply.
    case product
  }

  /// Lines that are told together.
  public struct Group: Sendable {
    public let id: String
    public let label: String
  }

  /// One part of the whole.
  public struct Line: Sendable {
    /// The name of the fact, formula or figure.
    public let figure: String
    public let label: String
    /// The id of one of the groups.
    public let group: String
    public let note: String?
    /// What would make it smaller, or more available, where that is a way.
    public let relax: [ConditionalWords]
    public let location: SourceLocation
  }

  /// A figure that some of the groups come to.
  public struct Subtotal: Sendable {
    public let figure: String
    public let label: String
    public let groups: [String]
    public let location: SourceLocation
  }

  /// A figure that is set against the total, such as what is paid today.
  public struct Comparison: Sendable {
    public let figure: String
    public let label: String
    /// What is said where the figure has no finite value, such as `never`.
    public let otherwise: String?
    public let location: SourceLocation
  }

  /// How the figure goes on as the load grows.
  public struct Growth: Sendable {
    /// The factor over twelve months.
    public let factor: FactName
    /// The facts that grow by it, as far as they are stated or assumed.
    public let facts: [FactName]
  }

  public let id: String
  public let title: String
  /// When it is of interest; always, if absent.
  public let when: CompiledExpression?
  public let kind: Kind
  public let total: String
  public let totalLabel: String
  /// The client's limit on the total.
  public let limit: FactName?
  public let groups: [Group]
  public let lines: [Line]
  public let subtotals: [Subtotal]
  public let comparisons: [Comparison]
  public let growth: Growth?
  public let location: SourceLocation

  /// The names of everything that it shows, the total first.
  public var figures: [String] {
    [total] + lines.map(\.figure) + subtotals.map(\.figure) + comparisons.map(\.figure)
  }
}

extension BreakdownModel.Kind: BinaryValue {}

extension BreakdownModel.Group: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(id: try reader.read(), label: try reader.read())
  }
}

extension BreakdownModel.Line: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      figure: try reader.read(), label: try reader.read(), group: try reader.read(),
      note: try reader.read(), relax: try reader.read(), location: try reader.read())
  }
}

extension BreakdownModel.Subtotal: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      figure: try reader.read(), label: try reader.read(), groups: try reader.read(),
      location: try reader.read())
  }
}

extension BreakdownModel.Comparison: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      figure: try reader.read(), label: try reader.read(), otherwise: try reader.read(),
      location: try reader.read())
  }
}

extension BreakdownModel.Growth: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(factor: try reader.read(), facts: try reader.read())
  }
}

extension BreakdownModel: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), title: try reader.read(), when: try reader.read(),
      kind: try reader.read(), total: try reader.read(), totalLabel: try reader.read(),
      limit: try reader.read(), groups: try reader.read(), lines: try reader.read(),
      subtotals: try reader.read(), comparisons: try reader.read(), growth: try reader.read(),
      location: try reader.read())
  }
}
