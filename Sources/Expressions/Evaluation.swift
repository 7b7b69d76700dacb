/// What an expression comes to.
public enum Evaluation: Hashable, Sendable {
  case value(Value)
  /// The result depends on unknown variables: their slots, ascending.
  case unknown([Int])
  indirect case error(EvaluationError)
}

extension Evaluation {
  /// The value, or nil for an unknown or an error.
  public var value: Value? {
    guard case .value(let value) = self else { return nil }
    return value
  }

  /// The number that came out, or nil.
  public var number: Double? { value?.number }
  /// The truth value that came out, or nil.
  public var truth: Bool? { value?.truth }

  /// The joint outcome of two operands that aren't both values: an unknown goes before an error.
  static func failure(_ left: Evaluation, _ right: Evaluation) -> Evaluation {
    switch (left, right) {
    case (.unknown(let left), .unknown(let right)): .unknown(union(left, right))
    case (.unknown, _): left
    case (_, .unknown): right
    case (.error, _): left
    case (.value, _): right
    }
  }

  private static func union(_ left: [Int], _ right: [Int]) -> [Int] {
    left == right ? left : Set(left).union(right).sorted()
  }
}
