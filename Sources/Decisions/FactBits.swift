/// A set of small numbers, used for sets of facts.
struct FactBits: Hashable, Sendable {
  private var low: UInt128 = 0
  private var high: UInt128 = 0

  var isEmpty: Bool { low == 0 && high == 0 }

  /// Adds a number below 256; larger ones are ignored.
  mutating func insert(_ index: Int) {
    if index < 128 {
      low |= 1 << UInt128(index)
    } else if index < 256 {
      high |= 1 << UInt128(index - 128)
    }
  }

  mutating func remove(_ index: Int) {
    if index < 128 {
      low &= ~(1 << UInt128(index))
    } else if index < 256 {
      high &= ~(1 << UInt128(index - 128))
    }
  }

  mutating func formUnion(_ other: FactBits) {
    low |= other.low
    high |= other.high
  }

  func contains(_ index: Int) -> Bool {
    index < 128 ? low & (1 << UInt128(index)) != 0 : high & (1 << UInt128(index - 128)) != 0
  }

  func intersection(_ other: FactBits) -> FactBits {
    var result = self
    result.low &= other.low
    result.high &= other.high
    return result
  }

  /// The numbers in ascending order.
  var members: [Int] {
    var result: [Int] = []
    for (part, offset) in [(low, 0), (high, 128)] {
      var rest = part
      while rest != 0 {
        let index = rest.trailingZeroBitCount
        result.append(index + offset)
        rest &= rest - 1
      }
    }
    return result
  }
}
