/// Why an expression has no value.
public struct EvaluationError: Error, Hashable, Sendable {
  /// The sort of failure.
  public enum Kind: String, Hashable, Sendable {
    /// A variable that is declared and absent was read without `has()`.
    case absent
    case divisionByZero = "division-by-zero"
    case overflow
    case noSuchKey = "no-such-key"
    case noSuchOverload = "no-such-overload"
    case indexOutOfRange = "index-out-of-range"
    case invalidArgument = "invalid-argument"
    case undeclared
    /// The work or the result grew past what one evaluation may take.
    case limit
    /// A function of the host failed.
    case function
  }

  /// The sort of failure.
  public var kind: Kind
  /// One clause, lower case, without a full stop.
  public var message: String
  /// Where in the source text, in Unicode scalars, if known.
  public var range: Range<Int>?

  /// A failure at an optional place of the source text.
  public init(_ kind: Kind, _ message: String, at range: Range<Int>? = nil) {
    self.kind = kind
    self.message = message
    self.range = range
  }

  func at(_ range: Range<Int>) -> EvaluationError {
    EvaluationError(kind, message, at: self.range ?? range)
  }

  static func noOverload(_ name: String, _ arguments: [Value]) -> EvaluationError {
    let types = arguments.map(\.typeName).joined(separator: ", ")
    return EvaluationError(.noSuchOverload, "no form of '\(name)' takes (\(types))")
  }
}
