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
  /// Whether it is a constant without a unit, which is written where it stands.
  private let isPlain: Bool

  init(_ piece: Piece, scale: Double, suitsAnyUnit: Bool = false) {
    self.piece = piece
    self.scale = scale
    self.suitsAnyUnit = suitsAnyUnit
    isPlain = false
  }

  /// A constant in canonical units.
  init(constant: Double, isPlain: Bool) {
    piece = nil
    scale = constant
    suitsAnyUnit = constant == 0
    self.isPlain = isPlain
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

  /// The number below nothing.
  var negated: NumberTerm {
    guard let piece else { return NumberTerm(constant: -scale, isPlain: isPlain) }
    return NumberTerm(
      Piece(text: "-" + piece.text(within: .product), rank: .sum), scale: scale,
      suitsAnyUnit: suitsAnyUnit)
  }

  static func * (lhs: Self, rhs: Self) -> Self {
    switch (lhs.factor, rhs.factor) {
    case (nil, nil):
      return NumberTerm(constant: lhs.scale * rhs.scale, isPlain: lhs.isPlain && rhs.isPlain)
    case (nil, let piece?), (let piece?, nil):
      if lhs.piece == nil, rhs.piece == nil {
        return NumberTerm(constant: lhs.scale * rhs.scale, isPlain: lhs.isPlain && rhs.isPlain)
      }
      return NumberTerm(piece, scale: lhs.unitScale * rhs.unitScale)
    case (let left?, let right?):
      if lhs.piece == nil, rhs.piece == nil {
        return NumberTerm(constant: lhs.scale * rhs.scale, isPlain: true)
      }
      let text = left.text(within: .product) + "*" + right.text(within: .product)
      return NumberTerm(
        Piece(text: text, rank: .product), scale: lhs.unitScale * rhs.unitScale)
    }
  }

  static func / (lhs: Self, rhs: Self) -> Self {
    if lhs.piece == nil, rhs.piece == nil {
      return NumberTerm(constant: lhs.scale / rhs.scale, isPlain: lhs.isPlain && rhs.isPlain)
    }
    let scale = lhs.unitScale / rhs.unitScale
    guard let divisor = rhs.factor else {
      return NumberTerm(lhs.factor ?? Self.one, scale: scale)
    }
    let text = (lhs.factor ?? Self.one).text(within: .product) + "/" + divisor.text(within: .atom)
    return NumberTerm(Piece(text: text, rank: .product), scale: scale)
  }

  /// What it adds to a product that is written: nothing, if it is all unit.
  private var factor: Piece? {
    if let piece { return piece }
    guard isPlain, scale != 1 else { return nil }
    let number = Self.number(scale)
    return Piece(text: number, rank: number.hasPrefix("-") ? .sum : .atom)
  }

  /// What it adds to the scale of a product.
  private var unitScale: Double { piece == nil && isPlain ? 1 : scale }

  private static let one = Piece(text: "1", rank: .atom)

  /// The scale in which terms that are added or compared are written: that of the first that has
  /// a unit of its own.
  static func common(_ terms: [NumberTerm]) -> Double {
    terms.first { $0.piece != nil && !$0.suitsAnyUnit }?.scale ?? 1
  }

  /// A number as formulas have it, at fifteen digits, which is what spreadsheets keep.
  static func number(_ number: Double) -> String {
    guard number.isFinite else { return "NA()" }
    let rounded = roundedToSignificantDigits(number, 15)
    if rounded == rounded.rounded(), rounded.magnitude < 1e15 { return String(Int(rounded)) }
    return "\(rounded)".uppercased()
  }
}
