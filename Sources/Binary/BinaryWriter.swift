/// Writes values into a binary file: numbers at variable length, each text once.
public struct BinaryWriter {
  var bytes: [UInt8] = []
  private var places: [String: Int] = [:]
  private var texts: [String] = []
  private var refused: [String] = []
  /// What values refer to by number; written before them, read back by whoever opens the file.
  public var shared: (any BinarySharing)?

  /// An empty file.
  public init() {}

  /// Writes a value.
  public mutating func write(_ value: some BinaryValue) { value.write(to: &self) }

  /// Writes a number in steps of seven bits, the lowest first.
  public mutating func write(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes one byte.
  public mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Writes eight bytes, the lowest first.
  public mutating func write(word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }

  /// Writes the number of a text, which is kept once for the whole file.
  public mutating func write(text: String) {
    let place = places[text] ?? texts.count
    if place == texts.count {
      places[text] = place
      texts.append(text)
    }
    write(number: UInt64(place))
  }

  /// Writes something that readers can pass over and read later.
  public mutating func writeSection(_ body: (inout BinaryWriter) -> Void) {
    let before = bytes
    bytes = []
    body(&self)
    let section = bytes
    bytes = before
    write(number: UInt64(section.count))
    bytes += section
  }

  /// Notes that something can't be stored.
  public mutating func refuse(_ what: String) { refused.append(what) }

  /// The whole file.
  ///
  /// - Parameter origin: the fingerprint of what the values were made from.
  /// - Returns: its bytes.
  /// - Throws: the properties that have no way to be stored.
  public func file(from origin: Fingerprint) throws(UnstorableProperties) -> [UInt8] {
    var tables = self
    tables.bytes = []
    shared?.write(to: &tables)
    guard tables.refused.isEmpty else { throw UnstorableProperties(names: tables.refused) }
    var file = BinaryWriter()
    file.write(word: origin.value)
    file.write(number: UInt64(tables.texts.count))
    file.write(number: UInt64(tables.texts.reduce(0) { $0 + $1.utf8.count }))
    for text in tables.texts { file.write(number: UInt64(text.utf8.count)) }
    for text in tables.texts { file.bytes += text.utf8 }
    let body = file.bytes + tables.bytes + bytes
    file.bytes = BinaryFile.mark
    file.write(word: UInt64(BinaryFile.headCount + body.count + 8))
    file.bytes += body
    file.write(word: Fingerprint(of: file.bytes).value)
    return file.bytes
  }
}

/// What many values of a file refer to by number.
public protocol BinarySharing: AnyObject {
  /// Writes everything that was referred to.
  func write(to writer: inout BinaryWriter)
}

/// Properties of a type that can't be stored in a binary file.
public struct UnstorableProperties: Error, Hashable, Sendable {
  /// The names, as `Type.property`.
  public let names: [String]
}
