/// What stands at a slot, in eight bytes: a number, or a tag with the place of something else.
///
/// A number is its own bits. Anything else has the bits of a NaN that arithmetic never makes, so that
/// reading it as a number gives NaN: not known to be one. Texts are the same where their cells are.
public struct Cell: Hashable, Sendable {
  var bits: UInt64

  @inline(__always) init(tag: Tag, _ payload: UInt64 = 0) {
    bits = UInt64(tag.rawValue) << 48 | payload
  }

  /// A number; one that is not finite is not known.
  @inlinable public init(number: Double) {
    self = number.isFinite ? Cell(bits: number.bitPattern) : .unknown
  }

  @usableFromInline init(bits: UInt64) { self.bits = bits }

  /// What a cell holds besides numbers.
  enum Tag: UInt16 {
    case unset = 0xFFF9
    case unknown, absent, truth, text, list, other
  }

  /// Nothing has been worked out yet.
  @inlinable public static var unset: Cell { Cell(bits: 0xFFF9 << 48) }
  /// There is a value, but nobody has said which.
  @inlinable public static var unknown: Cell { Cell(bits: 0xFFFA << 48) }
  /// There is no value.
  @inlinable public static var absent: Cell { Cell(bits: 0xFFFB << 48) }

  /// A truth value.
  public init(truth: Bool) { self.init(tag: .truth, truth ? 1 : 0) }

  /// A text by its number in a pool.
  init(text: UInt32) { self.init(tag: .text, UInt64(text)) }

  /// A list of texts by its place in a pool: the first 2^24 words with up to 2^24 elements.
  init(list start: Int, count: Int) { self.init(tag: .list, UInt64(start) << 24 | UInt64(count)) }

  /// Any other value, by its place in a pool.
  init(other place: Int) { self.init(tag: .other, UInt64(place)) }

  /// The number, NaN where there is none.
  @inline(__always) var number: Double { Double(bitPattern: bits) }

  @inline(__always) var tag: Tag? { Tag(rawValue: UInt16(truncatingIfNeeded: bits >> 48)) }

  @inline(__always) var isText: Bool { bits >> 48 == UInt64(Tag.text.rawValue) }
  @inline(__always) var isList: Bool { bits >> 48 == UInt64(Tag.list.rawValue) }
  @inline(__always) var payload: Int { Int(bits & 0xFFFF_FFFF_FFFF) }
  @inline(__always) var text: UInt32 { UInt32(truncatingIfNeeded: bits) }
  @inline(__always) var list: Range<Int> {
    let start = Int((bits >> 24) & 0xFF_FFFF)
    return start..<(start + Int(bits & 0xFF_FFFF))
  }

  /// Whether the cell means the same in every pool.
  public var isSelfContained: Bool {
    switch tag {
    case nil, .unset, .unknown, .absent, .truth: true
    case .text, .list, .other: false
    }
  }

  /// The number, or nil where there is none.
  public var numberValue: Double? { number.isNaN ? nil : number }
}
