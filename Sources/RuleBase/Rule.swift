public import Binary
public import Diagnostics

/// One reason for or against options of one decision.
public struct Rule: Sendable {
  /// `<decision>/<name>`, never reused.
  public let id: String
  /// The criteria of the knowledge base that it states.
  public let criteria: [String]
  public let when: CompiledExpression
  public let effect: Effect
  /// The member of a joint decision whose options are meant.
  public let member: String?
  /// The options meant; empty in a joint decision when each candidate is judged by itself.
  public let options: [String]
  /// The requirement that forces a step up a ladder.
  public let requirement: String?
  /// One sentence that a reader of the decision record sees.
  public let because: String
  /// Ids of `sources.yaml`; `house` marks a rule of our own.
  public let sources: [String]
  /// The month or day by which somebody has to look at it again, as `2027-10`.
  public let reviewBy: String?
  public let examples: [RuleExample]
  public let location: SourceLocation

  /// What a rule does when its condition holds.
  public enum Effect: Hashable, Sendable {
    /// The options are out.
    case exclude
    /// Every option that is not listed is out; under `collect`, the options come in.
    case require
    /// The options gain under `score`, by the weight times the attribute's priority.
    case favour(weight: Weight, attribute: String)
    /// The option is the outcome, under `first` and `unique`.
    case choose
    /// A warning beside whatever is chosen.
    case warn

    /// The word in rule files.
    public var word: String {
      switch self {
      case .exclude: "exclude"
      case .require: "require"
      case .favour: "favour"
      case .choose: "choose"
      case .warn: "warn"
      }
    }
  }

  /// How much a favouring rule counts.
  public enum Weight: String, Hashable, Sendable, CaseIterable {
    case strong, moderate, slight

    /// Points: strong 4, moderate 2, slight 1.
    public var points: Double {
      switch self {
      case .strong: 4
      case .moderate: 2
      case .slight: 1
      }
    }
  }
}

/// A situation in which a rule must fire or must stay silent: a test and documentation.
public struct RuleExample: Sendable {
  /// Whether the rule must fire.
  public let fires: Bool
  /// What is known, as values by slot.
  public let given: [Given]
  public let location: SourceLocation

  /// One known value of the situation.
  public struct Given: Sendable {
    public let name: String
    public let slot: Int
    public let value: FactSlot
  }
}

extension Rule: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), criteria: try reader.read(), when: try reader.read(),
      effect: try reader.read(), member: try reader.read(), options: try reader.read(),
      requirement: try reader.read(), because: try reader.read(), sources: try reader.read(),
      reviewBy: try reader.read(),
      examples: try reader.read(), location: try reader.read())
  }
}

extension Rule.Weight: BinaryValue {}

extension RuleExample: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(fires: try reader.read(), given: try reader.read(), location: try reader.read())
  }
}

extension RuleExample.Given: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(name: try reader.read(), slot: try reader.read(), value: try reader.read())
  }
}

extension Rule.Effect: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case exclude, require, favour, choose, warn }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .exclude: self = .exclude
    case .require: self = .require
    case .favour: self = .favour(weight: try reader.read(), attribute: try reader.read())
    case .choose: self = .choose
    case .warn: self = .warn
    }
  }
}
