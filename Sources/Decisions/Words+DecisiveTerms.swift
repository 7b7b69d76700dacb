import Expressions
import RuleBase

extension Words {
  /// The terms that settle a condition, without those that would not have changed it.
  func decisiveTerms(
    of condition: CompiledExpression, in situation: Situation, model: DecisionModel? = nil
  ) -> [Term] {
    let terms = terms(of: condition, in: situation, model: model)
    guard let tree = condition.expression.conditionTree else { return terms }
    let found = tree.decisiveAtoms(among: terms).uniqued.sorted()
    return found.isEmpty ? terms : found.compactMap { terms[safely: $0] }
  }
}

extension ConditionTree {
  /// Whether the condition holds, given what its terms came to; absent when that is open.
  private func truth(among terms: [Term]) -> Bool? {
    switch self {
    case .constant(let truth): return truth
    case .atom(let index, let negated): return terms[safely: index]?.holds.map { $0 != negated }
    case .all(let parts):
      let truths = parts.map { $0.truth(among: terms) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .any(let parts):
      let truths = parts.map { $0.truth(among: terms) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    }
  }

  /// The places of the terms that make the condition come out as it does.
  fileprivate func decisiveAtoms(among terms: [Term]) -> [Int] {
    switch self {
    case .constant: return []
    case .atom(let index, _): return [index]
    case .all(let parts), .any(let parts):
      let whole = truth(among: terms)
      return parts.filter { $0.truth(among: terms) == whole }
        .flatMap { $0.decisiveAtoms(among: terms) }
    }
  }
}
