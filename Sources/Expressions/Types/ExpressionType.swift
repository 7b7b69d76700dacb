public import Quantities

/// The type of an expression.
public indirect enum ExpressionType: Hashable, Sendable {
  /// Known only while evaluating.
  case dyn
  case null, bool, int, uint, double, string, bytes
  case list(ExpressionType)
  case map(ExpressionType, ExpressionType)
  case timestamp, duration
  /// The type of a type.
  case type(ExpressionType)
  case optional(ExpressionType)
  /// A primitive type or null.
  case wrapper(ExpressionType)
  /// A type known by its name only.
  case opaque(String, [ExpressionType])
  /// A stand-in for any type, in the signature of a function.
  case parameter(String)
  /// A double that carries a dimension, in canonical units: second, US dollar, byte.
  ///
  /// Used with the profile only; a quantity without dimension is `double`.
  case quantity(Dimension)
  /// Text out of a closed list of values, under the name of the list; used with the profile only.
  case choice(name: String, values: [String])
}

extension ExpressionType: CustomStringConvertible {
  /// The type in the notation of the language: `map(string, int)`.
  public var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .type(let type): "type(\(type))"
    case .optional(let type): "optional_type(\(type))"
    case .wrapper(let type): "wrapper(\(type))"
    case .opaque(let name, let parameters):
      parameters.isEmpty
        ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
    case .parameter(let name): name
    case .quantity(let dimension): "quantity(\(dimension))"
    case .choice(let name, _): "choice(\(name))"
    }
  }

  /// The type in words for the reader of a message: "a list of text".
  public var words: String {
    switch self {
    case .dyn, .parameter: "anything"
    case .null: "null"
    case .bool: "true or false"
    case .int, .uint: "a whole number"
    case .double: "a plain number"
    case .string: "text"
    case .bytes: "bytes"
    case .list(let element): "a list of \(element.words)"
    case .map(let key, let value): "a map from \(key.words) to \(value.words)"
    case .timestamp: "a timestamp"
    case .duration: "a duration"
    case .type: "a type"
    case .optional(let type): "optionally \(type.words)"
    case .wrapper(let type): "\(type.words) or null"
    case .opaque(let name, _): name
    case .quantity(let dimension): "\(dimension)"
    case .choice(let name, _): "a value of \(name)"
    }
  }
}

extension ExpressionType {
  /// The dimension of a number; nil for everything that is no number.
  public var dimension: Dimension? {
    switch self {
    case .double, .int, .uint: Dimension.none
    case .quantity(let dimension): dimension
    case .dyn, .null, .bool, .string, .bytes, .list, .map, .timestamp, .duration, .type, .optional,
      .wrapper, .opaque, .parameter, .choice:
      nil
    }
  }

  /// A number of a dimension: `double` where there is none.
  static func number(_ dimension: Dimension) -> ExpressionType {
    dimension == .none ? .double : .quantity(dimension)
  }

  /// The type that the profile gives to a declared type: all numbers are doubles.
  var inProfile: ExpressionType {
    switch self {
    case .int, .uint: .double
    case .quantity(let dimension): .number(dimension)
    case .list(let element): .list(element.inProfile)
    case .map(let key, let value): .map(key.inProfile, value.inProfile)
    case .optional(let type): .optional(type.inProfile)
    case .wrapper(let type): .wrapper(type.inProfile)
    case .type(let type): .type(type.inProfile)
    case .opaque(let name, let parameters): .opaque(name, parameters.map(\.inProfile))
    case .dyn, .null, .bool, .double, .string, .bytes, .timestamp, .duration, .parameter, .choice:
      self
    }
  }
}
