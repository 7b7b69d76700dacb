/// The functions that every environment starts with.
enum StandardFunctions {
  typealias Overload = FunctionDeclaration.Overload

  /// The functions of the plain language and its standard extensions.
  static let plain: [String: [Overload]] = table(
    SizeLibrary.functions(result: .int) { .int(Int64($0)) } + TextLibrary.basics
      + TextLibrary.searching + TextLibrary.changing + FormatLibrary.functions
      + ConversionLibrary.functions + TimeLibrary.functions + MathLibrary.functions
      + BitLibrary.functions + OptionalLibrary.functions + EncodingLibrary.functions
      + NetworkLibrary.functions)

  /// The functions of the profile; those on numbers with dimensions are built into the checker.
  static let profile: [String: [Overload]] = table(
    SizeLibrary.functions(result: .double) { .double(Double($0)) } + TextLibrary.basics
      + QuantityLiteral.functions)

  private static func table(_ functions: [FunctionDeclaration]) -> [String: [Overload]] {
    var table: [String: [Overload]] = [:]
    for function in functions {
      for var overload in function.overloads {
        overload.isPure = true
        overload.standard = (function.name, table[function.name]?.count ?? 0)
        table[function.name, default: []].append(overload)
      }
    }
    return table
  }
}

extension FunctionDeclaration {
  /// A function of one form without side effects.
  static func member(
    _ name: String, _ parameters: [ExpressionType], _ result: ExpressionType,
    _ implementation: @escaping @Sendable ([Value]) throws(EvaluationError) -> Value
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, parameters: parameters, result: result, isMember: true, implementation: implementation)
  }

  static func global(
    _ name: String, _ parameters: [ExpressionType], _ result: ExpressionType,
    _ implementation: @escaping @Sendable ([Value]) throws(EvaluationError) -> Value
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, parameters: parameters, result: result, implementation: implementation)
  }
}

/// `size()`.
enum SizeLibrary {
  static func functions(
    result: ExpressionType, _ value: @escaping @Sendable (Int) -> Value
  ) -> [FunctionDeclaration] {
    let types: [ExpressionType] = [
      .string, .bytes, .list(.parameter("A")), .map(.parameter("A"), .parameter("B")),
    ]
    return [false, true].flatMap { isMember in
      types.map { type in
        FunctionDeclaration("size", parameters: [type], result: result, isMember: isMember) {
          values in
          switch values[0] {
          case .string(let text): value(text.unicodeScalars.count)
          case .bytes(let bytes): value(bytes.count)
          case .list(let elements): value(elements.count)
          case .map(let map): value(map.entries.count)
          case .null, .bool, .int, .uint, .double, .timestamp, .duration, .type, .optional, .opaque:
            throw EvaluationError.noOverload("size", values)
          }
        }
      }
    }
  }
}
