/// A call of one of the profile's functions on numbers.
final class DimensionedCode: Code {
  private let function: DimensionedFunction
  private let arguments: [any Code]
  private let range: Range<Int>

  init(_ function: DimensionedFunction, _ arguments: [any Code], at range: Range<Int>) {
    self.function = function
    self.arguments = arguments
    self.range = range
  }

  func number(_ frame: inout Frame) -> Double? {
    guard var result = arguments[0].number(&frame) else { return nil }
    for argument in arguments.dropFirst() {
      guard let next = argument.number(&frame) else { return nil }
      result = function.combine(result, next)
    }
    return finite(function.finish(result))
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    var failure: Evaluation?
    var result: Double?
    for argument in arguments {
      let outcome = argument.outcome(&frame).asNumber
      guard let number = outcome.number else {
        failure = failure.map { Evaluation.failure($0, outcome) } ?? outcome
        continue
      }
      result = result.map { function.combine($0, number) } ?? number
    }
    if let failure { return failure }
    guard let result = result.flatMap({ finite(function.finish($0)) }) else {
      return .error(
        EvaluationError(.invalidArgument, "'\(function.rawValue)' has no result here", at: range))
    }
    return .value(.double(result))
  }

  private func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }
}
