public import RuleBase

/// What one picture shows, before anything has a place.
///
/// Every view is a value of this one form, so that hints, themes, layouts and text formats apply
/// to all alike.
public struct View: Hashable, Sendable {
  /// Which picture it is.
  public let name: ViewName
  /// The name of the project, which heads the picture.
  public var project: String
  /// What stands under the heading besides the view's own title: the client and the date, if stated.
  public var notes: [String] = []
  /// Frames, each after the one it lies in.
  public var zones: [Zone] = []
  /// Boxes with arrows, in the order of reading.
  public var cards: [Card] = []
  /// Connections between cards or panels.
  public var arrows: [Arrow] = []
  /// Boxes that hold cards of their own and may have arrows.
  public var panels: [Panel] = []
  /// Panels below everything else, for what serves all parts alike.
  public var bands: [Panel] = []
  /// The same in words, for people who can't see the picture: one line for each thing to know.
  public var text: [String] = []
  /// Ids of cards that stand side by side.
  public var sameRanks: [[String]] = []
  /// Ids of cards in the order in which they stand along the flow, as far as that is wished.
  public var order: [String] = []
  /// Cards that follow each other in time, by their ids: the picture shows them as stretches of it.
  public var phases: [Phase] = []
  /// When the last of what was asked for is wanted, if it is.
  public var deadline: Deadline?
  /// Sentences below the picture, such as a total against its limit.
  public var remarks: [Remark] = []
  /// Which part of a view it is that was too large for one picture, or `nil`.
  public var part: Part?

  /// A view of nothing yet.
  public init(_ name: ViewName, project: String) {
    self.name = name
    self.project = project
  }

  /// A part of a view that was too large for one picture.
  public struct Part: Hashable, Sendable {
    /// From 1 on.
    public let number: Int
    /// What the part shows.
    public let title: String
  }

  /// The heading under the project's name.
  public var title: String { part.map { "\(name.title): \($0.title)" } ?? name.title }

  /// The name of its files without their endings.
  public var fileName: String {
    part.map { "\(name.rawValue)-\($0.number)" } ?? name.rawValue
  }

  /// A frame.
  public struct Zone: Hashable, Sendable, Identifiable {
    public let id: String
    public var label: String
    /// Whether trust ends at it.
    public var isTrustBoundary: Bool
    /// The zone it lies in.
    public var parent: String?

    /// A frame in another, or in none.
    public init(id: String, label: String, isTrustBoundary: Bool, parent: String? = nil) {
      self.id = id
      self.label = label
      self.isTrustBoundary = isTrustBoundary
      self.parent = parent
    }
  }

  /// A box that stands for one thing.
  public struct Card: Hashable, Sendable, Identifiable {
    public let id: String
    /// The zone it stands in.
    public var zone: String?
    /// The name of an icon file without its ending.
    public var icon: String?
    public var family: Catalogue.Family
    public var title: String
    /// The role under a product's name, or the like.
    public var subtitle: String?
    /// Further lines, such as a size.
    public var details: [String] = []
    /// Connections that are told instead of drawn.
    public var references: [Reference] = []
    /// Short marks such as the codes of decisions.
    public var badges: [Badge] = []
    /// Where it leads when it is clicked.
    public var link: String?
    /// Why it is there: shown when it is pointed at.
    public var reason = ""
    public var emphasis = Emphasis.normal
    /// How it differs from another design, where the view shows two.
    public var mark: Mark?

    public enum Emphasis: Hashable, Sendable { case normal, strong }

    /// A card, as plain as what is left out.
    public init(
      id: String, zone: String? = nil, icon: String? = nil, family: Catalogue.Family,
      title: String, subtitle: String? = nil, details: [String] = [],
      references: [Reference] = [], badges: [Badge] = [], link: String? = nil,
      reason: String = "", emphasis: Emphasis = .normal, mark: Mark? = nil
    ) {
      self.id = id
      self.zone = zone
      self.icon = icon
      self.family = family
      self.title = title
      self.subtitle = subtitle
      self.details = details
      self.references = references
      self.badges = badges
      self.link = link
      self.reason = reason
      self.emphasis = emphasis
      self.mark = mark
    }
  }

