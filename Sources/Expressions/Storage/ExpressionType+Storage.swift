import Binary
import Quantities

extension ExpressionType {
  private enum Tag: UInt8, BinaryValue {
    case dyn, null, bool, int, uint, double, string, bytes, list, map, timestamp, duration, type
    case optional, wrapper, opaque, parameter, quantity, choice
  }

  init(spelledOutIn reader: inout BinaryReader) throws(BinaryDamage) {
    self = try reader.nested { (reader: inout BinaryReader) throws(BinaryDamage) in
      func inner() throws(BinaryDamage) -> ExpressionType {
        try ExpressionType(spelledOutIn: &reader)
      }
      switch try Tag(from: &reader) {
      case .dyn: return .dyn
      case .null: return .null
      case .bool: return .bool
      case .int: return .int
      case .uint: return .uint
      case .double: return .double
      case .string: return .string
      case .bytes: return .bytes
      case .list: return .list(try inner())
      case .map: return .map(try inner(), try inner())
      case .timestamp: return .timestamp
      case .duration: return .duration
      case .type: return .type(try inner())
      case .optional: return .optional(try inner())
      case .wrapper: return .wrapper(try inner())
      case .opaque:
        let name = try reader.readText()
        return .opaque(
          name,
          try reader.readList { (reader: inout BinaryReader) throws(BinaryDamage) in
            try ExpressionType(spelledOutIn: &reader)
          })
      case .parameter: return .parameter(try reader.read())
      case .quantity: return .quantity(try reader.read())
      case .choice: return .choice(name: try reader.read(), values: try reader.read())
      }
    }
  }

  func writeSpelledOut(to writer: inout BinaryWriter) {
    func put(_ tag: Tag, _ inner: [ExpressionType] = []) {
      writer.write(tag)
      for type in inner { type.writeSpelledOut(to: &writer) }
    }
    switch self {
    case .dyn: put(.dyn)
    case .null: put(.null)
    case .bool: put(.bool)
    case .int: put(.int)
    case .uint: put(.uint)
    case .double: put(.double)
    case .string: put(.string)
    case .bytes: put(.bytes)
    case .list(let element): put(.list, [element])
    case .map(let key, let value): put(.map, [key, value])
    case .timestamp: put(.timestamp)
    case .duration: put(.duration)
    case .type(let type): put(.type, [type])
    case .optional(let type): put(.optional, [type])
    case .wrapper(let type): put(.wrapper, [type])
    case .opaque(let name, let parameters):
      put(.opaque)
      writer.write(name)
      writer.write(parameters.count)
      for type in parameters { type.writeSpelledOut(to: &writer) }
    case .parameter(let name):
      put(.parameter)
      writer.write(name)
    case .quantity(let dimension):
      put(.quantity)
      writer.write(dimension)
    case .choice(let name, let values):
      put(.choice)
      writer.write(name)
      writer.write(values)
    }
  }
}
