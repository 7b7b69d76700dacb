import Expressions

/// One thing that conditions ask about, cut into cells within which no condition changes.
struct Axis: Hashable, Sendable {
  /// What is asked about.
  enum Subject: Hashable, Sendable {
    /// A fact, a formula, an outcome, or an attribute of a candidate.
    case slot(Int)
    /// Whether a set holds a word.
    case member(slot: Int, word: String)
    /// A number worked out inside a condition, by its text.
    case expression(String)
    /// How two numbers stand to each other, by their texts.
    case relation(String, String)
    /// A condition that can't be taken apart, by its text.
    case opaque(String)
  }

  /// Values that no condition tells apart.
  enum Cell: Hashable, Sendable {
    case number(Interval)
    case word(String)
    /// Any word that no condition names; one of them where the list is known.
    case otherWord(String?)
    case truth(Bool)
    /// The number on the left is below, equal to or above that on the right.
    case below, equal, above
    /// The client says that there is none.
    case absent
    /// Nobody says, or the catalogue does not.
    case unknown
  }

  let subject: Subject
  let cells: [Cell]
  /// The slots that take part.
  let slots: [Int]

  /// All cells.
  var all: CellSet { CellSet(first: cells.count) }
}
