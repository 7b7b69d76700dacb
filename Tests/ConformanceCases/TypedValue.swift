import Expressions
import Foundation

/// A value as the conformance file writes it: an object with one key, the type.
indirect enum TypedValue: Decodable {
  case value(Value)

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct Moment: Decodable {
    var seconds: String
    var nanos: Int32
  }

  private struct Malformed: Error {}

  var value: Value {
    switch self {
    case .value(let value): value
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard let key = container.allKeys.first else { throw Malformed() }
    self = .value(try Self.value(key, container))
  }

  private static func value(
    _ key: Key, _ container: KeyedDecodingContainer<Key>
  ) throws -> Value {
    func text() throws -> String { try container.decode(String.self, forKey: key) }
    func required<T>(_ value: T?) throws -> T {
      guard let value else { throw Malformed() }
      return value
    }
    switch key.stringValue {
    case "null": return .null
    case "bool": return .bool(try container.decode(Bool.self, forKey: key))
    case "int": return .int(try required(Int64(try text())))
    case "uint": return .uint(try required(UInt64(try text())))
    case "double": return .double(try required(Double(try text())))
    case "string": return .string(try text())
    case "bytes": return .bytes(try required(Data(base64Encoded: try text()).map(Array.init)))
    case "type": return .type(try text())
    case "list":
      return .list(try container.decode([TypedValue].self, forKey: key).map(\.value))
    case "map":
      let pairs = try container.decode([[TypedValue]].self, forKey: key)
      return .map(
        try ValueMap(
          pairs.map { pair in
            guard pair.count == 2 else { throw Malformed() }
            return (key: pair[0].value, value: pair[1].value)
          }))
    case "timestamp":
      let moment = try container.decode(Moment.self, forKey: key)
      return .timestamp(
        try required(
          Value.Timestamp(
            seconds: try required(Int64(moment.seconds)), nanoseconds: moment.nanos)))
    case "duration":
      let moment = try container.decode(Moment.self, forKey: key)
      return .duration(
        try required(
          Value.TimeSpan(seconds: try required(Int64(moment.seconds)), nanoseconds: moment.nanos)))
    default: throw Malformed()
    }
  }
}
