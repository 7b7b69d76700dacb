public import Binary

extension Value: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue {
    case null, bool, int, uint, double, string, bytes, list, map, timestamp, duration, type
    case optional
  }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.nested { (reader: inout BinaryReader) throws(BinaryDamage) in
      switch try Tag(from: &reader) {
      case .null: return .null
      case .bool: return .bool(try reader.read())
      case .int: return .int(try reader.read())
      case .uint: return .uint(try reader.read())
      case .double: return .double(try reader.read())
      case .string: return .string(try reader.read())
      case .bytes: return .bytes(try reader.read())
      case .list: return .list(try reader.read())
      case .map: return .map(try reader.read())
      case .timestamp: return .timestamp(try reader.read())
      case .duration: return .duration(try reader.read())
      case .type: return .type(try reader.read())
      case .optional: return .optional(try reader.read())
      }
    }
  }
}

extension ValueMap: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let entries: [Entry] = try reader.read()
    do throws(EvaluationError) {
      try self.init(entries.map { (key: $0.key, value: $0.value) })
    } catch {
      throw BinaryDamage()
    }
  }

  public func write(to writer: inout BinaryWriter) { writer.write(entries) }
}

extension ValueMap.Entry: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(key: try reader.read(), value: try reader.read())
  }
}

extension Value.Timestamp: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    guard let moment = Self(seconds: try reader.read(), nanoseconds: try reader.read()) else {
      throw BinaryDamage()
    }
    self = moment
  }
}

extension Value.TimeSpan: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    guard let span = Self(seconds: try reader.read(), nanoseconds: try reader.read()) else {
      throw BinaryDamage()
    }
    self = span
  }
}

extension SlotValue: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case known, unknown, absent }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .known: self = .known(try reader.read())
    case .unknown: self = .unknown
    case .absent: self = .absent
    }
  }
}
