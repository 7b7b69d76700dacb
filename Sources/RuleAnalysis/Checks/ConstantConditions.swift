import Diagnostics
import Expressions
import RuleBase

/// Conditions that hold nowhere or everywhere, and parts of conditions that change nothing.
struct ConstantConditions {
  let space: Space
  /// The same conditions for products of any properties.
  let unrestricted: Space

  /// What is found in one condition.
  ///
  /// - Parameters:
  ///   - condition: the condition, one of those that the space was made for.
  ///   - owner: what it belongs to, such as `the rule 'a/b'`.
  /// - Returns: at most one finding.
  func findings(_ condition: CompiledExpression, of owner: String) -> [Diagnostic] {
    let expression = condition.expression
    guard !expression.slots.isEmpty else { return [] }
    let claim = space.claim(expression)
    if holdsNowhere(.certain(claim)) {
      let anywhere = Search.find(
        .certain(unrestricted.claim(expression)), among: unrestricted.everything)
      if anywhere != .nowhere { return [noProduct(condition, owner)] }
      return [
        Diagnostic(
          .neverHolds, "the condition of \(owner) can never hold", at: condition.location,
          help: "look for parts that contradict each other, or take it out")
      ]
    }
    if holdsNowhere(claim.silent) {
      return [
        Diagnostic(
          .alwaysHolds, "the condition of \(owner) always holds", at: condition.location,
          help: "take the condition out, or narrow it")
      ]
    }
    return redundantTerms(condition, claim, owner)
  }

  private func noProduct(_ condition: CompiledExpression, _ owner: String) -> Diagnostic {
    Diagnostic(
      .noProduct, "no product of the catalogue meets the condition of \(owner)",
      at: condition.location, help: "keep it for products to come, or take it out")
  }

  private func holdsNowhere(_ claim: Claim) -> Bool {
    Search.find(claim, among: space.everything) == .nowhere
  }

  private func redundantTerms(
    _ condition: CompiledExpression, _ claim: Claim, _ owner: String
  ) -> [Diagnostic] {
    let expression = condition.expression
    let atoms = expression.atoms
    guard let tree = expression.conditionTree, atoms.count > 1,
      tree.atomCount == atoms.count
    else { return [] }
    let claims = atoms.map { space.claim($0) }
    let redundant = tree.reductions.filter { reduction in
      guard reduction.removed.allSatisfy({ atoms[$0].form != .presence }) else { return false }
      return holdsNowhere(.differ(claim, space.claim(reduction.rest, claims)))
    }
    return redundant.prefix(1).map { reduction in
      let sources = reduction.removed.map { AtomReader.tidy(atoms[$0].source) }
      return Diagnostic(
        .redundantTerm,
        "'\(sources.joined(separator: "', '"))' changes nothing in the condition of \(owner)",
        at: condition.location, help: "take it out: the rest of the condition says the same")
    }
  }
}

extension ConditionTree {
  /// The atoms, each as often as it stands there.
  var atomCount: Int { atoms.count }

  private var atoms: [Int] {
    switch self {
    case .constant: []
    case .atom(let index, _): [index]
    case .all(let parts), .any(let parts): parts.flatMap(\.atoms)
    }
  }

  /// Each way to leave one part out: the atoms left out, and the tree without them.
  var reductions: [(removed: [Int], rest: ConditionTree)] {
    switch self {
    case .constant, .atom: []
    case .all(let parts): Self.reductions(parts) { .all($0) }
    case .any(let parts): Self.reductions(parts) { .any($0) }
    }
  }

  private static func reductions(
    _ parts: [ConditionTree], _ join: ([ConditionTree]) -> ConditionTree
  ) -> [(removed: [Int], rest: ConditionTree)] {
    var result: [(removed: [Int], rest: ConditionTree)] = []
    for (index, part) in parts.enumerated() {
      if parts.count > 1 {
        var rest = parts
        rest.remove(at: index)
        result.append((part.atoms, join(rest)))
      }
      for inner in part.reductions {
        var changed = parts
        changed[index] = inner.rest
        result.append((inner.removed, join(changed)))
      }
    }
    return result
  }
}
