#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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
      result = combine(result, next)
    }
    return finite(finish(result))
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
      result = result.map { combine($0, number) } ?? number
    }
    if let failure { return failure }
    guard let result = result.flatMap({ finite(finish($0)) }) else {
      return .error(
        EvaluationError(.invalidArgument, "'\(function.rawValue)' has no result here", at: range))
    }
    return .value(.double(result))
  }

  private func combine(_ left: Double, _ right: Double) -> Double {
    switch function {
    case .greatest: max(left, right)
    case .least: min(left, right)
    case .pow: power(left, right)
    case .ceil, .floor, .round, .abs, .sqrt, .log10: left
    }
  }

  private func finish(_ number: Double) -> Double {
    switch function {
    // Rounded first, so that noise in the last digits never adds a whole unit.
    case .ceil: rounded(number, .up)
    case .floor: rounded(number, .down)
    case .round: rounded(number, .toNearestOrAwayFromZero)
    case .abs: number.magnitude
    case .sqrt: number.squareRoot()
    case .log10: log10(number)
    case .greatest, .least, .pow: number
    }
  }

  private func rounded(_ number: Double, _ rule: FloatingPointRoundingRule) -> Double {
    let nearest = number.rounded(.toNearestOrAwayFromZero)
    // A whole number of more than six digits would lose its last ones.
    if (number - nearest).magnitude <= 5e-6 * number.magnitude.squareRoot(),
      significant(number) == significant(nearest), nearest.magnitude < 1e6
    {
      return nearest
    }
    return number.rounded(rule)
  }

  private func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }

  /// A power; whole exponents by multiplication, which is the same on every machine.
  private func power(_ base: Double, _ exponent: Double) -> Double {
    guard let whole = Int(exactly: exponent), whole.magnitude <= 64 else {
      return pow(base, exponent)
    }
    var result = 1.0
    for _ in 0..<whole.magnitude { result *= base }
    return whole < 0 ? 1 / result : result
  }
}
