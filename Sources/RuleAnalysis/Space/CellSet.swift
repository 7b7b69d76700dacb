/// Some of an axis's cells, one bit each.
struct CellSet: Hashable, Sendable {
  /// An axis has at most so many cells.
  static let capacity = 128

  private var bits: UInt128

  /// No cells.
  init() { bits = 0 }

  /// The first so many cells.
  init(first count: Int) { bits = count >= Self.capacity ? .max : (1 << UInt128(count)) - 1 }

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }

  /// The cells in order.
  var members: [Int] { (0..<Self.capacity).filter(contains) }

  func contains(_ cell: Int) -> Bool { bits >> UInt128(cell) & 1 == 1 }
  mutating func insert(_ cell: Int) { bits |= 1 << UInt128(cell) }

  func isSubset(of other: CellSet) -> Bool { bits & ~other.bits == 0 }
  func isDisjoint(with other: CellSet) -> Bool { bits & other.bits == 0 }
  func intersection(_ other: CellSet) -> CellSet { with(bits & other.bits) }
  func subtracting(_ other: CellSet) -> CellSet { with(bits & ~other.bits) }

  private func with(_ bits: UInt128) -> CellSet {
    var set = self
    set.bits = bits
    return set
  }
}
