/// `text.matches('pattern')` with a pattern known when compiling.
final class MatchCode: Code {
  private let operand: any Code
  private let expression: Result<RegularExpression, EvaluationError>
  private let range: Range<Int>

  init(_ operand: any Code, _ pattern: String, at range: Range<Int>) {
    self.operand = operand
    self.range = range
    do throws(RegularExpression.PatternError) {
      expression = .success(try RegularExpression(pattern))
    } catch {
      expression = .failure(
        EvaluationError(.invalidArgument, "'\(pattern)' is no pattern: \(error.message)", at: range)
      )
    }
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = operand.outcome(&frame)
    guard case .value(let value) = outcome else { return outcome }
    switch (value, expression) {
    case (.string(let text), .success(let expression)):
      return .value(.bool(expression.matches(text)))
    case (_, .failure(let error)): return .error(error)
    case (_, .success): return .error(.noOverload("matches", [value, .string("")]).at(range))
    }
  }
}
