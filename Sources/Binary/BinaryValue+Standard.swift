extension String: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.readText()
  }

  public func write(to writer: inout BinaryWriter) { writer.write(text: self) }
}

extension Bool: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.readByte() != 0
  }

  public func write(to writer: inout BinaryWriter) { writer.write(byte: self ? 1 : 0) }
}

extension Int: BinaryValue {
  /// Negative numbers take ten bytes; there are few.
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = Int(truncatingIfNeeded: try reader.readNumber())
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(number: UInt64(bitPattern: Int64(self)))
  }
}

extension Int8: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = Int8(bitPattern: try reader.readByte())
  }

  public func write(to writer: inout BinaryWriter) { writer.write(byte: UInt8(bitPattern: self)) }
}

extension UInt8: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.readByte()
  }

  public func write(to writer: inout BinaryWriter) { writer.write(byte: self) }
}

extension UInt32: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = UInt32(truncatingIfNeeded: try reader.readNumber())
  }

  public func write(to writer: inout BinaryWriter) { writer.write(number: UInt64(self)) }
}

extension Int32: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = Int32(truncatingIfNeeded: try reader.readWord())
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(word: UInt64(bitPattern: Int64(self)))
  }
}

extension Int64: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = Int64(bitPattern: try reader.readWord())
  }

  public func write(to writer: inout BinaryWriter) { writer.write(word: UInt64(bitPattern: self)) }
}

extension UInt64: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.readWord()
  }

  public func write(to writer: inout BinaryWriter) { writer.write(word: self) }
}

extension Double: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = Double(bitPattern: try reader.readWord())
  }

  public func write(to writer: inout BinaryWriter) { writer.write(word: bitPattern) }
}

extension Optional: BinaryValue where Wrapped: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.readByte() == 0 ? nil : try Wrapped(from: &reader)
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(byte: self == nil ? 0 : 1)
    if let self { self.write(to: &writer) }
  }
}

extension Array: BinaryValue where Element: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.readList { (reader: inout BinaryReader) throws(BinaryDamage) in
      try Element(from: &reader)
    }
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(number: UInt64(count))
    for element in self { element.write(to: &writer) }
  }
}

extension Dictionary: BinaryValue where Key: BinaryValue & Comparable, Value: BinaryValue {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let pairs = try reader.readList { (reader: inout BinaryReader) throws(BinaryDamage) in
      (try Key(from: &reader), try Value(from: &reader))
    }
    self.init(pairs) { first, _ in first }
  }

  /// Writes the pairs in the order of their keys.
  public func write(to writer: inout BinaryWriter) {
    writer.write(number: UInt64(count))
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      key.write(to: &writer)
      value.write(to: &writer)
    }
  }
}

extension BinaryValue where Self: CaseIterable & RawRepresentable, RawValue == String {
  /// Reads a case by its place.
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let place = Int(try reader.readByte())
    let cases = Self.allCases
    guard let index = cases.index(cases.startIndex, offsetBy: place, limitedBy: cases.endIndex),
      index < cases.endIndex
    else { throw BinaryDamage() }
    self = cases[index]
  }

  /// Writes the place of the case.
  public func write(to writer: inout BinaryWriter) {
    let place = Self.allCases.enumerated().first { $0.element.rawValue == rawValue }?.offset ?? 0
    writer.write(byte: UInt8(place))
  }
}

extension BinaryValue where Self: RawRepresentable, RawValue == UInt8 {
  /// Reads a case by its number.
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    guard let value = Self(rawValue: try reader.readByte()) else { throw BinaryDamage() }
    self = value
  }

  /// Writes the number of the case.
  public func write(to writer: inout BinaryWriter) { writer.write(byte: rawValue) }
}

extension Range: BinaryValue where Bound == Int {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let start = try reader.readCount()
    self = start..<start + (try reader.readCount())
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(lowerBound)
    writer.write(count)
  }
}

extension ClosedRange: BinaryValue where Bound == Double {
  @inlinable
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let low = try Double(from: &reader)
    let high = try Double(from: &reader)
    guard low <= high else { throw BinaryDamage() }
    self = low...high
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(lowerBound)
    writer.write(upperBound)
  }
}
