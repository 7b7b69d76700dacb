import Diagnostics
import Expressions
import RuleBase

/// Conditions into which analysis can't look: it takes them for true or false as it likes.
struct OpaqueConditions {
  let reader: AtomReader

  func findings(_ condition: CompiledExpression, of owner: String) -> [Diagnostic] {
    let opaque = condition.expression.atoms.filter { !reader.isTransparent($0) }
    guard let first = opaque.first else { return [] }
    let more = opaque.count == 1 ? "" : " and \(opaque.count - 1) more"
    return [
      Diagnostic(
        .opaque,
        "analysis can't look into '\(AtomReader.tidy(first.source))'\(more) in \(owner)",
        at: condition.location,
        help: "name what is worked out with a formula, and compare that with a fixed value")
    ]
  }
}
