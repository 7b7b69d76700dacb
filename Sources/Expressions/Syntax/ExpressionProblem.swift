/// One thing wrong with the text of an expression.
public struct ExpressionProblem: Error, Hashable, Sendable {
  /// A stable name such as `expression/unknown-name`.
  public let id: String
  /// One clause, lower case, no full stop.
  public let message: String
  /// Where in the source text, in Unicode scalars.
  public let range: Range<Int>
  /// What to do about it, when that is known.
  public let help: String?

  /// A problem at a place of the source text.
  public init(_ id: String, _ message: String, at range: Range<Int>, help: String? = nil) {
    self.id = id
    self.message = message
    self.range = range
    self.help = help
  }
}

/// Everything wrong with one expression, in the order of the text.
public struct ExpressionProblems: Error, Hashable, Sendable {
  /// The problems; never empty.
  public let problems: [ExpressionProblem]

  init(_ problems: [ExpressionProblem]) {
    self.problems = problems.enumerated()
      .sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
      }
      .map(\.element)
  }
}