  /// A connection told on the card that it leads to.
  public struct Reference: Hashable, Sendable {
    public var number: Int?
    public var text: String

    /// A told connection.
    public init(number: Int?, text: String) {
      self.number = number
      self.text = text
    }
  }

  /// A short mark on a card.
  public struct Badge: Hashable, Sendable {
    public var word: String
    public var kind: Kind

    public enum Kind: Hashable, Sendable {
      /// The code of a decision.
      case decision
      /// The client has the product already.
      case inUse
    }

    /// A mark with its word.
    public init(word: String, kind: Kind) {
      self.word = word
      self.kind = kind
    }
  }

  /// A box that holds cards.
  public struct Panel: Hashable, Sendable, Identifiable {
    public let id: String
    public var zone: String?
    public var title: String
    public var isTrustBoundary: Bool
    public var cards: [Card]

    /// A box of cards in a zone, or in none.
    public init(
      id: String, zone: String? = nil, title: String, isTrustBoundary: Bool, cards: [Card]
    ) {
      self.id = id
      self.zone = zone
      self.title = title
      self.isTrustBoundary = isTrustBoundary
      self.cards = cards
    }
  }

  /// A connection.
  public struct Arrow: Hashable, Sendable {
    public var from: String
    public var to: String
    /// Its number in the flow.
    public var number: Int?
    public var label: String
    /// A second line, such as classes of data.
    public var detail: String?
    /// How long the step takes.
    public var time: String?
    public var style: ArrowStyle
    /// Whether it crosses a border of trust.
    public var crossesBoundary: Bool
    /// The sentence that says the same.
    public var says: String
    /// How it differs from another design, where the view shows two.
    public var mark: Mark?

    /// A connection from one card or panel to another.
    public init(
      from: String, to: String, number: Int? = nil, label: String, detail: String? = nil,
      time: String? = nil, style: ArrowStyle = .request, crossesBoundary: Bool = false,
      says: String, mark: Mark? = nil
    ) {
      self.from = from
      self.to = to
      self.number = number
      self.label = label
      self.detail = detail
      self.time = time
      self.style = style
      self.crossesBoundary = crossesBoundary
      self.says = says
      self.mark = mark
    }
  }

  /// How a card or a connection differs between two designs that a view shows together.
  public enum Mark: String, Hashable, Sendable, CaseIterable {
    /// Only the second design has it.
    case added
    /// Only the first design has it.
    case removed
    /// Both have it, and it is not the same.
    case changed
  }

  /// A stretch of time, and what has to be shown at its end.
  public struct Phase: Hashable, Sendable, Identifiable {
    /// The id of its card.
    public let id: String
    /// When it is likely to begin and end, and when it ends if all goes badly, in weeks from the start.
    public var start: Double
    public var end: Double
    public var latestEnd: Double
    /// Who decides at its end.
    public var decider: String
    /// What has to be shown there.
    public var gate: [String]
    /// What ends everything there.
    public var stop: [String]
  }

  /// When something is wanted.
  public struct Deadline: Hashable, Sendable {
    /// In weeks from the start.
    public var week: Double
    public var words: String
  }

  /// A sentence below the picture.
  public struct Remark: Hashable, Sendable {
    public var text: String
    public var tone: Tone

    public enum Tone: Hashable, Sendable { case plain, good, doubtful, bad }

    /// A sentence in a tone.
    public init(text: String, tone: Tone = .plain) {
      self.text = text
      self.tone = tone
    }
  }

  /// All cards, those in panels included.
  public var allCards: [Card] { cards + (panels + bands).flatMap(\.cards) }

  /// The zones around a card, innermost first.
  func zones(around zone: String?) -> [String] {
    var found: [String] = []
    var next = zone
    while let id = next, !found.contains(id) {
      found.append(id)
      next = zones.first { $0.id == id }?.parent
    }
    return found
  }
}
