import Diagnostics
import RuleBase

/// Options that can never win outside of plain ladders.
struct OpenOptions {
  /// With every fact known.
  let decision: DecisionSpace
  /// With facts that may be unknown.
  let open: DecisionSpace

  func findings() -> [Diagnostic] {
    switch decision.model.hitPolicy {
    case .ladder where decision.model.isJoint: members()
    case .ladder: []
    case .collect: options(of: 0) { collected($0) }
    case .score: members() + allExcluded()
    case .first, .unique: []
    }
  }

  private func members() -> [Diagnostic] {
    decision.model.members.indices.flatMap { place in
      options(of: place) { open.survives($0, of: place) }
    }
  }

  private func options(of place: Int, _ wins: (Int) -> Claim) -> [Diagnostic] {
    let options = decision.model.members[place].options
    return options.indices.filter { open.isImpossible(wins($0)) }.map { index in
      Diagnostic(
        .neverChosen,
        "'\(options[index].id)' can never be chosen: it is out wherever the decision arises",
        at: options[index].location,
        help: "narrow the rules that exclude it, or take the option out")
    }
  }

  /// When an option is in the set: a rule asks for it and none excludes it.
  private func collected(_ option: Int) -> Claim {
    let id = decision.model.members[0].options[option].id
    let asked = decision.model.rules.indices.filter {
      decision.model.rules[$0].effect == .require && decision.model.rules[$0].options.contains(id)
    }
    return .all([
      .any(asked.map { .certain(open.rules[$0]) }), !open.isExcluded(option),
    ])
  }

  private func allExcluded() -> [Diagnostic] {
    let options = decision.model.members[0].options
    guard !decision.model.isJoint,
      case .found(let cells) = decision.find(.all(options.indices.map { !decision.survives($0) }))
    else { return [] }
    let witness = decision.witness(cells)
    let possibly = witness.isCertain ? "" : "possibly "
    return [
      Diagnostic(
        .allExcluded,
        "\(possibly)every option of '\(decision.model.id)' is out for \(witness.text)",
        at: decision.model.location, help: "narrow an exclusion")
    ]
  }
}
