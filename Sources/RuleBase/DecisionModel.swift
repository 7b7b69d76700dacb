public import Binary
public import Diagnostics

/// One question of the design with the rules that answer it.
///
/// A joint decision has several members, decided together over candidates; a plain decision has
/// exactly one, itself.
public struct DecisionModel: Sendable {
  public let id: String
  public let code: String
  public let title: String
  public let question: String
  public let scope: Scope
  public let hitPolicy: HitPolicy
  /// When the question arises at all; always, if absent.
  public let applies: CompiledExpression?
  /// What is said when it does not arise.
  public let otherwise: String?
  public let members: [Member]
  public let quantities: [Quantity]
  /// The quantity that stands for cost.
  public let cost: String?
  /// The quantity that tells by which factor the cost of a candidate may be wrong, if there is one:
  /// candidates whose costs lie closer than that are not told apart.
  public let costError: String?
  /// The quantities by which options stand beside each other in documents.
  public let shown: [String]
  /// Tables of what its figures come to in several cases.
  public let cases: [CaseTable]
  public let rules: [Rule]
  /// Whether candidates are combinations of catalogue entries or of several members.
  public let isJoint: Bool
  /// The slots of candidates, empty for plain decisions.
  public let candidateSlots: CandidateSlots
  public let location: SourceLocation

  /// For what a decision is made.
  public enum Scope: String, Hashable, Sendable, CaseIterable { case platform, workload, slice }

  /// How rules that hold become an outcome.
  public enum HitPolicy: String, Hashable, Sendable, CaseIterable {
    case ladder, collect, score, first, unique
  }

  /// One question inside a joint decision, or the whole of a plain one.
  public struct Member: Sendable {
    public let id: String
    public let code: String
    /// Its position in documents.
    public let order: Double
    public let title: String
    public let question: String
    /// How much it shapes the structure and how hard it is to take back, 1 before 2; nil where it
    /// never gets a decision record of its own.
    public let recordRank: Double?
    /// Whether it may get a decision record of its own.
    public var hasRecord: Bool { recordRank != nil }
    /// Quality attributes that it serves.
    public let drivers: [String]
    /// The options; for a member that draws on the catalogue, its rungs.
    public let options: [Option]
    /// The catalogue role whose entries are the candidates.
    public let role: String?
    /// The attribute of the entries that names their rung.
    public let rungAttribute: String?
    /// Which combinations exist at all.
    public let exists: CompiledExpression?
    public let ranking: Ranking
    public let confirmations: [String: Confirmation]
    public let consequences: [String: Consequences]
    public let disputes: [Dispute]
    /// The slot of its outcome.
    public let outcomeSlot: Int
    /// The slot of the product chosen, for members that draw on the catalogue.
    public let productSlot: Int?
  }

  /// How equal rungs are told apart.
  public enum Ranking: String, Hashable, Sendable, CaseIterable { case score, cost }

  /// One answer to the question.
  public struct Option: Sendable {
    public let id: String
    public let label: String
    public let summary: String
    public let good: [String]
    public let bad: [String]
    /// Only selectable when this is known to hold.
    public let needs: CompiledExpression?
    /// What has to be asked before it can be assessed.
    public let questions: [String]
    /// Why it is enough where nothing forced the step to it; the first that holds is said.
    public let suffices: [ConditionalWords]
    public let location: SourceLocation
  }

  /// The measurement that would prove a choice wrong.
  public struct Confirmation: Hashable, Sendable {
    public let metric: String
    public let threshold: String
    public let by: String
    public let source: String
  }

  /// What follows from a choice.
  public struct Consequences: Hashable, Sendable {
    public let good: [String]
    public let bad: [String]
    public let followUp: [String]
  }

  /// A point on which sources contradict each other.
  public struct Dispute: Hashable, Sendable {
    public let text: String
    public let sources: [String]
  }

  /// A figure computed for each candidate.
  public struct Quantity: Sendable {
    public let formula: Formula
    /// Its slot while candidates are judged.
    public let candidateSlot: Int
    /// Its slot once a candidate has won.
    public let outcomeSlot: Int
    /// Given where the figure is the least of those of several candidates.
    public let comparison: Comparison?

    public var id: String { formula.id }
  }

  /// A figure of a candidate that is the least one among other candidates, of those that no rule
  /// sinks which does not itself compare.
  public struct Comparison: Sendable {
    /// The quantity that is compared.
    public let of: String
    /// Which candidates take part, by what they are.
    public let among: CompiledExpression
    /// The slots in which candidates that are compared have to hold the same.
    public let alike: [Int]
  }

  /// Where the parts of a candidate stand among the slots.
  public struct CandidateSlots: Sendable {
    /// The slot of each member's own id, in the order of members.
    public var members: [Int] = []
    /// For each member, the slots of its attributes, in the order of the role's schema.
    public var attributes: [[Int]] = []

    public init() {}
  }
}

extension DecisionModel: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), code: try reader.read(), title: try reader.read(),
      question: try reader.read(), scope: try reader.read(), hitPolicy: try reader.read(),
      applies: try reader.read(), otherwise: try reader.read(), members: try reader.read(),
      quantities: try reader.read(), cost: try reader.read(), costError: try reader.read(),
      shown: try reader.read(), cases: try reader.read(), rules: try reader.read(),
      isJoint: try reader.read(), candidateSlots: try reader.read(), location: try reader.read())
  }
}

extension DecisionModel.Member: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), code: try reader.read(), order: try reader.read(),
      title: try reader.read(), question: try reader.read(), recordRank: try reader.read(),
      drivers: try reader.read(), options: try reader.read(), role: try reader.read(),
      rungAttribute: try reader.read(), exists: try reader.read(), ranking: try reader.read(),
      confirmations: try reader.read(), consequences: try reader.read(),
      disputes: try reader.read(), outcomeSlot: try reader.read(), productSlot: try reader.read())
  }
}

extension DecisionModel.Option: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), label: try reader.read(), summary: try reader.read(),
      good: try reader.read(), bad: try reader.read(), needs: try reader.read(),
      questions: try reader.read(), suffices: try reader.read(), location: try reader.read())
  }
}

extension DecisionModel.Confirmation: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      metric: try reader.read(), threshold: try reader.read(), by: try reader.read(),
      source: try reader.read())
  }
}

extension DecisionModel.Consequences: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(good: try reader.read(), bad: try reader.read(), followUp: try reader.read())
  }
}

extension DecisionModel.Dispute: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(text: try reader.read(), sources: try reader.read())
  }
}

extension DecisionModel.Quantity: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      formula: try reader.read(), candidateSlot: try reader.read(), outcomeSlot: try reader.read(),
      comparison: try reader.read())
  }
}

extension DecisionModel.Comparison: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(of: try reader.read(), among: try reader.read(), alike: try reader.read())
  }
}

extension DecisionModel.CandidateSlots: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init()
    members = try reader.read()
    attributes = try reader.read()
  }
}

extension DecisionModel.Scope: BinaryValue {}

extension DecisionModel.HitPolicy: BinaryValue {}

extension DecisionModel.Ranking: BinaryValue {}
