/// A compiled node.
///
/// `truth`, `number` and `text` are the fast ways: they answer nil where the result is not a value
/// of that kind, and `outcome` then tells why.
protocol Code: AnyObject, Sendable {
  func outcome(_ frame: inout Frame) -> Evaluation
  func truth(_ frame: inout Frame) -> Bool?
  func number(_ frame: inout Frame) -> Double?
  func text(_ frame: inout Frame) -> String?
  /// The value if it is the same in every evaluation.
  var constant: Value? { get }
}

extension Code {
  func truth(_ frame: inout Frame) -> Bool? { outcome(&frame).truth }
  func number(_ frame: inout Frame) -> Double? { outcome(&frame).number }
  func text(_ frame: inout Frame) -> String? { outcome(&frame).value?.text }
  var constant: Value? { nil }
}

/// What one evaluation works on.
struct Frame {
  let bindings: any Bindings
  /// The variables of the macros around the current node.
  var locals: [Evaluation] = []
  /// How many steps of work may still be done.
  var left: Int
  private let limit: Int

  init(_ bindings: any Bindings, limit: Int = Expression.usualLimit) {
    self.bindings = bindings
    self.limit = limit
    left = limit
  }

  /// Takes steps of work off what is left; an error where that is too little.
  mutating func spend(_ steps: Int) -> EvaluationError? {
    left -= steps
    return left >= 0 ? nil : overspent
  }

  /// The error of an evaluation that has done more than it may.
  var overspent: EvaluationError {
    EvaluationError(.limit, "the evaluation takes more than \(limit) steps of work")
  }
}

extension Value {
  /// The steps of work that looking through the value once takes: one for each 64 bytes of text,
  /// and for each 8 elements.
  var weight: Int {
    switch self {
    case .string(let text): text.utf8.count >> 6
    case .bytes(let bytes): bytes.count >> 6
    case .list(let elements): elements.count >> 3
    case .map(let map): map.entries.count >> 3
    case .null, .bool, .int, .uint, .double, .timestamp, .duration, .type, .optional, .opaque: 0
    }
  }
}

/// A value known when compiling.
final class ConstantCode: Code {
  let value: Value
  private let numberValue: Double?
  private let truthValue: Bool?
  private let textValue: String?

  init(_ value: Value) {
    self.value = value
    numberValue = value.number
    truthValue = value.truth
    textValue = value.text
  }

  func outcome(_ frame: inout Frame) -> Evaluation { .value(value) }
  func truth(_ frame: inout Frame) -> Bool? { truthValue }
  func number(_ frame: inout Frame) -> Double? { numberValue }
  func text(_ frame: inout Frame) -> String? { textValue }
  var constant: Value? { value }
}

/// A declared variable.
final class SlotCode: Code {
  let variable: Environment.Variable
  private let range: Range<Int>
  private let isProfile: Bool

  init(_ variable: Environment.Variable, at range: Range<Int>, isProfile: Bool) {
    self.variable = variable
    self.range = range
    self.isProfile = isProfile
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    switch frame.bindings.value(atSlot: variable.slot) {
    case .known(let value):
      switch value {
      case .int, .uint:
        if isProfile, let number = value.number { return .value(.double(number)) }
        return .value(value)
      case .null, .bool, .double, .string, .bytes, .list, .map, .timestamp, .duration, .type,
        .optional, .opaque:
        return .value(value)
      }
    case .unknown: return .unknown([variable.slot])
    case .absent:
      return .error(EvaluationError(.absent, "'\(variable.name)' is absent", at: range))
    }
  }

  func truth(_ frame: inout Frame) -> Bool? { frame.bindings.truth(atSlot: variable.slot) }
  func number(_ frame: inout Frame) -> Double? { frame.bindings.number(atSlot: variable.slot) }
  func text(_ frame: inout Frame) -> String? { frame.bindings.text(atSlot: variable.slot) }
}

/// A variable of a macro.
final class LocalCode: Code {
  private let index: Int

  init(_ index: Int) { self.index = index }

  func outcome(_ frame: inout Frame) -> Evaluation { frame.locals[index] }
}

/// A node that can't be evaluated, such as an unknown name in an unchecked expression.
final class FailingCode: Code {
  private let error: EvaluationError

  init(_ error: EvaluationError) { self.error = error }

  func outcome(_ frame: inout Frame) -> Evaluation { .error(error) }
}

/// `has(variable)`.
final class SlotPresenceCode: Code {
  private let slot: Int

  init(_ slot: Int) { self.slot = slot }

  func outcome(_ frame: inout Frame) -> Evaluation {
    switch frame.bindings.value(atSlot: slot) {
    case .known: .value(.bool(true))
    case .absent: .value(.bool(false))
    case .unknown: .unknown([slot])
    }
  }
}
