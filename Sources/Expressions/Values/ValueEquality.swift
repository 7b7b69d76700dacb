/// How two numbers are compared: exactly, or after rounding to six significant digits.
enum NumberComparison: Sendable { case exact, rounded }

extension Value {
  /// Whether two values are equal as the language has it: numbers by their worth, maps in any
  /// order, values of different kinds never.
  public func equals(_ other: Value) -> Bool { equals(other, numbers: .exact) }

  func equals(_ other: Value, numbers: NumberComparison) -> Bool {
    var work = Int.max
    return equals(other, numbers: numbers, work: &work)
  }

  /// The same, with `work` taken down for each pair that is looked at; false when it runs below zero.
  func equals(_ other: Value, numbers: NumberComparison, work: inout Int) -> Bool {
    work -= 1
    guard work >= 0 else { return false }
    switch self {
    case .int, .uint, .double: return compareNumbers(with: other, numbers: numbers) == .same
    case .string(let left):
      guard case .string(let right) = other else { return false }
      work -= left.utf8.count >> 6
      return sameText(left, right)
    case .bytes(let left):
      guard case .bytes(let right) = other else { return false }
      work -= left.count >> 6
      return left == right
    case .list(let left):
      guard case .list(let right) = other, left.count == right.count else { return false }
      for (left, right) in zip(left, right)
      where !left.equals(right, numbers: numbers, work: &work) {
        return false
      }
      return true
    case .map(let left):
      guard case .map(let right) = other, left.entries.count == right.entries.count else {
        return false
      }
      for entry in left.entries {
        guard let value = right[entry.key], entry.value.equals(value, numbers: numbers, work: &work)
        else { return false }
      }
      return true
    case .optional(let left):
      guard case .optional(let right) = other else { return false }
      switch (left, right) {
      case (nil, nil): return true
      case (let left?, let right?): return left.equals(right, numbers: numbers, work: &work)
      case (nil, _?), (_?, nil): return false
      }
    case .null, .bool, .timestamp, .duration, .type, .opaque: return self == other
    }
  }
}

/// Whether two texts have the same code points.
///
/// Swift calls canonically equivalent texts equal; the language compares code points.
@inline(__always)
func sameText(_ left: String, _ right: String) -> Bool {
  left.utf8.count == right.utf8.count && left == right
    && left.utf8.elementsEqual(right.utf8)
}

/// A text that many others are compared with.
struct ComparedText: Sendable {
  let text: String
  private let length: Int
  private let isASCII: Bool

  init(_ text: String) {
    self.text = text
    length = text.utf8.count
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Whether another text has the same code points.
  @inline(__always)
  func isSame(as other: String) -> Bool {
    guard other.utf8.count == length, other == text else { return false }
    // What is equivalent to ASCII without being the same is longer in UTF-8.
    return isASCII || sameText(text, other)
  }
}
