/// Reads values from a binary file, each access within its bounds.
public struct BinaryReader: Sendable {
  @usableFromInline let bytes: [UInt8]
  @usableFromInline let texts: [String]
  @usableFromInline var position: Int
  @usableFromInline let end: Int
  /// How many values lie inside each other here.
  @usableFromInline var depth = 0
  /// What values refer to by number, once it is read.
  public var shared: (any AnyObject & Sendable)?

  init(_ bytes: [UInt8], texts: [String], from start: Int, to end: Int) {
    self.bytes = bytes
    self.texts = texts
    position = start
    self.end = end
  }

  /// Reads a value of the type that is asked for.
  @inlinable
  public mutating func read<Value: BinaryValue>() throws(BinaryDamage) -> Value {
    try Value(from: &self)
  }

  /// Reads one byte.
  @inlinable
  public mutating func readByte() throws(BinaryDamage) -> UInt8 {
    guard position < end else { throw BinaryDamage() }
    defer { position += 1 }
    return bytes[position]
  }

  /// Reads a number of variable length.
  @inlinable
  public mutating func readNumber() throws(BinaryDamage) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try readByte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    throw BinaryDamage()
  }

  /// Reads a count or a place, which fits into memory.
  @inlinable
  public mutating func readCount() throws(BinaryDamage) -> Int {
    let number = try readNumber()
    guard number <= 0x7FFF_FFFF else { throw BinaryDamage() }
    return Int(number)
  }

  /// Reads eight bytes.
  @inlinable
  public mutating func readWord() throws(BinaryDamage) -> UInt64 {
    guard end - position >= 8 else { throw BinaryDamage() }
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(bytes[position + index]) << UInt64(8 * index) }
    position += 8
    return word
  }

  /// Reads a text.
  @inlinable
  public mutating func readText() throws(BinaryDamage) -> String {
    let place = try readCount()
    guard place < texts.count else { throw BinaryDamage() }
    return texts[place]
  }

  /// Reads so many elements; each takes a byte at least.
  @inlinable
  public mutating func readList<Element>(
    _ element: (inout BinaryReader) throws(BinaryDamage) -> Element
  ) throws(BinaryDamage) -> [Element] {
    let count = try readCount()
    guard count <= end - position else { throw BinaryDamage() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try element(&self)) }
    return elements
  }

  /// Reads something that may contain more of its kind; too deep a nesting is damage.
  @inlinable
  public mutating func nested<Value>(
    _ read: (inout BinaryReader) throws(BinaryDamage) -> Value
  ) throws(BinaryDamage) -> Value {
    guard depth < 500 else { throw BinaryDamage() }
    depth += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  /// Passes over a section, and gives a reader for later.
  public mutating func readSection() throws(BinaryDamage) -> BinaryReader {
    let length = try readCount()
    guard length <= end - position else { throw BinaryDamage() }
    var section = BinaryReader(bytes, texts: texts, from: position, to: position + length)
    section.shared = shared
    position += length
    return section
  }

  /// Reads all texts of a file: their lengths, then their bytes.
  mutating func readTexts() throws(BinaryDamage) -> [String] {
    let count = try readCount()
    let length = try readCount()
    guard count <= end - position else { throw BinaryDamage() }
    var lengths = self
    for _ in 0..<count { _ = try readCount() }
    guard length <= end - position else { throw BinaryDamage() }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count {
      let next = position + (try lengths.readCount())
      guard next <= end else { throw BinaryDamage() }
      texts.append(String(decoding: bytes[position..<next], as: UTF8.self))
      position = next
    }
    return texts
  }
}
