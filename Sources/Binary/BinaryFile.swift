/// A binary file whose bytes are what was written, with its texts at hand.
public struct BinaryFile: Sendable {
  /// What every file begins with.
  static let mark = Array("archwright binary 1\n".utf8)

  /// How many bytes tell the length of the whole.
  public static let headCount = mark.count + 8

  /// The length of the file that begins with these bytes.
  ///
  /// - Throws: when they are not the beginning of one.
  public static func length(_ head: [UInt8]) throws(BinaryDamage) -> Int {
    guard head.starts(with: mark) else { throw BinaryDamage() }
    var reader = BinaryReader(head, texts: [], from: mark.count, to: head.count)
    let length = try reader.readWord()
    guard length > headCount + 8, length < 1 << 31 else { throw BinaryDamage() }
    return Int(length)
  }

  /// The fingerprint of what the values were made from.
  public let origin: Fingerprint
  /// The fingerprint of the file itself.
  public let fingerprint: Fingerprint
  /// Reads on behind the texts.
  public let reader: BinaryReader

  /// Opens a file; what follows it is left alone.
  ///
  /// - Throws: when the bytes are not those that were written.
  public init(_ bytes: [UInt8]) throws(BinaryDamage) {
    let length = try Self.length(bytes)
    guard length <= bytes.count else { throw BinaryDamage() }
    var tail = BinaryReader(bytes, texts: [], from: length - 8, to: length)
    let stored = Fingerprint(value: try tail.readWord())
    guard Fingerprint(of: bytes[..<(length - 8)]) == stored else { throw BinaryDamage() }
    fingerprint = stored
    var head = BinaryReader(bytes, texts: [], from: Self.headCount, to: length - 8)
    origin = Fingerprint(value: try head.readWord())
    let texts = try head.readTexts()
    reader = BinaryReader(bytes, texts: texts, from: head.position, to: length - 8)
  }
}
