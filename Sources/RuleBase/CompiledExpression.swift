public import Diagnostics
public import Expressions

/// An expression of a rule file, compiled, with its place in the file.
public struct CompiledExpression: Sendable {
  public let expression: Expression
  /// Where the text begins in its file.
  public let location: SourceLocation

  public init(expression: Expression, location: SourceLocation) {
    self.expression = expression
    self.location = location
  }

  /// The text as written.
  public var text: String { expression.source }
}
