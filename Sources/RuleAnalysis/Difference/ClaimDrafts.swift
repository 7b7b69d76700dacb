import Expressions
import Facts
import OrderedCollections
import RuleBase

/// Drafts for which two versions of a decision come out differently as far as conditions tell.
struct ClaimDrafts {
  /// Both versions over common axes.
  private let before: DecisionSpace
  private let after: DecisionSpace
  private let space: Space

  init(_ old: DecisionModel, _ new: DecisionModel, _ earlier: SlotKnowledge, _ known: SlotKnowledge)
  {
    let environment = known.base.names.environment(known.base.estimatorFunctions)
    // Names that are gone have no axis; what needs them is left to trial.
    func translated(_ condition: CompiledExpression) -> Expression? {
      try? Expression(condition.text, in: environment, expecting: .bool)
    }
    var constants: [Int: Value] = [:]
    for (slot, value) in earlier.constants {
      guard let name = earlier.base.names.name(of: slot), let own = known.base.names[name] else {
        continue
      }
      constants[own] = value
    }
    let reader = AtomReader(constants: constants)
    let space = Space(
      new.conditions.map(\.expression), known, of: new,
      earlier: old.conditions.compactMap(translated), earlierReader: reader)
    self.space = space
    func claim(_ condition: CompiledExpression) -> Claim {
      translated(condition).map { space.claim($0, reader) } ?? .constant(false)
    }
    func arises(_ condition: CompiledExpression?, _ claim: (CompiledExpression) -> Claim) -> Claim {
      condition.map { .certain(claim($0)) } ?? .constant(true)
    }
    before = DecisionSpace(
      old, in: space, applies: arises(old.applies, claim), rules: old.rules.map { claim($0.when) },
      needs: old.members.map { $0.options.map { $0.needs.map(claim) ?? .constant(true) } })
    func own(_ condition: CompiledExpression) -> Claim { space.claim(condition.expression) }
    after = DecisionSpace(
      new, in: space, applies: arises(new.applies, own), rules: new.rules.map { own($0.when) },
      needs: new.members.map { $0.options.map { $0.needs.map(own) ?? .constant(true) } })
  }

  /// The drafts, those that look at the outcome itself first; what formulas would have to come to
  /// is left out.
  func all() -> [Draft] {
    (outcomeClaims() + [.differ(before.premise, after.premise)] + ruleClaims()).compactMap {
      claim in
      guard case .found(let cells) = Search.find(claim, among: space.everything) else {
        return nil
      }
      return draft(cells)
    }
  }

  // MARK: - Claims

  private func outcomeClaims() -> [Claim] {
    let both = [before.premise, after.premise]
    if after.model.hitPolicy == .collect {
      return after.memberships.flatMap { id, claim in
        before.memberships.filter { $0.id == id }
          .map { .all(both + [.differ($0.claim, claim)]) }
      }
    }
    return before.winners.flatMap { old in
      after.winners.filter { $0.id != old.id }.map { .all(both + [old.claim, $0.claim]) }
    }
  }

  private func ruleClaims() -> [Claim] {
    var claims: [Claim] = []
    for (index, rule) in after.model.rules.enumerated() {
      let earlier = before.model.rules.firstIndex { $0.id == rule.id }
      let old = earlier.map { before.rules[$0] } ?? .constant(false)
      claims.append(.all([after.premise, .differ(old, after.rules[index])]))
    }
    for (index, rule) in before.model.rules.enumerated()
    where !after.model.rules.contains(where: { $0.id == rule.id }) {
      claims.append(.all([before.premise, .certain(before.rules[index])]))
    }
    return claims
  }

  // MARK: - Cells as facts

  private func draft(_ cells: [CellSet]) -> Draft {
    var draft = Draft()
    var sets: [Int: [String]] = [:]
    for (axis, set) in zip(space.axes, cells) where set != axis.all {
      guard let first = set.members.first else { continue }
      let cell = axis.cells[first]
      switch axis.subject {
      case .slot(let slot):
        if let field = space.known.field(slot) {
          draft.facts[field.name.rawValue] = space.value(cell, of: slot)
        } else if slot < space.known.base.names.count,
          case .outcome(let id) = space.known.base.names.meanings[slot]
        {
          if case .word(let word) = cell, word != "not_applicable" { draft.fixed[id] = word }
        }
      case .member(let slot, let word):
        sets[slot, default: []] += cell == .truth(true) ? [word] : []
      case .expression, .relation, .opaque: break
      }
    }
    for (slot, words) in sets.sorted(by: { $0.key < $1.key }) {
      guard let field = space.known.field(slot) else { continue }
      draft.facts[field.name.rawValue] = "[\(words.joined(separator: ", "))]"
    }
    return draft
  }
}

extension DecisionSpace {
  /// When each option wins, where one does.
  fileprivate var winners: [(id: String, claim: Claim)] {
    let options = model.members[0].options
    switch model.hitPolicy {
    case .ladder where !model.isJoint:
      return options.indices.map { index in
        let passed = (0..<index).map { !survives($0) }
        return (options[index].id, .all(passed + [survives(index)]))
      }
    case .first:
      var earlier: [Claim] = []
      return model.rules.indices.filter { model.rules[$0].effect == .choose }.map { index in
        defer { earlier.append(rules[index].silent) }
        return (model.rules[index].options.first ?? "", .all(earlier + [.certain(rules[index])]))
      }
    case .unique:
      return model.rules.indices.filter { model.rules[$0].effect == .choose }.map {
        (model.rules[$0].options.first ?? "", .certain(rules[$0]))
      }
    case .ladder, .collect, .score: return []
    }
  }

  /// When each option is in the set, under `collect`.
  fileprivate var memberships: [(id: String, claim: Claim)] {
    let options = model.members[0].options
    return options.indices.map { index in
      let asked = model.rules.indices.filter {
        model.rules[$0].effect == .require && model.rules[$0].options.contains(options[index].id)
      }
      return (
        options[index].id,
        .all([.any(asked.map { .certain(rules[$0]) }), !isExcluded(index)])
      )
    }
  }
}
