/// Reads one end of a range, or all of a text that has none.
struct AmountScanner {
  private let scalars: [Unicode.Scalar]
  private let place: Range<Int>
  private var index: Int

  init(_ scalars: [Unicode.Scalar], _ place: Range<Int>) {
    self.scalars = scalars
    self.place = place
    index = place.lowerBound
  }

  /// The amount, its unit already checked against the field's.
  func read(in field: Unit) throws(QuantityReadingError) -> Amount {
    var scanner = self
    return try scanner.scan(in: field)
  }

  private mutating func scan(in field: Unit) throws(QuantityReadingError) -> Amount {
    guard !place.isEmpty else { throw .notANumber(near: "", at: place) }
    let isDollar = try scanCurrencySign()
    let number = try scanNumber()
    var multiplier = scanMultiplier(in: field)
    skipSpaces()
    if multiplier == nil { multiplier = scanMultiplierWord() }
    let unitPlace = trimmedRange(scalars, index..<place.upperBound)
    let unit = try unit(at: unitPlace, isDollar: isDollar, field: field)
    let completed = try unit?.completed(by: field, at: unitPlace.isEmpty ? place : unitPlace)
    return Amount(
      number: number, multiplier: multiplier, unit: completed, written: text(place), place: place)
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
    index + offset < place.upperBound ? scalars[index + offset] : nil
  }

  private mutating func skipSpaces() {
    while let next = scalar(), isSpace(next) { index += 1 }
  }
}

// MARK: - Currency

extension AmountScanner {
  /// Steps over `$`, `US$` or `USD` before the number; refuses other currencies.
  private mutating func scanCurrencySign() throws(QuantityReadingError) -> Bool {
    let start = index
    while let next = scalar(), next == "$" || isLetter(next) || isCurrency(next) {
      index += 1
    }
    guard index > start else { return false }
    let word = text(start..<index)
    skipSpaces()
    if ["$", "USD", "US$"].contains(word), scalar() != nil { return true }
    if UnitTable.otherCurrencies.contains(word) || isOtherDollar(word) {
      throw .unknownCurrency(word, at: start..<(start + word.unicodeScalars.count))
    }
    throw .notANumber(near: text(place), at: place)
  }

  private func isCurrency(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .currencySymbol
  }

  /// Whether this is another country's dollar (`A$`) or a sign not listed by name.
  private func isOtherDollar(_ word: String) -> Bool {
    word != "$" && word.unicodeScalars.contains { isCurrency($0) }
  }
}

// MARK: - Numbers

extension AmountScanner {
  private mutating func scanNumber() throws(QuantityReadingError) -> Double {
    let start = index
    var digits = ""
    if scalar() == "-" || scalar() == "+" || scalar() == "−" {
      if scalar() != "+" { digits = "-" }
      index += 1
    }
    scanDigits(into: &digits)
    if scalar() == ".", scalar(1).map(isDigit) ?? false {
      digits += digits.last?.isNumber ?? false ? "." : "0."
      index += 1
      scanDigits(into: &digits)
    }
    guard digits.last?.isNumber ?? false else {
      throw .notANumber(near: text(start..<place.upperBound), at: start..<place.upperBound)
    }
    try refuseComma(from: start)
    scanExponent(into: &digits)
    guard let value = Double(digits), value.isFinite else { throw .notFinite(at: start..<index) }
    return value
  }

  private mutating func scanDigits(into digits: inout String) {
    while let next = scalar() {
      if isDigit(next) {
        digits.unicodeScalars.append(next)
      } else if next != "_" || !(digits.last?.isNumber ?? false)
        || !(scalar(1).map(isDigit) ?? false)
      {
        return
      }
      index += 1
    }
  }

  private mutating func scanExponent(into digits: inout String) {
    guard scalar() == "e" || scalar() == "E" else { return }
    let hasSign = scalar(1) == "-" || scalar(1) == "+"
    guard scalar(hasSign ? 2 : 1).map(isDigit) ?? false else { return }
    digits += "e" + (scalar(1) == "-" ? "-" : "")
    index += hasSign ? 2 : 1
    while let next = scalar(), isDigit(next) {
      digits.unicodeScalars.append(next)
      index += 1
    }
  }

