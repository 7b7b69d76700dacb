/// Reads a number, a range, a percentage or an amount of money with an optional unit.
///
/// ```
/// 800 ms    1.5 s    40k    $15k/month    10000/min    99.9 %    1e6    1_000    1 million
/// 10..50k   6..16    800 ms..2 s
/// ```
///
/// A size or a unit written at the second end of a range holds for the first end too, unless that
/// would turn the range around: `10..50k` starts at 10,000 and `500..2k` at 500.
///
/// - Parameters:
///   - text: the text as it stands in the file.
///   - unit: the unit of the field, used when the text has none.
/// - Returns: canonical values, rounded to 12 significant digits after conversion.
/// - Throws: the first thing that is wrong with the text.
public func readQuantity(
  _ text: String, in unit: Unit
) throws(QuantityReadingError) -> QuantityReading {
  let scalars = Array(text.unicodeScalars.prefix(longestQuantity + 1))
  guard scalars.count <= longestQuantity else { throw .tooLong }
  let whole = trimmedRange(scalars, 0..<scalars.count)
  guard !whole.isEmpty else { throw .empty }

  guard let separator = rangeSeparator(scalars, in: whole) else {
    let amount = try AmountScanner(scalars, whole).read(in: unit)
    let value = try amount.canonical(in: unit)
    return QuantityReading(low: value, high: value, unit: amount.unit ?? unit)
  }
  let lowRange = trimmedRange(scalars, whole.lowerBound..<separator.lowerBound)
  let highRange = trimmedRange(scalars, separator.upperBound..<whole.upperBound)
  let low = try AmountScanner(scalars, lowRange).read(in: unit)
  let high = try AmountScanner(scalars, highRange).read(in: unit)
  return try range(from: low, to: high, in: unit, at: whole)
}

/// Longer texts are not quantities.
private let longestQuantity = 100

private func range(
  from first: Amount, to second: Amount, in unit: Unit, at place: Range<Int>
) throws(QuantityReadingError) -> QuantityReading {
  var low = first
  var high = second
  if low.unit == nil { low.unit = high.unit } else if high.unit == nil { high.unit = low.unit }
  if low.multiplier == nil, first.unit == nil, low.number < high.number {
    low.multiplier = high.multiplier
  }
  let lowest = try low.canonical(in: unit)
  let highest = try high.canonical(in: unit)
  guard lowest <= highest else {
    throw .rangeBackwards(low: first.written, high: second.written, at: place)
  }
  return QuantityReading(low: lowest, high: highest, unit: high.unit ?? unit)
}

/// Where the ends of a range are parted: two or three dots, or an en dash between digits.
private func rangeSeparator(_ scalars: [Unicode.Scalar], in whole: Range<Int>) -> Range<Int>? {
  for index in whole.dropLast() {
    if scalars[index] == ".", scalars[index + 1] == "." {
      let isLonger = index + 2 < whole.upperBound && scalars[index + 2] == "."
      return index..<(index + (isLonger ? 3 : 2))
    }
    if scalars[index] == "–", index > whole.lowerBound { return index..<(index + 1) }
  }
  return nil
}

func trimmedRange(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int> {
  var range = range
  while let first = range.first, isSpace(scalars[first]) { range.removeFirst() }
  while let last = range.last, isSpace(scalars[last]) { range.removeLast() }
  return range
}

func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII
    ? (0x41...0x5A).contains(scalar.value & 0xDF) : scalar.properties.isAlphabetic
}

/// Spaces of every kind that people paste: plain, tab, line ends, no-break, narrow no-break.
func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D, 0x20, 0xA0, 0x2009, 0x202F: true
  default: false
  }
}
