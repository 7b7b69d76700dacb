/// A value of the expression language.
///
/// `==` compares strictly, kind by kind; the language's own equality, in which `1 == 1.0`, is
/// `equals(_:)`.
public enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list([Value])
  case map(ValueMap)
  case timestamp(Timestamp)
  case duration(TimeSpan)
  /// A type as a value, by its name in the language.
  case type(String)
  /// A value that may be missing, from the optional types of the language.
  indirect case optional(Value?)
  /// A value of a type that only its functions know.
  indirect case opaque(OpaqueValue)
}

extension Value {
  /// The name that `type(x)` gives.
  public var typeName: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .type: "type"
    case .optional: "optional_type"
    case .opaque(let value): value.typeName
    }
  }

  /// The value as a double if it is any kind of number.
  public var number: Double? {
    switch self {
    case .double(let value): value
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    case .null, .bool, .string, .bytes, .list, .map, .timestamp, .duration, .type, .optional,
      .opaque:
      nil
    }
  }

  /// The value as text if it is text.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value as a truth value if it is one.
  public var truth: Bool? {
    guard case .bool(let truth) = self else { return nil }
    return truth
  }
}
