import Expressions
import Facts
import RuleBase

/// The decisions that could come out differently, because something that they hang on differs.
struct AffectedDecisions {
  /// Ids of decisions that both versions have, in the order in which they are made.
  let ids: [String]
  /// Those of them that differ themselves, and not only in what other decisions hand them.
  let own: Set<String>
  /// The rules that were added, removed or changed so that they may fire in other cases.
  let rules: Set<String>

  /// What of a change can matter to an outcome.
  private static let mattering: Set<String> = [
    "condition", "effect", "member", "options", "hit policy", "scope", "members",
    "order of options", "figures", "needs", "expression", "unit", "kind", "derivation",
    "assumption",
    "status", "hosting", "clouds", "values", "provider", "licence",
  ]

  init(_ changes: [ItemChange], _ old: RuleBase, _ new: RuleBase) {
    let mattering = changes.filter { change in
      switch change.change {
      case .added, .removed: true
      case .changed(let parts): !Self.mattering.isDisjoint(with: parts)
      }
    }
    func changed(_ kind: ItemChange.Kind) -> Set<String> {
      Set(mattering.filter { $0.kind == kind }.map(\.id))
    }
    let rules = changed(.rule)
    self.rules = rules
    let decisions = changed(.decision)
    let options = changed(.option)
    let roles = Set(changed(.product).map { String($0.prefix { $0 != "/" }) })
    var names = changed(.fact).union(changed(.formula))
    let before = Set(old.decisions.map(\.id))
    var ids: [String] = []
    var outcomes: Set<String> = []
    var differing: Set<String> = []
    for step in new.order {
      switch step {
      case .fact(let index):
        let reads = new.derivations[index]?.expression.slots ?? []
        if new.reads(reads, any: names) {
          names.insert(Array(new.vocabulary.fields)[index].name.rawValue)
        }
      case .formula(let index):
        let formula = new.formulas[index]
        let slots = formula.expression.expression.slots
        if new.reads(slots, any: names) { names.insert(formula.id) }
        if new.reads(slots, any: outcomes) { outcomes.insert(formula.id) }
      case .decision(let index):
        let model = new.decisions[index]
        let earlier = old.decisions.first { $0.id == model.id }
        let own = Set(model.rules.map(\.id)).union(earlier?.rules.map(\.id) ?? [])
        let members = Set((model.members + (earlier?.members ?? [])).map(\.id))
        let differs =
          decisions.contains(model.id) || !own.isDisjoint(with: rules)
          || options.contains { members.contains(String($0.prefix { $0 != "/" })) }
          || model.members.contains { $0.role.map(roles.contains) ?? false }
          || new.reads(model.readSlots, any: names)
        guard differs || new.reads(model.readSlots, any: outcomes) else { continue }
        if differs { differing.insert(model.id) }
        outcomes.formUnion(model.writtenSlots.compactMap { new.names.name(of: $0) })
        if before.contains(model.id) { ids.append(model.id) }
      }
    }
    self.ids = ids
    own = differing
  }
}

extension RuleBase {
  fileprivate func reads(_ slots: [Int], any changed: Set<String>) -> Bool {
    slots.contains { slot in names.name(of: slot).map(changed.contains) ?? false }
  }
}
