import Diagnostics
import RuleBase

/// Rungs that can't be reached, can't be passed, or can all be out together.
struct LadderRungs {
  /// With every fact known.
  let decision: DecisionSpace
  /// With facts that may be unknown.
  let open: DecisionSpace

  func findings() -> [Diagnostic] {
    let model = decision.model
    guard model.hitPolicy == .ladder, !model.isJoint else { return [] }
    let options = model.members[0].options
    var passed: [Claim] = []
    let together = Claim.all(options.indices.map { !decision.survives($0) })
    var found: [Diagnostic] = []
    for index in options.indices {
      let survives = open.survives(index)
      if open.isImpossible(.all(passed), survives) {
        found.append(neverReached(options[index], index))
      }
      passed.append(!survives)
      let isLast = index == options.count - 1
      if !isLast, open.isImpossible(.all(passed)) {
        return found + [neverPassed(options[index], above: options.count - 1 - index)]
      }
    }
    if case .found(let cells) = decision.find(together) {
      found.append(allExcluded(decision.witness(cells)))
    }
    return found
  }

  private func neverReached(_ option: DecisionModel.Option, _ index: Int) -> Diagnostic {
    let isOut = open.isImpossible(open.survives(index))
    return Diagnostic(
      .neverChosen,
      isOut
        ? "'\(option.id)' can never be chosen: it is out wherever the decision arises"
        : "'\(option.id)' can never be chosen: a simpler option is always left where it is",
      at: option.location,
      help: isOut
        ? "narrow the rules that exclude it, or take the option out"
        : "say with an exclusion when the simpler options do not suffice, or take the option out")
  }

  private func neverPassed(_ option: DecisionModel.Option, above count: Int) -> Diagnostic {
    let options = count == 1 ? "the option above it" : "the \(count) options above it"
    return Diagnostic(
      .neverPassed, "the ladder always ends at '\(option.id)' or below: \(options) can't be chosen",
      at: option.location,
      help: "say with an exclusion when it does not suffice, or take the options above it out")
  }

  private func allExcluded(_ witness: Witness) -> Diagnostic {
    let possibly = witness.isCertain ? "" : "possibly "
    return Diagnostic(
      .allExcluded,
      "\(possibly)every option of '\(decision.model.id)' is out for \(witness.text)",
      at: decision.model.location,
      help: "make sure that such requirements can't be met together, or narrow an exclusion")
  }
}
