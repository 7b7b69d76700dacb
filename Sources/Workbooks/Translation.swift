/// Why an expression has no formula that a spreadsheet would reckon alike.
struct Untranslatable: Error, Hashable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// What a name of an expression stands for: a cell of the workbook.
struct NamedCell: Hashable, Sendable {
  /// How formulas point at it, such as `Inputs!D5`.
  let reference: String
  let content: Content

  /// How a value is written in a cell.
  enum Content: Hashable, Sendable {
    /// A number; canonical units are `factor` times what stands in the cell.
    case number(factor: Double)
    /// `yes` or `no`.
    case truth
    /// One word, by the label that stands for it in the cell.
    case text(words: [String: String])
    /// Words by their labels, parted by `; `, or `none`.
    case list(words: [String: String])
    /// Nothing is known, so that there is nothing to point at.
    case unknown
    /// It is known that there is no such thing.
    case absent
  }

  /// What a cell shows where there is nothing.
  static let none = "none"
  /// What parts the words of a list.
  static let separator = "; "
}

/// A part of a formula of a spreadsheet.
struct Piece: Hashable {
  let text: String
  /// How tightly its outermost operator binds.
  let rank: Rank

  enum Rank: Int, Comparable {
    case comparison, concatenation, sum, product, atom

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// The text, in parentheses where it binds less tightly than what stands around it.
  func text(within rank: Rank) -> String { self.rank < rank ? "(\(text))" : text }

  static func call(_ name: String, _ arguments: [String]) -> Piece {
    Piece(text: "\(name)(\(arguments.joined(separator: ",")))", rank: .atom)
  }

  /// Text in double quotes.
  static func quoted(_ text: String) throws(Untranslatable) -> Piece {
    guard text.utf16.count <= 255 else { throw Untranslatable("a label is too long") }
    return Piece(text: "\"\(text.replacing("\"", with: "\"\""))\"", rank: .atom)
  }
}
