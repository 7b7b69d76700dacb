/// Sets of small numbers, one set in each row.
struct BitMatrix: Sendable {
  /// The number of words of a row.
  let width: Int
  /// The rows, one after another.
  private(set) var words: [UInt64]

  init(rows: Int, columns: Int) {
    width = (columns + 63) / 64
    words = Array(repeating: 0, count: rows * width)
  }

  mutating func insert(_ number: Int, in row: Int) {
    words[row * width + number >> 6] |= 1 << UInt64(number & 63)
  }

  func contains(_ number: Int, in row: Int) -> Bool {
    words[row * width + number >> 6] & (1 << UInt64(number & 63)) != 0
  }

  subscript(row: Int, word: Int) -> UInt64 {
    get { words[row * width + word] }
    set { words[row * width + word] = newValue }
  }

  mutating func removeAll(in row: Int) {
    for word in 0..<width { words[row * width + word] = 0 }
  }

  mutating func formUnion(_ row: Int, with other: Int) {
    for word in 0..<width { words[row * width + word] |= words[other * width + word] }
  }

  /// Adds a set of the same width to a row.
  mutating func formUnion(_ row: Int, with bits: ArraySlice<UInt64>) {
    for word in 0..<width { words[row * width + word] |= bits[bits.startIndex + word] }
  }

  /// Adds a row to a set of the same width.
  func formUnion(_ bits: inout [UInt64], with row: Int) {
    for word in 0..<width { bits[word] |= words[row * width + word] }
  }

  /// Puts a set in place of a row's; touches nothing where they are the same.
  mutating func set(_ row: Int, to bits: [UInt64]) {
    for word in 0..<width where words[row * width + word] != bits[word] {
      words[row * width + word] = bits[word]
    }
  }
}

extension [UInt64] {
  /// An empty set of numbers below a limit.
  init(bitsBelow limit: Int) { self.init(repeating: 0, count: (limit + 63) / 64) }

  func containsBit(_ number: Int) -> Bool { self[number >> 6] & (1 << UInt64(number & 63)) != 0 }
  mutating func insertBit(_ number: Int) { self[number >> 6] |= 1 << UInt64(number & 63) }
  mutating func removeBit(_ number: Int) { self[number >> 6] &= ~(1 << UInt64(number & 63)) }

  /// The numbers of the set in ascending order.
  var bits: [Int] {
    var result: [Int] = []
    for (word, bits) in enumerated() {
      var rest = bits
      while rest != 0 {
        result.append(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }
}
