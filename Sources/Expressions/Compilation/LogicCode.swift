/// Operands joined by `&&` or `||`.
///
/// An operand that decides the whole does so even beside errors and unknowns.
final class LogicalCode: Code {
  private let operands: [any Code]
  private let ranges: [Range<Int>]
  /// The truth that decides: false for `&&`, true for `||`.
  private let deciding: Bool
  private let terms: [FastTerm]
  private let texts: [ComparedText]

  init(_ operation: LogicalOperator, _ operands: [any Code], ranges: [Range<Int>]) {
    self.operands = operands
    self.ranges = ranges
    deciding = operation == .or
    var texts: [ComparedText] = []
    terms = operands.map { FastTerm($0, &texts) }
    self.texts = texts
  }

  private func truth(ofTerm index: Int, _ frame: inout Frame) -> Bool? {
    switch terms[index] {
    case .threshold(let slot, let operation, let threshold):
      guard let number = frame.bindings.number(atSlot: slot) else { return nil }
      return operation.holds(compareRounded(number, threshold))
    case .fact(let slot, let wanted):
      guard let truth = frame.bindings.truth(atSlot: slot) else { return nil }
      return truth == wanted
    case .text(let slot, let place, let wanted):
      guard let text = frame.bindings.text(atSlot: slot) else {
        return operands[index].truth(&frame)
      }
      return texts[place].isSame(as: text) == wanted
    case .other: return operands[index].truth(&frame)
    }
  }

  func truth(_ frame: inout Frame) -> Bool? {
    var isUndecided = false
    for index in terms.indices {
      guard let truth = truth(ofTerm: index, &frame) else {
        isUndecided = true
        continue
      }
      if truth == deciding { return deciding }
    }
    return isUndecided ? nil : !deciding
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    var failure: Evaluation?
    for index in operands.indices {
      let outcome = operands[index].outcome(&frame).asTruth(at: ranges[index])
      switch outcome {
      case .value(.bool(let truth)): if truth == deciding { return .value(.bool(deciding)) }
      case .value, .unknown, .error:
        failure = failure.map { Evaluation.failure($0, outcome) } ?? outcome
      }
    }
    return failure ?? .value(.bool(!deciding))
  }
}

extension Evaluation {
  /// The outcome itself, or an error where it is a value but no truth value.
  func asTruth(at range: Range<Int>) -> Evaluation {
    switch self {
    case .value(.bool), .unknown, .error: self
    case .value(let value):
      .error(
        EvaluationError(
          .noSuchOverload, "a condition is wanted, but this is \(value.typeName)", at: range))
    }
  }
}

/// `!operand`.
final class NotCode: Code {
  let operand: any Code
  private let range: Range<Int>

  init(_ operand: any Code, at range: Range<Int>) {
    self.operand = operand
    self.range = range
  }

  func truth(_ frame: inout Frame) -> Bool? { operand.truth(&frame).map { !$0 } }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = operand.outcome(&frame).asTruth(at: range)
    guard case .value(.bool(let truth)) = outcome else { return outcome }
    return .value(.bool(!truth))
  }
}

/// `condition ? yes : no`.
final class ConditionalCode: Code {
  private let condition: any Code
  private let yes: any Code
  private let no: any Code
  private let range: Range<Int>

  init(_ condition: any Code, _ yes: any Code, _ no: any Code, at range: Range<Int>) {
    self.condition = condition
    self.yes = yes
    self.no = no
    self.range = range
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = condition.outcome(&frame).asTruth(at: range)
    guard case .value(.bool(let truth)) = outcome else { return outcome }
    return truth ? yes.outcome(&frame) : no.outcome(&frame)
  }

  func truth(_ frame: inout Frame) -> Bool? {
    guard let truth = condition.truth(&frame) else { return nil }
    return truth ? yes.truth(&frame) : no.truth(&frame)
  }

  func number(_ frame: inout Frame) -> Double? {
    guard let truth = condition.truth(&frame) else { return nil }
    return truth ? yes.number(&frame) : no.number(&frame)
  }

  func text(_ frame: inout Frame) -> String? {
    guard let truth = condition.truth(&frame) else { return nil }
    return truth ? yes.text(&frame) : no.text(&frame)
  }
}
