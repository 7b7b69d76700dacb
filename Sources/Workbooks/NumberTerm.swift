import Quantities

/// A number of a formula: what is written, times a scale that is not written yet.
///
/// Units cancel while terms are joined, so that a conversion appears only where one is left over:
/// requests a day times days a month is a product of two cells.
struct NumberTerm {
  /// What is written; nil for a constant, which is all scale.
  let piece: Piece?
  /// Canonical units are `scale` times what is written.
  let scale: Double
  /// Whether it is in whatever unit it is wanted in: nothing, or not available.
  let suitsAnyUnit: Bool

  init(_ piece: Piece, scale: Double, suitsAnyUnit: Bool = false) {
    self.piece = piece
    self.scale = scale
    self.suitsAnyUnit = suitsAnyUnit
  }

  /// A constant in canonical units.
  init(constant: Double) {
    piece = nil
    scale = constant
    suitsAnyUnit = constant == 0
  }

  /// A value that nobody knows, in a branch that is not taken.
  static let notAvailable = NumberTerm(
    Piece(text: "NA()", rank: .atom), scale: 1, suitsAnyUnit: true)

  /// What is to be written so that canonical units are `scale` times that.
  func written(in scale: Double) -> Piece {
    guard let piece else {
      let number = Self.number(self.scale / scale)
      return Piece(text: number, rank: number.hasPrefix("-") ? .sum : .atom)
    }
    let ratio = self.scale / scale
    if suitsAnyUnit || (ratio - 1).magnitude < 1e-12 { return piece }
    let inverse = 1 / ratio
    let isShorter = Self.number(inverse).utf8.count < Self.number(ratio).utf8.count
    let conversion = isShorter ? "/" + Self.number(inverse) : "*" + Self.number(ratio)
    return Piece(text: piece.text(within: .product) + conversion, rank: .product)
  }

  static func * (lhs: Self, rhs: Self) -> Self {
    let scale = lhs.scale * rhs.scale
    switch (lhs.piece, rhs.piece) {
    case (nil, nil): return NumberTerm(constant: scale)
    case (nil, let piece?), (let piece?, nil): return NumberTerm(piece, scale: scale)
    case (let left?, let right?):
      let text = left.text(within: .product) + "*" + right.text(within: .product)
      return NumberTerm(Piece(text: text, rank: .product), scale: scale)
    }
  }

  static func / (lhs: Self, rhs: Self) -> Self {
    guard let divisor = rhs.piece else {
      return lhs * NumberTerm(constant: 1 / rhs.scale)
    }
    let scale = lhs.scale / rhs.scale
    // A constant above the line stays there: 3 ÷ rate is not a multiple of 1 ÷ rate to a reader.
    let above = lhs.piece ?? Piece(text: Self.number(lhs.scale), rank: .atom)
    let text = above.text(within: .product) + "/" + divisor.text(within: .atom)
    return NumberTerm(
      Piece(text: text, rank: .product), scale: lhs.piece == nil ? 1 / rhs.scale : scale)
  }

  /// The scale in which terms that are added or compared are written: that of the first that has
  /// a unit of its own.
  static func common(_ terms: [NumberTerm]) -> Double {
    terms.first { $0.piece != nil && !$0.suitsAnyUnit }?.scale ?? 1
  }

  /// A number as formulas have it, at fifteen digits, which is what spreadsheets keep.
  static func number(_ number: Double) -> String {
    let rounded = roundedToSignificantDigits(number, 15)
    if rounded == rounded.rounded(), rounded.magnitude < 1e15 { return String(Int(rounded)) }
    return "\(rounded)".uppercased()
  }
}
