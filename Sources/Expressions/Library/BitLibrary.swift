/// Operations on the bits of whole numbers.
enum BitLibrary {
  static let functions: [FunctionDeclaration] =
    pair("math.bitAnd", { $0 & $1 }, { $0 & $1 }) + pair("math.bitOr", { $0 | $1 }, { $0 | $1 })
    + pair("math.bitXor", { $0 ^ $1 }, { $0 ^ $1 })
    + [
      .global("math.bitNot", [.int], .int) { values throws(EvaluationError) in
        guard case .int(let number) = values[0] else { throw .noOverload("math.bitNot", values) }
        return .int(~number)
      },
      .global("math.bitNot", [.uint], .uint) { values throws(EvaluationError) in
        guard case .uint(let number) = values[0] else { throw .noOverload("math.bitNot", values) }
        return .uint(~number)
      },
    ]
    + shift("math.bitShiftLeft") { $0 << $1 } + shift("math.bitShiftRight") { $0 >> $1 }

  private static func pair(
    _ name: String, _ signed: @escaping @Sendable (Int64, Int64) -> Int64,
    _ unsigned: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> [FunctionDeclaration] {
    [
      .global(name, [.int, .int], .int) { values throws(EvaluationError) in
        guard case .int(let left) = values[0], case .int(let right) = values[1] else {
          throw .noOverload(name, values)
        }
        return .int(signed(left, right))
      },
      .global(name, [.uint, .uint], .uint) { values throws(EvaluationError) in
        guard case .uint(let left) = values[0], case .uint(let right) = values[1] else {
          throw .noOverload(name, values)
        }
        return .uint(unsigned(left, right))
      },
    ]
  }

  private static func shift(
    _ name: String, _ shift: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> [FunctionDeclaration] {
    [ExpressionType.int, .uint].map { type in
      .global(name, [type, .int], type) { values throws(EvaluationError) in
        guard case .int(let distance) = values[1] else { throw .noOverload(name, values) }
        guard distance >= 0 else {
          throw EvaluationError(.invalidArgument, "\(name)() got the negative offset \(distance)")
        }
        switch values[0] {
        case .int(let number):
          return .int(Int64(bitPattern: shift(UInt64(bitPattern: number), distance)))
        case .uint(let number): return .uint(shift(number, distance))
        case .null, .bool, .double, .string, .bytes, .list, .map, .timestamp, .duration, .type,
          .optional, .opaque:
          throw .noOverload(name, values)
        }
      }
    }
  }
}
