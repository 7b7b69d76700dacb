public import Binary
public import Diagnostics

/// An architecture fragment that is used when its condition holds.
public struct Pattern: Sendable {
  public let id: String
  public let title: String
  public let when: CompiledExpression?
  public let because: String
  public let sources: [String]
  public let zones: [Zone]
  public let components: [Component]
  public let connections: [Connection]
  public let location: SourceLocation

  /// A part of the picture with a border: a network, an account, a building.
  public struct Zone: Sendable {
    public let id: String
    public let label: Words
    public let kind: Kind
    public let parent: String?
    public let order: Double
    /// How products in it can run, in words of `Catalogue.Entry.hosting`; empty for any way.
    public let hosting: [String]

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case trustBoundary = "trust_boundary"
      case group
    }
  }

  /// A box of the picture, by role.
  public struct Component: Sendable {
    public let id: String
    public let role: String
    public let label: String?
    public let zone: Placement
    public let lane: String
    public let when: CompiledExpression?
    /// The decision or member that names its product.
    public let productDecision: String?
    public let decisions: [String]
    public let because: String?
    /// One short line, with facts in braces.
    public let sizing: Words?
    public let location: SourceLocation
  }

  /// Where a component stands.
  public enum Placement: Sendable {
    case fixed(String)
    case computed(CompiledExpression)
  }

  /// An arrow of the picture.
  public struct Connection: Sendable {
    public let from: String
    public let to: String
    public let label: String
    public let kind: Kind
    public let protocolName: String?
    /// Data classes, or the word `client` for those that the client states.
    public let data: [String]
    public let step: Double?
    public let when: CompiledExpression?
    public let says: String
    /// How long the step takes, with the figure's name in braces.
    public let takes: Words?
    public let isOptional: Bool
    public let location: SourceLocation

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case request, stream, async, batch, cdc, telemetry, feedback, control
    }
  }

  /// Text with named values in braces, filled in when the facts are known.
  public struct Words: Sendable {
    public let parts: [Part]

    public enum Part: Sendable {
      case text(String)
      /// A fact, formula or quantity by its slot.
      case slot(Int, name: String)
    }
  }
}

extension Pattern: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), title: try reader.read(), when: try reader.read(),
      because: try reader.read(), sources: try reader.read(), zones: try reader.read(),
      components: try reader.read(), connections: try reader.read(), location: try reader.read())
  }
}

extension Pattern.Zone: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), label: try reader.read(), kind: try reader.read(),
      parent: try reader.read(), order: try reader.read(), hosting: try reader.read())
  }
}

extension Pattern.Component: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.read(), role: try reader.read(), label: try reader.read(),
      zone: try reader.read(), lane: try reader.read(), when: try reader.read(),
      productDecision: try reader.read(), decisions: try reader.read(), because: try reader.read(),
      sizing: try reader.read(), location: try reader.read())
  }
}

extension Pattern.Connection: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      from: try reader.read(), to: try reader.read(), label: try reader.read(),
      kind: try reader.read(), protocolName: try reader.read(), data: try reader.read(),
      step: try reader.read(), when: try reader.read(), says: try reader.read(),
      takes: try reader.read(), isOptional: try reader.read(), location: try reader.read())
  }
}

extension Pattern.Words: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(parts: try reader.read())
  }
}

extension Pattern.Zone.Kind: BinaryValue {}

extension Pattern.Connection.Kind: BinaryValue {}

extension Pattern.Placement: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case fixed, computed }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .fixed: self = .fixed(try reader.read())
    case .computed: self = .computed(try reader.read())
    }
  }
}

extension Pattern.Words.Part: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case text, slot }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .text: self = .text(try reader.read())
    case .slot: self = .slot(try reader.read(), name: try reader.read())
    }
  }
}
