/// `text.matches(pattern)`.
final class MatchCode: Code {
  private let operand: any Code
  private let pattern: any Code
  /// The pattern, if it is known when compiling.
  private let known: Result<RegularExpression, EvaluationError>?
  private let range: Range<Int>

  init(_ operand: any Code, _ pattern: any Code, at range: Range<Int>) {
    self.operand = operand
    self.pattern = pattern
    self.range = range
    known = pattern.constant?.text.map(Self.read)
  }

  private static func read(_ pattern: String) -> Result<RegularExpression, EvaluationError> {
    do throws(RegularExpression.PatternError) {
      return .success(try RegularExpression(pattern))
    } catch {
      return .failure(
        EvaluationError(.invalidArgument, "'\(pattern)' is no pattern: \(error.message)"))
    }
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let first = operand.outcome(&frame)
    let second = pattern.outcome(&frame)
    guard case .value(let operand) = first, case .value(let pattern) = second else {
      return .failure(first, second)
    }
    guard case .string(let text) = operand, case .string(let source) = pattern else {
      return .error(.noOverload("matches", [operand, pattern]).at(range))
    }
    switch known ?? Self.read(source) {
    case .failure(let error): return .error(error.at(range))
    case .success(let expression):
      let steps = expression.steps(for: text) + (known == nil ? expression.stepsToRead : 0)
      if let error = frame.spend(steps) { return .error(error.at(range)) }
      return .value(.bool(expression.matches(text)))
    }
  }
}
