extension BinaryOperator {
  /// Whether a standing of two values satisfies a comparison.
  @inline(__always)
  func holds(_ standing: Standing) -> Bool {
    switch self {
    case .equal: standing == .same
    case .notEqual: standing != .same
    case .less: standing == .before
    case .lessOrEqual: standing == .before || standing == .same
    case .greater: standing == .after
    case .greaterOrEqual: standing == .after || standing == .same
    case .add, .subtract, .multiply, .divide, .remainder, .in: false
    }
  }
}

/// A comparison of any two values.
final class ComparisonCode: Code {
  private let operation: BinaryOperator
  private let left: any Code
  private let right: any Code
  private let range: Range<Int>
  private let numbers: NumberComparison

  init(
    _ operation: BinaryOperator, _ left: any Code, _ right: any Code, at range: Range<Int>,
    numbers: NumberComparison
  ) {
    self.operation = operation
    self.left = left
    self.right = right
    self.range = range
    self.numbers = numbers
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let first = left.outcome(&frame)
    let second = right.outcome(&frame)
    guard case .value(let left) = first, case .value(let right) = second else {
      return .failure(first, second)
    }
    if operation.isOrdering {
      if let error = frame.spend(left.weight) { return .error(error.at(range)) }
      guard let standing = left.compare(with: right, numbers: numbers) else {
        return .error(.noOverload(operation.rawValue, [left, right]).at(range))
      }
      return .value(.bool(operation.holds(standing)))
    }
    let areEqual = left.equals(right, numbers: numbers, work: &frame.left)
    guard frame.left >= 0 else { return .error(frame.overspent.at(range)) }
    return .value(.bool(areEqual == (operation == .equal)))
  }
}

/// A comparison of two numbers of the profile.
final class NumberComparisonCode: Code {
  private let operation: BinaryOperator
  private let left: any Code
  private let right: any Code

  init(_ operation: BinaryOperator, _ left: any Code, _ right: any Code) {
    self.operation = operation
    self.left = left
    self.right = right
  }

  func truth(_ frame: inout Frame) -> Bool? {
    guard let left = left.number(&frame), let right = right.number(&frame) else { return nil }
    return operation.holds(compareRounded(left, right))
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let first = left.outcome(&frame)
    let second = right.outcome(&frame)
    guard let left = first.number, let right = second.number else {
      return .failure(first.asNumber, second.asNumber)
    }
    return .value(.bool(operation.holds(compareRounded(left, right))))
  }
}

/// A comparison of a variable with a number that is known when compiling.
final class ThresholdCode: Code {
  let operation: BinaryOperator
  private let variable: SlotCode
  let slot: Int
  let threshold: Double

  init(_ operation: BinaryOperator, _ variable: SlotCode, _ threshold: Double) {
    self.operation = operation
    self.variable = variable
    self.threshold = threshold
    slot = variable.variable.slot
  }

  func truth(_ frame: inout Frame) -> Bool? {
    guard let number = frame.bindings.number(atSlot: slot) else { return nil }
    return operation.holds(compareRounded(number, threshold))
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = variable.outcome(&frame)
    guard let number = outcome.number else { return outcome.asNumber }
    return .value(.bool(operation.holds(compareRounded(number, threshold))))
  }
}

extension Evaluation {
  /// The outcome itself, or an error where it is a value but no number.
  var asNumber: Evaluation {
    guard case .value(let value) = self, value.number == nil else { return self }
    return .error(
      EvaluationError(.noSuchOverload, "a number is wanted, but this is \(value.typeName)"))
  }
}

/// `text == 'constant'` or its denial.
final class TextEqualityCode: Code {
  let operand: any Code
  let member: ComparedText
  let wanted: Bool

  init(_ operand: any Code, _ constant: String, equal: Bool) {
    self.operand = operand
    member = ComparedText(constant)
    wanted = equal
  }

  func truth(_ frame: inout Frame) -> Bool? {
    guard let text = operand.text(&frame) else { return outcome(&frame).truth }
    return member.isSame(as: text) == wanted
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = operand.outcome(&frame)
    guard case .value(let value) = outcome else { return outcome }
    return .value(.bool(value.equals(.string(member.text)) == wanted))
  }
}

/// `text in ['a', 'b']`.
final class TextMembershipCode: Code {
  private let operand: any Code
  private let members: [ComparedText]

  init(_ operand: any Code, _ members: [String]) {
    self.operand = operand
    self.members = members.map(ComparedText.init)
  }

  func truth(_ frame: inout Frame) -> Bool? {
    guard let text = operand.text(&frame) else { return outcome(&frame).truth }
    return contains(text)
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = operand.outcome(&frame)
    guard case .value(let value) = outcome else { return outcome }
    return .value(.bool(value.text.map(contains) ?? false))
  }

  private func contains(_ text: String) -> Bool {
    for member in members where member.isSame(as: text) { return true }
    return false
  }
}

/// `element in list` and `key in map`.
final class MembershipCode: Code {
  private let element: any Code
  private let container: any Code
  private let range: Range<Int>
  private let numbers: NumberComparison

  init(
    _ element: any Code, _ container: any Code, at range: Range<Int>, numbers: NumberComparison
  ) {
    self.element = element
    self.container = container
    self.range = range
    self.numbers = numbers
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let first = element.outcome(&frame)
    let second = container.outcome(&frame)
    guard case .value(let element) = first, case .value(let container) = second else {
      return .failure(first, second)
    }
    switch container {
    case .list(let values):
      let isFound = values.contains { $0.equals(element, numbers: numbers, work: &frame.left) }
      guard frame.left >= 0 else { return .error(frame.overspent.at(range)) }
      return .value(.bool(isFound))
    case .map(let map): return .value(.bool(map.contains(element)))
    case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type,
      .optional, .opaque:
      return .error(.noOverload("in", [element, container]).at(range))
    }
  }
}
