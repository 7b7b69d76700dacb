public import Binary
import Diagnostics
import Facts
import LocatedYAML

/// A sentence, or part of one, that is said where a condition holds.
public struct ConditionalWords: Sendable {
  /// When it is true; always, if absent.
  public let when: CompiledExpression?
  /// Said only where all values that it names are known.
  public let words: Pattern.Words
}

extension ConditionalWords {
  /// Reads words alone, or words under `say` with their condition under `when`.
  ///
  /// - Parameters:
  ///   - node: what is written.
  ///   - what: what it is, for error messages: `a reason why an option is enough`.
  ///   - names: the values that the words may name.
  ///   - expressions: reads the condition and keeps its mistakes.
  ///   - diagnostics: where other mistakes are put.
  init?(
    _ node: Node, of what: String, names: SlotTable, _ expressions: inout ExpressionReader,
    _ diagnostics: inout [Diagnostic]
  ) {
    if case .scalar = node.content {
      self.init(when: nil, words: Pattern.Words(node, names: names, &diagnostics))
      return
    }
    var fields = FieldReader(node, of: what, prefix: "rule")
    let when = expressions.condition(fields.optionalNode("when"))
    let words = fields.node("say").map { Pattern.Words($0, names: names, &diagnostics) }
    diagnostics += fields.finish()
    guard let words else { return nil }
    self.init(when: when, words: words)
  }
}

extension ConditionalWords: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(when: try reader.read(), words: try reader.read())
  }
}
