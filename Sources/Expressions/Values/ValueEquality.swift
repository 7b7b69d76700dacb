/// How two numbers are compared: exactly, or after rounding to six significant digits.
enum NumberComparison: Sendable { case exact, rounded }

extension Value {
  /// Whether two values are equal as the language has it: numbers by their worth, maps in any
  /// order, values of different kinds never.
  public func equals(_ other: Value) -> Bool { equals(other, numbers: .exact) }

  func equals(_ other: Value, numbers: NumberComparison) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.string(let left), .string(let right)): sameText(left, right)
    case (.bytes(let left), .bytes(let right)): left == right
    case (.timestamp(let left), .timestamp(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.type(let left), .type(let right)): left == right
    case (.list(let left), .list(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.equals($1, numbers: numbers) }
    case (.map(let left), .map(let right)):
      left.entries.count == right.entries.count
        && left.entries.allSatisfy { entry in
          right[entry.key].map { entry.value.equals($0, numbers: numbers) } ?? false
        }
    case (.optional(let left), .optional(let right)): Self.equals(left, right, numbers: numbers)
    case (.int, _), (.uint, _), (.double, _):
      compareNumbers(with: other, numbers: numbers) == .same
    case (.null, _), (.bool, _), (.string, _), (.bytes, _), (.timestamp, _), (.duration, _),
      (.type, _), (.list, _), (.map, _), (.optional, _):
      false
    }
  }

  private static func equals(_ left: Value?, _ right: Value?, numbers: NumberComparison) -> Bool {
    switch (left, right) {
    case (nil, nil): true
    case (let left?, let right?): left.equals(right, numbers: numbers)
    case (nil, _?), (_?, nil): false
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