  private func refuseComma(from start: Int) throws(QuantityReadingError) {
    guard scalar() == ",", scalar(1).map(isDigit) ?? false else { return }
    var end = index
    while end < place.upperBound,
      isDigit(scalars[end]) || ",.".unicodeScalars.contains(scalars[end])
    {
      end += 1
    }
    let suggestion = text(start..<end).filter { $0 != "," }
    throw .commaInNumber(suggestion: suggestion, at: start..<end)
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
}

// MARK: - Sizes

extension AmountScanner {
  /// The size letter after a number: k, M, and where bytes are not meant B for a billion.
  private mutating func scanMultiplier(in field: Unit) -> Double? {
    let start = index
    skipSpaces()
    let next = scalar()
    let letterEnds = !(scalar(1).map(isLetter) ?? false) && scalar(1) != "$"
    let multiplier: Double?
    switch next {
    case "k", "K": multiplier = 1e3
    case "M": multiplier = 1e6
    case "B", "G": multiplier = field.dimension.data == 0 && start == index ? 1e9 : nil
    case "T": multiplier = field.dimension.data == 0 && start == index ? 1e12 : nil
    default: multiplier = nil
    }
    guard letterEnds, let multiplier else {
      index = start
      return nil
    }
    index += 1
    return multiplier
  }

  private mutating func scanMultiplierWord() -> Double? {
    let start = index
    while let next = scalar(), isLetter(next) { index += 1 }
    guard index > start + 1 else {
      index = start
      return nil
    }
    switch text(start..<index).lowercased() {
    case "thousand": return 1e3
    case "million", "mio", "mln": return 1e6
    case "billion", "bn": return 1e9
    case "trillion": return 1e12
    default:
      index = start
      return nil
    }
  }
}

// MARK: - Units

extension AmountScanner {
  private func unit(
    at place: Range<Int>, isDollar: Bool, field: Unit
  ) throws(QuantityReadingError) -> Unit? {
    var words = text(place)
    if place.isEmpty { return isDollar ? Unit(numerator: .dollar, denominators: []) : nil }
    if words.hasPrefix("per ") { words = "/" + words.dropFirst(4) }
    if words.utf8.contains(0x70), let found = words.firstRange(of: " per ") {
      words.replaceSubrange(found, with: "/")
    }
    if isDollar, words.hasPrefix("/") { words = "USD" + words }
    // The field's own symbol is always understood, even when its noun is in no table.
    if !isDollar, words == field.symbol { return field }
    guard let unit = Unit.named(words) else { throw failure(words, at: place) }
    if isDollar, unit.numerator != .dollar {
      throw .wrongUnit(found: unit, expected: field, at: place)
    }
    return unit
  }

  private func failure(_ words: String, at place: Range<Int>) -> QuantityReadingError {
    let parts = words.split(separator: "/").map { String(trimmed($0)) }
    if let currency = parts.first(where: UnitTable.otherCurrencies.contains) {
      return .unknownCurrency(currency, at: place)
    }
    let unknown = parts.first { Unit.named($0) == nil && Term.denominator($0[...]) == nil } ?? words
    guard let first = unknown.unicodeScalars.first, isLetter(first) || first == "%"
    else {
      return .notANumber(near: words, at: place)
    }
    return .unknownUnit(unknown, nearest: nearestUnit(to: unknown), at: place)
  }
}

/// The unit whose spelling is one letter away, or the same but for capitals.
private func nearestUnit(to word: String) -> String? {
  let small = Array(word.lowercased().unicodeScalars)
  guard small.count <= 20 else { return nil }
  return Term.bySpelling.keys.sorted().first { Array($0.lowercased().unicodeScalars) == small }
    ?? Term.bySpelling.keys.sorted().first { candidate in
      small.count > 2 && isOneChangeApart(small, Array(candidate.lowercased().unicodeScalars))
    }
}

private func isOneChangeApart(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
  let (short, long) = left.count <= right.count ? (left, right) : (right, left)
  guard long.count - short.count <= 1 else { return false }
  let prefix = zip(short, long).prefix { $0 == $1 }.count
  let skipped = short.count == long.count ? short.dropFirst(prefix + 1) : short.dropFirst(prefix)
  return Array(skipped) == Array(long.dropFirst(prefix + 1))
}
