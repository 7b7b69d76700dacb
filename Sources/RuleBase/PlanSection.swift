public import Binary
public import Diagnostics
public import OrderedCollections

/// One list of a plan that documents tell, such as the alarms of the operations plan.
public struct PlanSection: Sendable {
  public let id: String
  /// The plan that it belongs to.
  public let plan: String
  /// What sections of a plan are sorted by.
  public let order: Double
  /// What each entry says, in the order of the file.
  public let fields: [Field]
  public let entries: [PlanEntry]
  public let location: SourceLocation

  /// One thing that each entry says.
  public struct Field: Sendable {
    public let name: String
    public let kind: Kind
    /// Whether entries may leave it out.
    public let isOptional: Bool
    /// Whether controls of the entry lower it; the words of such a choice go from least to most.
    public let isLowered: Bool
    /// Whether entries follow each other in time, each as long as this figure says.
    public let isTimeline: Bool
    /// The words that a choice has, with their labels.
    public let choices: OrderedDictionary<String, String>
    /// Where the picture of a timeline shows it; absent where it doesn't.
    public let picture: PicturePlace?

    /// A place in the picture of a timeline.
    public enum PicturePlace: String, Hashable, Sendable, CaseIterable {
      /// The name of the stretch.
      case title
      /// What is asked, shown when the stretch is pointed at.
      case question
      /// Who decides at its end.
      case decider
      /// What has to be shown at its end.
      case gate
      /// What ends everything there.
      case stop
    }

    /// What is written under a field.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case text, texts, choice, figure, controls
    }
  }
}

/// One thing that a plan tells where it applies.
public struct PlanEntry: Sendable {
  public let id: String
  /// When it applies; absent where flows or roles are enough.
  public let when: CompiledExpression?
  /// Connections of which one has to be there.
  public let flows: [Flow]
  /// Catalogue roles of which one has to stand in the architecture.
  public let roles: [String]
  /// In a timeline the entries that end before this one begins; the one before it when empty.
  public let after: [String]
  /// What stands under each field.
  public let contents: OrderedDictionary<String, Content>
  public let sources: [String]
  public let examples: [RuleExample]
  public let location: SourceLocation

  /// What stands under a field.
  public enum Content: Sendable {
    case lines([Line])
    /// The name of a formula or fact.
    case figure(String)
    case choice(String)
  }

  /// One sentence, or one control.
  public struct Line: Sendable {
    /// Ways of saying it: the first whose values are all known is taken.
    public let alternatives: [Pattern.Words]
    /// When it is said; of a control, when the design has it.
    public let when: CompiledExpression?
    /// Of a control, when it is of use at all; where that is ruled out it is not told as missing.
    public let applies: CompiledExpression?
    /// Roles of the components that bring a control about.
    public let roles: [String]
    /// By how many steps a control lowers a rating.
    public let lowers: Int
  }

  /// Which connections are meant; what is empty means any.
  public struct Flow: Sendable {
    public let from: [String]
    public let to: [String]
    public let kinds: [Pattern.Connection.Kind]
    public let data: [String]
    public let crossing: Crossing
  }

  /// Which borders a connection has to cross.
  public enum Crossing: String, Hashable, Sendable, CaseIterable {
    case any, zone, trust
  }
}

extension PlanSection: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), plan: try reader.read(), order: try reader.read(),
      fields: try reader.read(), entries: try reader.read(), location: try reader.read())
  }
}

extension PlanSection.Field: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      name: try reader.read(), kind: try reader.read(), isOptional: try reader.read(),
      isLowered: try reader.read(), isTimeline: try reader.read(), choices: try reader.read(),
      picture: try reader.read())
  }
}

extension PlanEntry: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), when: try reader.read(), flows: try reader.read(),
      roles: try reader.read(), after: try reader.read(), contents: try reader.read(),
      sources: try reader.read(), examples: try reader.read(), location: try reader.read())
  }
}

extension PlanEntry.Line: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      alternatives: try reader.read(), when: try reader.read(), applies: try reader.read(),
      roles: try reader.read(), lowers: try reader.read())
  }
}

extension PlanEntry.Flow: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      from: try reader.read(), to: try reader.read(), kinds: try reader.read(),
      data: try reader.read(), crossing: try reader.read())
  }
}

extension PlanSection.Field.Kind: BinaryValue {}
extension PlanSection.Field.PicturePlace: BinaryValue {}

extension PlanEntry.Crossing: BinaryValue {}

extension PlanEntry.Content: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case lines, figure, choice }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .lines: self = .lines(try reader.read())
    case .figure: self = .figure(try reader.read())
    case .choice: self = .choice(try reader.read())
    }
  }
}
