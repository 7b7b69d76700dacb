/// 64 bits that tell texts and files apart; any change within eight bytes changes them.
public struct Fingerprint: Hashable, Sendable {
  /// The bits.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The fingerprint of nothing.
  public init() {}

  /// A fingerprint by its bits.
  public init(value: UInt64) { self.value = value }

  /// The fingerprint of some bytes.
  public init(of bytes: [UInt8]) { combine(bytes[...]) }

  /// The fingerprint of the bytes of a slice.
  public init(of bytes: ArraySlice<UInt8>) { combine(bytes) }

  /// Adds a text.
  public mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes.
  public mutating func combine(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { combine($0) }
  }

  private mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    mix(UInt64(bytes.count))
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    mix(rest)
  }

  /// Each step can be undone, so two runs that differ in one word never meet again by it.
  @inline(__always)
  private mutating func mix(_ word: UInt64) {
    value = (value ^ word) &* 0x9e37_79b9_7f4a_7c15
    value ^= value >> 32
  }
}
