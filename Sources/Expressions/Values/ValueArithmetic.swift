/// The longest text, in bytes, and the longest list that an expression may build.
let largestResult = 1_000_000

extension Value {
  /// The result of an arithmetic operator on two values.
  func combined(_ operation: BinaryOperator, _ other: Value) throws(EvaluationError) -> Value {
    switch (self, other) {
    case (.double(let left), .double(let right)):
      .double(try Value.arithmetic(operation, left, right))
    case (.int(let left), .int(let right)): .int(try Value.arithmetic(operation, left, right))
    case (.uint(let left), .uint(let right)): .uint(try Value.arithmetic(operation, left, right))
    case (.string(let left), .string(let right)) where operation == .add:
      .string(try joined(left.utf8.count + right.utf8.count) { left + right })
    case (.bytes(let left), .bytes(let right)) where operation == .add:
      .bytes(try joined(left.count + right.count) { left + right })
    case (.list(let left), .list(let right)) where operation == .add:
      .list(try joined(left.count + right.count) { left + right })
    case (.timestamp, _), (.duration, _): try combinedTimes(operation, other)
    case (_, _): throw .noOverload(operation.rawValue, [self, other])
    }
  }

  static func arithmetic(
    _ operation: BinaryOperator, _ left: Double, _ right: Double
  ) throws(EvaluationError) -> Double {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .remainder, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in:
      throw .noOverload(operation.rawValue, [.double(left), .double(right)])
    }
  }

  private static func arithmetic<Whole: FixedWidthInteger>(
    _ operation: BinaryOperator, _ left: Whole, _ right: Whole
  ) throws(EvaluationError) -> Whole {
    let (result, overflow): (Whole, Bool)
    switch operation {
    case .add: (result, overflow) = left.addingReportingOverflow(right)
    case .subtract: (result, overflow) = left.subtractingReportingOverflow(right)
    case .multiply: (result, overflow) = left.multipliedReportingOverflow(by: right)
    case .divide:
      guard right != 0 else { throw EvaluationError(.divisionByZero, "division by zero") }
      (result, overflow) = left.dividedReportingOverflow(by: right)
    case .remainder:
      guard right != 0 else { throw EvaluationError(.divisionByZero, "remainder by zero") }
      (result, overflow) = left.remainderReportingOverflow(dividingBy: right)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in:
      throw EvaluationError(.noSuchOverload, "'\(operation.rawValue)' is no arithmetic")
    }
    guard !overflow else {
      throw EvaluationError(
        .overflow, "\(left) \(operation.rawValue) \(right) is out of the range of whole numbers")
    }
    return result
  }

  private func combinedTimes(
    _ operation: BinaryOperator, _ other: Value
  ) throws(EvaluationError) -> Value {
    let result: Value?
    switch (self, operation, other) {
    case (.timestamp(let left), .add, .duration(let right)),
      (.duration(let right), .add, .timestamp(let left)):
      result = Timestamp(nanoseconds: left.totalNanoseconds + right.totalNanoseconds)
        .map(Value.timestamp)
    case (.timestamp(let left), .subtract, .duration(let right)):
      result = Timestamp(nanoseconds: left.totalNanoseconds - right.totalNanoseconds)
        .map(Value.timestamp)
    case (.timestamp(let left), .subtract, .timestamp(let right)):
      result = TimeSpan(nanoseconds: left.totalNanoseconds - right.totalNanoseconds)
        .map(Value.duration)
    case (.duration(let left), .add, .duration(let right)):
      result = TimeSpan(nanoseconds: left.totalNanoseconds + right.totalNanoseconds)
        .map(Value.duration)
    case (.duration(let left), .subtract, .duration(let right)):
      result = TimeSpan(nanoseconds: left.totalNanoseconds - right.totalNanoseconds)
        .map(Value.duration)
    case _:
      throw .noOverload(operation.rawValue, [self, other])
    }
    guard let result else { throw EvaluationError(.overflow, "the time is out of range") }
    return result
  }

  /// The value with the other sign.
  func negated() throws(EvaluationError) -> Value {
    switch self {
    case .double(let number): return .double(-number)
    case .int(let number):
      guard number != .min else {
        throw EvaluationError(.overflow, "-(\(number)) is out of the range of whole numbers")
      }
      return .int(-number)
    case .null, .bool, .uint, .string, .bytes, .list, .map, .timestamp, .duration, .type, .optional,
      .opaque:
      throw .noOverload("-", [self])
    }
  }
}

private func joined<Result>(
  _ size: Int, _ build: () -> Result
) throws(EvaluationError) -> Result {
  guard size <= largestResult else {
    throw EvaluationError(.limit, "the result is larger than \(largestResult) elements")
  }
  return build()
}
