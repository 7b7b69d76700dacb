/// The `math` extension of the plain language.
enum MathLibrary {
  static let functions: [FunctionDeclaration] =
    extremes("math.greatest", wanted: .after) + extremes("math.least", wanted: .before)
    + [
      rounding("math.ceil", .up), rounding("math.floor", .down),
      rounding("math.round", .toNearestOrAwayFromZero), rounding("math.trunc", .towardZero),
      test("math.isNaN") { $0.isNaN }, test("math.isInf") { $0.isInfinite },
      test("math.isFinite") { $0.isFinite },
    ]
    + [ExpressionType.int, .uint, .double].flatMap { type in
      [
        .global("math.abs", [type], type) { values throws(EvaluationError) in
          try magnitude(values[0])
        },
        .global("math.sign", [type], type) { values throws(EvaluationError) in sign(values[0]) },
        .global("math.sqrt", [type], .double) { values throws(EvaluationError) in
          .double(values[0].number?.squareRoot() ?? .nan)
        },
      ]
    }

  private static func extremes(_ name: String, wanted: Standing) -> [FunctionDeclaration] {
    let single: [FunctionDeclaration] = [ExpressionType.int, .uint, .double].flatMap { type in
      [
        extreme(name, [type], type, wanted), extreme(name, [type, type], type, wanted),
        extreme(name, [.list(type)], type, wanted),
      ]
    }
    let several = (2...16).map { count in
      extreme(name, Array(repeating: .dyn, count: count), .dyn, wanted)
    }
    return single + [extreme(name, [.list(.dyn)], .dyn, wanted)] + several
  }

  private static func extreme(
    _ name: String, _ parameters: [ExpressionType], _ result: ExpressionType, _ wanted: Standing
  ) -> FunctionDeclaration {
    .global(name, parameters, result) { values throws(EvaluationError) in
      var numbers = values
      if values.count == 1, case .list(let elements) = values[0] { numbers = elements }
      guard var best = numbers.first, numbers.allSatisfy({ $0.number != nil }) else {
        throw .noOverload(name, values)
      }
      for number in numbers.dropFirst()
      where number.compareNumbers(with: best, numbers: .exact) == wanted {
        best = number
      }
      return best
    }
  }

  private static func rounding(
    _ name: String, _ rule: FloatingPointRoundingRule
  ) -> FunctionDeclaration {
    .global(name, [.double], .double) { values throws(EvaluationError) in
      guard case .double(let number) = values[0] else { throw .noOverload(name, values) }
      return .double(number.rounded(rule))
    }
  }

  private static func test(
    _ name: String, _ test: @escaping @Sendable (Double) -> Bool
  ) -> FunctionDeclaration {
    .global(name, [.double], .bool) { values throws(EvaluationError) in
      guard case .double(let number) = values[0] else { throw .noOverload(name, values) }
      return .bool(test(number))
    }
  }

  private static func magnitude(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .double(let number): return .double(number.magnitude)
    case .int(let number):
      guard number != .min else {
        throw EvaluationError(.overflow, "the magnitude of \(number) is out of range")
      }
      return .int(abs(number))
    case .null, .bool, .uint, .string, .bytes, .list, .map, .timestamp, .duration, .type, .optional,
      .opaque:
      return value
    }
  }

  private static func sign(_ value: Value) -> Value {
    switch value {
    case .double(let number): .double(number > 0 ? 1 : number < 0 ? -1 : number)
    case .int(let number): .int(number.signum())
    case .uint(let number): .uint(number > 0 ? 1 : 0)
    case .null, .bool, .string, .bytes, .list, .map, .timestamp, .duration, .type, .optional,
      .opaque:
      value
    }
  }
}
