/// Values that may be missing.
enum OptionalLibrary {
  private static let any = ExpressionType.parameter("A")
  private static let maybe = ExpressionType.optional(.parameter("A"))

  static let functions: [FunctionDeclaration] = [
    .global("optional.of", [any], maybe) { values throws(EvaluationError) in
      .optional(values[0])
    },
    .global("optional.ofNonZeroValue", [any], maybe) { values throws(EvaluationError) in
      .optional(isZero(values[0]) ? nil : values[0])
    },
    .global("optional.none", [], maybe) { _ throws(EvaluationError) in .optional(nil) },
    .global("optional.unwrap", [.list(maybe)], .list(any)) { values throws(EvaluationError) in
      try unwrapped(values)
    },
    .member("unwrapOpt", [.list(maybe)], .list(any)) { values throws(EvaluationError) in
      try unwrapped(values)
    },
    .member("hasValue", [maybe], .bool) { values throws(EvaluationError) in
      .bool(try content("hasValue", values) != nil)
    },
    .member("value", [maybe], any) { values throws(EvaluationError) in
      guard let value = try content("value", values) else {
        throw EvaluationError(.invalidArgument, "optional.none() has no value")
      }
      return value
    },
    .member("or", [maybe, maybe], maybe) { values throws(EvaluationError) in
      try content("or", values) != nil ? values[0] : values[1]
    },
    .member("orValue", [maybe, any], any) { values throws(EvaluationError) in
      try content("orValue", values) ?? values[1]
    },
    .member("first", [.list(any)], maybe) { values throws(EvaluationError) in
      guard case .list(let elements) = values[0] else { throw .noOverload("first", values) }
      return .optional(elements.first)
    },
    .member("last", [.list(any)], maybe) { values throws(EvaluationError) in
      guard case .list(let elements) = values[0] else { throw .noOverload("last", values) }
      return .optional(elements.last)
    },
  ]

  private static func content(_ name: String, _ values: [Value]) throws(EvaluationError) -> Value? {
    guard case .optional(let content) = values[0] else { throw .noOverload(name, values) }
    return content
  }

  private static func unwrapped(_ values: [Value]) throws(EvaluationError) -> Value {
    guard case .list(let elements) = values[0] else { throw .noOverload("unwrap", values) }
    var result: [Value] = []
    for element in elements {
      guard case .optional(let content) = element else { throw .noOverload("unwrap", values) }
      if let content { result.append(content) }
    }
    return .list(result)
  }

  private static func isZero(_ value: Value) -> Bool {
    switch value {
    case .null: true
    case .bool(let truth): !truth
    case .int(let number): number == 0
    case .uint(let number): number == 0
    case .double(let number): number == 0
    case .string(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .list(let elements): elements.isEmpty
    case .map(let map): map.entries.isEmpty
    case .timestamp(let time): time.seconds == 0 && time.nanoseconds == 0
    case .duration(let span): span.seconds == 0 && span.nanoseconds == 0
    case .type, .opaque: false
    case .optional(let content): content == nil
    }
  }
}
