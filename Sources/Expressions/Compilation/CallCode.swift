/// A call of a declared function.
final class CallCode: Code {
  private let name: String
  private let overloads: [FunctionDeclaration.Overload]
  private let arguments: [any Code]
  private let range: Range<Int>
  private let isProfile: Bool

  init(
    _ name: String, _ overloads: [FunctionDeclaration.Overload], _ arguments: [any Code],
    at range: Range<Int>, isProfile: Bool
  ) {
    self.name = name
    self.overloads = overloads
    self.arguments = arguments
    self.range = range
    self.isProfile = isProfile
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    var values: [Value] = []
    values.reserveCapacity(arguments.count)
    var failure: Evaluation?
    for argument in arguments {
      let outcome = argument.outcome(&frame)
      if case .value(let value) = outcome {
        values.append(value)
      } else {
        failure = failure.map { Evaluation.failure($0, outcome) } ?? outcome
      }
    }
    if let failure { return failure }
    let steps = values.reduce(0) { $0 + $1.weight }
    if let error = frame.spend(steps) { return .error(error.at(range)) }
    return call(values)
  }

  private func call(_ values: [Value]) -> Evaluation {
    guard let overload = overloads.first(where: { $0.accepts(values) }) else {
      return .error(.noOverload(name, values).at(range))
    }
    do {
      return .value(try overload.implementation(values))
    } catch let error as EvaluationError {
      return .error(error.at(range))
    } catch {
      return .error(EvaluationError(.function, "'\(name)' failed: \(error)", at: range))
    }
  }
}
