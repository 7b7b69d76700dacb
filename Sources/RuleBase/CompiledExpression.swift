public import Binary
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

extension CompiledExpression: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(expression: try reader.read(), location: try reader.read())
  }
}
