public import Binary
public import Diagnostics

/// Something that may go wrong with a design, and what is done about it.
public struct Risk: Sendable {
  public let id: String
  public let title: String
  public let category: Category
  /// When it is raised; absent where a component of one of the roles is enough.
  public let when: CompiledExpression?
  /// Catalogue roles of which one has to stand in the architecture; empty for any architecture.
  public let roles: [String]
  public let cause: String
  public let event: String
  public let effect: String
  /// From 1, rare, to 5, almost certain, before anything is done about it.
  public let likelihood: Int
  /// From 1, a nuisance, to 5, the end of the undertaking.
  public let impact: Int
  public let adjustments: [Adjustment]
  public let mitigations: [Mitigation]
  public let response: Response
  /// The role of the person who answers for it.
  public let owner: String
  /// What shows that it is happening.
  public let trigger: String
  /// Ids in published frameworks, such as `OWASP LLM01` or `AML.T0051`.
  public let frameworks: [String]
  public let sources: [String]
  public let examples: [RuleExample]
  public let location: SourceLocation

  /// What a risk threatens or where it comes from.
  public enum Category: String, Hashable, Sendable, CaseIterable {
    case security, privacy, quality, legal, cost, operations, vendor, delivery, people
  }

  /// What is done about a risk.
  public enum Response: String, Hashable, Sendable, CaseIterable {
    case avoid, reduce, transfer, accept
  }

  /// Facts that make a risk likelier or worse, or less so.
  public struct Adjustment: Sendable {
    public let when: CompiledExpression
    /// The likelihood instead, 1 to 5.
    public let likelihood: Int?
    /// The impact instead, 1 to 5.
    public let impact: Int?
    public let because: String
  }

  /// One thing that is done about a risk.
  public struct Mitigation: Sendable {
    public let text: String
    /// Holds where the design has it already; absent for what people have to do.
    public let when: CompiledExpression?
    /// When it is of use at all; where that is ruled out it is not told.
    public let applies: CompiledExpression?
    /// By how many steps of likelihood it helps where the design has it.
    public let lowers: Int
  }
}

extension Risk: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), title: try reader.read(), category: try reader.read(),
      when: try reader.read(), roles: try reader.read(), cause: try reader.read(),
      event: try reader.read(), effect: try reader.read(), likelihood: try reader.read(),
      impact: try reader.read(), adjustments: try reader.read(), mitigations: try reader.read(),
      response: try reader.read(), owner: try reader.read(), trigger: try reader.read(),
      frameworks: try reader.read(), sources: try reader.read(), examples: try reader.read(),
      location: try reader.read())
  }
}

extension Risk.Category: BinaryValue {}

extension Risk.Response: BinaryValue {}

extension Risk.Adjustment: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      when: try reader.read(), likelihood: try reader.read(), impact: try reader.read(),
      because: try reader.read())
  }
}

extension Risk.Mitigation: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      text: try reader.read(), when: try reader.read(), applies: try reader.read(),
      lowers: try reader.read())
  }
}
