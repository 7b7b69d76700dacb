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
