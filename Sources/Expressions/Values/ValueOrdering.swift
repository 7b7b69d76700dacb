import Quantities

/// How one value stands to another.
enum Standing: Sendable { case before, same, after, unordered }

extension Value {
  /// The order of two values, or nil where the language has no order for the pair.
  func compare(with other: Value, numbers: NumberComparison) -> Standing? {
    switch (self, other) {
    case (.bool(let left), .bool(let right)):
      left == right ? .same : (right ? .before : .after)
    case (.string(let left), .string(let right)): compareText(left, right)
    case (.bytes(let left), .bytes(let right)):
      left == right ? .same : (left.lexicographicallyPrecedes(right) ? .before : .after)
    case (.timestamp(let left), .timestamp(let right)): standing(left, right)
    case (.duration(let left), .duration(let right)): standing(left, right)
    case (.int, _), (.uint, _), (.double, _): compareNumbers(with: other, numbers: numbers)
    case (_, _): nil
    }
  }

  /// The order of two numbers of any kinds, or nil if one is no number.
  func compareNumbers(with other: Value, numbers: NumberComparison) -> Standing? {
    switch (self, other) {
    case (.int(let left), .int(let right)): standing(left, right)
    case (.uint(let left), .uint(let right)): standing(left, right)
    case (.double(let left), .double(let right)):
      numbers == .rounded ? compareRounded(left, right) : standing(left, right)
    case (.int(let left), .uint(let right)):
      left < 0 ? .before : standing(UInt64(left), right)
    case (.uint(let left), .int(let right)):
      right < 0 ? .after : standing(left, UInt64(right))
    case (.int(let left), .double(let right)):
      numbers == .rounded ? compareRounded(Double(left), right) : standing(Double(left), right)
    case (.double(let left), .int(let right)):
      numbers == .rounded ? compareRounded(left, Double(right)) : standing(left, Double(right))
    case (.uint(let left), .double(let right)): standing(Double(left), right)
    case (.double(let left), .uint(let right)): standing(left, Double(right))
    case (_, _): nil
    }
  }
}

@inline(__always)
private func standing<T: Comparable>(_ left: T, _ right: T) -> Standing {
  if left < right { return .before }
  if left == right { return .same }
  return left > right ? .after : .unordered
}

private func compareText(_ left: String, _ right: String) -> Standing {
  if sameText(left, right) { return .same }
  // UTF-8 sorts as code points do.
  return left.utf8.lexicographicallyPrecedes(right.utf8) ? .before : .after
}

/// The order of two numbers after each was rounded to six significant digits.
@inline(__always)
func compareRounded(_ left: Double, _ right: Double) -> Standing {
  if left == right { return .same }
  let gap = (left - right).magnitude
  // Rounding moves a number by half a unit in its sixth digit at most; a wider gap stays.
  if gap > 2e-5 * max(left.magnitude, right.magnitude), gap.isFinite {
    return left < right ? .before : .after
  }
  return standing(significant(left), significant(right))
}

/// A number rounded to the six significant digits that comparisons look at.
func significant(_ number: Double) -> Double {
  number.isFinite ? roundedToSignificantDigits(number, 6) : number
}
