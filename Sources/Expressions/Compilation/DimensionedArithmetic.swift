#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension DimensionedFunction {
  /// The result so far with one more argument.
  func combine(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .greatest: max(left, right)
    case .least: min(left, right)
    case .pow: power(left, right)
    case .ceil, .floor, .round, .abs, .sqrt, .log10: left
    }
  }

  /// The result once all arguments are in.
  func finish(_ number: Double) -> Double {
    switch self {
    // Rounded first, so that noise in the last digits never adds a whole unit.
    case .ceil: rounded(number, .up)
    case .floor: rounded(number, .down)
    case .round: rounded(number, .toNearestOrAwayFromZero)
    case .abs: number.magnitude
    case .sqrt: number.squareRoot()
    case .log10: decimalLogarithm(number)
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

  /// A power; whole exponents by multiplication, which is the same on every machine.
  private func power(_ base: Double, _ exponent: Double) -> Double {
    guard let whole = Int(exactly: exponent), whole.magnitude <= 64 else {
      return anyPower(base, exponent)
    }
    var result = 1.0
    for _ in 0..<whole.magnitude { result *= base }
    return whole < 0 ? 1 / result : result
  }
}

// Inside the enumeration the names of the C library stand for its cases.
private func decimalLogarithm(_ number: Double) -> Double { log10(number) }
private func anyPower(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
