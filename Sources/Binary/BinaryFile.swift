/// A binary file whose bytes are what was written, with its texts at hand.
public struct BinaryFile: Sendable {
  /// What every file begins with.
  static let mark = Array("archwright binary 1\n".utf8)

  /// The fingerprint of what the values were made from.
  public let origin: Fingerprint
  /// The fingerprint of the file itself.
  public let fingerprint: Fingerprint
  /// Reads on behind the texts.
  public let reader: BinaryReader

  /// Opens a file.
  ///
  /// - Throws: when the bytes are not those that were written.
  public init(_ bytes: [UInt8]) throws(BinaryDamage) {
    let end = bytes.count - 8
    guard end > Self.mark.count, bytes.starts(with: Self.mark) else { throw BinaryDamage() }
    var tail = BinaryReader(bytes, texts: [], from: end, to: bytes.count)
    let stored = Fingerprint(value: try tail.readWord())
    guard Fingerprint(of: bytes[..<end]) == stored else { throw BinaryDamage() }
    fingerprint = stored
    var head = BinaryReader(bytes, texts: [], from: Self.mark.count, to: end)
    origin = Fingerprint(value: try head.readWord())
    let texts = try head.readTexts()
    reader = BinaryReader(bytes, texts: texts, from: head.position, to: end)
  }
}
