public import Binary
public import OrderedCollections

/// Every fact that a specification may state and a rule may ask about.
public struct Vocabulary: Hashable, Sendable {
  /// A top-level key of a specification.
  public struct Section: Hashable, Sendable {
    public let name: String
    public let label: String
    public let about: String
    public let content: Content

    /// A section is a mapping of fields, or itself a list of records.
    public enum Content: Hashable, Sendable {
      case fields([Field])
      case records(Field)
    }
  }

  public let sections: [Section]
  private let index: OrderedDictionary<FactName, Field>

  /// Joins sections in the order given; a later section of the same name replaces an earlier one.
  public init(sections: [Section]) {
    self.sections = sections
    var index: OrderedDictionary<FactName, Field> = [:]
    for section in sections {
      switch section.content {
      case .fields(let fields): for field in fields { index[field.name] = field }
      case .records(let field): index[field.name] = field
      }
    }
    self.index = index
  }

  /// Every field in order.
  public var fields: OrderedDictionary<FactName, Field>.Values { index.values }

  public subscript(_ name: FactName) -> Field? { index[name] }

  /// The section under a top-level key.
  public func section(_ name: String) -> Section? { sections.first { $0.name == name } }
}

extension Vocabulary.Section: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      name: try reader.read(), label: try reader.read(), about: try reader.read(),
      content: try reader.read())
  }
}

extension Vocabulary.Section.Content: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case fields, records }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .fields: self = .fields(try reader.read())
    case .records: self = .records(try reader.read())
    }
  }
}

extension Vocabulary: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(sections: try reader.read())
  }

  public func write(to writer: inout BinaryWriter) { writer.write(sections) }
}
