import Binary

/// One part of a unit: what stands before the first slash or between two.
struct Term: Hashable, Sendable {
  /// What the term is called in unit symbols.
  var symbol: String
  /// The noun for exactly one.
  var singular: String
  var dimension: Dimension
  var factor: Double
  /// Whether the term counts things by a noun, which must not be mixed with other nouns.
  var isCount = false
  /// How many of the unit a divisor stands for, as it is written: `1M `.
  var size = ""

  /// The term after a slash: its singular when it stands for one.
  var printed: String { size.isEmpty ? singular : size + symbol }

  static let plain = Term(symbol: "", singular: "", dimension: .none, factor: 1)
  static let percent = Term(symbol: "%", singular: "%", dimension: .none, factor: 0.01)
  static let dollar = Term(symbol: "USD", singular: "USD", dimension: .money, factor: 1)

  static func counting(_ noun: String) -> Term {
    Term(symbol: noun, singular: noun, dimension: .none, factor: 1, isCount: true)
  }

  /// The term before the first slash; "1" and nothing at all stand for a plain number.
  static func numerator(_ text: Substring) -> Term? {
    text.isEmpty || text == "1" ? plain : bySpelling[String(text)]
  }

  /// A term after a slash, with an optional size: `day`, `1M tokens`, `1000 requests`.
  static func denominator(_ text: Substring) -> Term? {
    guard let space = text.firstIndex(of: " ") else { return bySpelling[String(text)] }
    let size = trimmed(text[..<space])
    var term = bySpelling[String(trimmed(text[space...]))]
    guard let count = sizes[String(size)] else { return nil }
    term?.factor *= count
    term?.size = size + " "
    return term
  }

  private static let sizes: [String: Double] = [
    "1k": 1e3, "1K": 1e3, "1000": 1e3, "1M": 1e6, "1B": 1e9, "100": 100, "10k": 1e4, "100k": 1e5,
  ]

  /// Every accepted spelling of every term.
  static let bySpelling: [String: Term] = {
    var terms: [String: Term] = [:]
    for entry in UnitTable.measures {
      let term = Term(
        symbol: entry.symbol, singular: entry.singular, dimension: entry.dimension,
        factor: entry.factor)
      for spelling in [entry.symbol, entry.singular] + entry.others { terms[spelling] = term }
    }
    for (symbol, singular) in UnitTable.counts {
      let term = Term(
        symbol: symbol, singular: singular, dimension: .none, factor: 1, isCount: true)
      terms[symbol] = term
      terms[singular] = term
    }
    return terms
  }()
}

extension Term: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      symbol: try reader.read(), singular: try reader.read(), dimension: try reader.read(),
      factor: try reader.read(), isCount: try reader.read(), size: try reader.read())
  }
}
