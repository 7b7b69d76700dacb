/// Arithmetic on any two values.
final class ArithmeticCode: Code {
  private let operation: BinaryOperator
  private let left: any Code
  private let right: any Code
  private let range: Range<Int>

  init(_ operation: BinaryOperator, _ left: any Code, _ right: any Code, at range: Range<Int>) {
    self.operation = operation
    self.left = left
    self.right = right
    self.range = range
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let first = left.outcome(&frame)
    let second = right.outcome(&frame)
    guard case .value(let left) = first, case .value(let right) = second else {
      return .failure(first, second)
    }
    if let error = frame.spend(left.weight + right.weight) { return .error(error.at(range)) }
    do {
      return .value(try left.combined(operation, right))
    } catch {
      return .error(error.at(range))
    }
  }
}

/// Arithmetic on two numbers of the profile, where division by zero and overflow are errors.
final class NumberArithmeticCode: Code {
  private let operation: BinaryOperator
  private let left: any Code
  private let right: any Code
  private let range: Range<Int>

  init(_ operation: BinaryOperator, _ left: any Code, _ right: any Code, at range: Range<Int>) {
    self.operation = operation
    self.left = left
    self.right = right
    self.range = range
  }

  @inline(__always)
  private func result(_ left: Double, _ right: Double) -> Double? {
    let result: Double
    switch operation {
    case .add: result = left + right
    case .subtract: result = left - right
    case .multiply: result = left * right
    case .divide: result = left / right
    case .remainder: result = left.truncatingRemainder(dividingBy: right)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: return nil
    }
    return result.isFinite ? result : nil
  }

  func number(_ frame: inout Frame) -> Double? {
    guard let left = left.number(&frame), let right = right.number(&frame) else { return nil }
    return result(left, right)
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let first = left.outcome(&frame)
    let second = right.outcome(&frame)
    guard let left = first.number, let right = second.number else {
      return .failure(first.asNumber, second.asNumber)
    }
    if let result = result(left, right) { return .value(.double(result)) }
    if right == 0, operation == .divide || operation == .remainder {
      return .error(EvaluationError(.divisionByZero, "division by zero", at: range))
    }
    return .error(EvaluationError(.overflow, "the number is too large", at: range))
  }
}

/// `-operand`.
final class NegationCode: Code {
  private let operand: any Code
  private let range: Range<Int>

  init(_ operand: any Code, at range: Range<Int>) {
    self.operand = operand
    self.range = range
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = operand.outcome(&frame)
    guard case .value(let value) = outcome else { return outcome }
    do {
      return .value(try value.negated())
    } catch {
      return .error(error.at(range))
    }
  }
}
