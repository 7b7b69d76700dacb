public import Binary

extension Syntax: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.nested { (reader: inout BinaryReader) throws(BinaryDamage) in
      Syntax(
        id: try reader.read(), range: try reader.read(), kind: try reader.read(),
        height: try reader.read(), size: try reader.read())
    }
  }
}

extension Syntax.Kind: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue {
    case literal, name, select, presence, index, call, not, negate, binary, logical, conditional
    case list, map, message, comprehension, bind
  }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .literal: self = .literal(try reader.read())
    case .name: self = .name(try reader.read())
    case .select:
      self = .select(try reader.read(), field: try reader.read(), optional: try reader.read())
    case .presence: self = .presence(try reader.read())
    case .index: self = .index(try reader.read(), try reader.read(), optional: try reader.read())
    case .call:
      self = .call(
        name: try reader.read(), target: try reader.read(), arguments: try reader.read())
    case .not: self = .not(try reader.read())
    case .negate: self = .negate(try reader.read())
    case .binary: self = .binary(try reader.read(), try reader.read(), try reader.read())
    case .logical: self = .logical(try reader.read(), try reader.read())
    case .conditional:
      self = .conditional(try reader.read(), try reader.read(), try reader.read())
    case .list: self = .list(try reader.read())
    case .map: self = .map(try reader.read())
    case .message: self = .message(type: try reader.read(), fields: try reader.read())
    case .comprehension: self = .comprehension(try reader.read())
    case .bind:
      self = .bind(name: try reader.read(), value: try reader.read(), body: try reader.read())
    }
  }
}

extension Syntax.Element: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(value: try reader.read(), optional: try reader.read())
  }
}

extension Syntax.Entry: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(key: try reader.read(), value: try reader.read(), optional: try reader.read())
  }
}

extension Syntax.Field: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(name: try reader.read(), value: try reader.read(), optional: try reader.read())
  }
}

extension Syntax.Comprehension: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      kind: try reader.read(), range: try reader.read(), variables: try reader.read(),
      condition: try reader.read(), body: try reader.read())
  }
}

extension Syntax.Comprehension.Kind: BinaryValue {}
extension BinaryOperator: BinaryValue {}
extension LogicalOperator: BinaryValue {}
