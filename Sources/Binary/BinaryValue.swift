/// A value that a binary file can hold.
///
/// A structure is written by reflection, its stored properties in the order of their declaration, so
/// that only reading has to be spelled out: as a call of the memberwise initializer, which the
/// compiler keeps complete and in order.
public protocol BinaryValue {
  /// Reads the value.
  init(from reader: inout BinaryReader) throws(BinaryDamage)

  /// Writes the value.
  func write(to writer: inout BinaryWriter)
}

extension BinaryValue {
  public func write(to writer: inout BinaryWriter) {
    writer.write(propertiesOf: self)
  }
}

/// An enumeration whose cases have payloads.
///
/// It is written by reflection as well: the case of the same name among `Tag`, then the payload.
public protocol BinaryCases: BinaryValue {
  /// The names of the cases.
  associatedtype Tag: CaseIterable, BinaryValue
}

extension BinaryCases {
  public func write(to writer: inout BinaryWriter) {
    let payload = Mirror(reflecting: self).children.first
    let name = payload?.label ?? "\(self)"
    guard let tag = Tag.allCases.first(where: { "\($0)" == name }) else {
      return writer.refuse("\(Self.self).\(name)")
    }
    writer.write(tag)
    if let payload { writer.write(reflected: payload.value, as: "\(Self.self).\(name)") }
  }
}

extension BinaryWriter {
  /// Writes the stored properties of a structure in the order of their declaration.
  public mutating func write<Structure>(
    propertiesOf structure: Structure, except omitted: Set<String> = []
  ) {
    for property in Mirror(reflecting: structure).children {
      let name = property.label ?? ""
      if omitted.contains(name) { continue }
      write(reflected: property.value, as: "\(Structure.self).\(name)")
    }
  }

  /// Writes a property or a payload; of a tuple its elements.
  fileprivate mutating func write(reflected value: Any, as name: String) {
    if let value = value as? any BinaryValue { return value.write(to: &self) }
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .tuple else { return refuse(name) }
    for element in mirror.children { write(reflected: element.value, as: name) }
  }
}

/// A file that does not hold what it should, because it was cut off or altered.
public struct BinaryDamage: Error, Hashable, Sendable {
  /// Creates the error.
  public init() {}
}
