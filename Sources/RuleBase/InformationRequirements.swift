import Expressions
public import Facts

/// What one decision needs to know: outcomes of others, and facts.
public struct InformationRequirements: Sendable {
  /// The ids of the decisions whose outcomes, products or figures it reads, in the order of the
  /// rule base.
  public let decisions: [String]
  /// The names of the facts that it reads, directly or through formulas, in the order of the
  /// vocabulary.
  public let facts: [FactName]
}

extension RuleBase {
  /// What a decision needs to know.
  public func requirements(of model: DecisionModel) -> InformationRequirements {
    var search = RequirementSearch(self)
    search.visit(model.readSlots)
    return InformationRequirements(
      decisions: decisions.map(\.id).filter { $0 != model.id && search.decisions.contains($0) },
      facts: vocabulary.fields.map(\.name).filter(search.facts.contains))
  }
}

/// Follows formulas and derived facts down to what they rest on.
private struct RequirementSearch {
  private let base: RuleBase
  private let formulas: [String: Formula]
  /// The decision that each outcome belongs to.
  private let owners: [String: String]
  private let fields: [FactName: Int]
  private var seen: Set<Int> = []
  private(set) var decisions: Set<String> = []
  private(set) var facts: Set<FactName> = []

  init(_ base: RuleBase) {
    self.base = base
    formulas = Dictionary(base.formulas.map { ($0.id, $0) }) { first, _ in first }
    owners = Dictionary(
      base.decisions.flatMap { model in
        model.members.map { ($0.id, model.id) } + [(model.id, model.id)]
      }
    ) { first, _ in first }
    fields = Dictionary(
      base.vocabulary.fields.enumerated().map { ($1.name, $0) }
    ) { first, _ in first }
  }

  mutating func visit(_ slots: [Int]) {
    for slot in slots where base.names.meanings.indices.contains(slot) {
      guard seen.insert(slot).inserted else { continue }
      switch base.names.meanings[slot] {
      case .fact(let name):
        facts.insert(name)
        if let field = fields[name] { visit(base.derivations[field]?.expression.slots ?? []) }
      case .formula(let id): visit(formulas[id]?.expression.expression.slots ?? [])
      case .outcome(let id), .product(let id):
        if let owner = owners[id] { decisions.insert(owner) }
      case .quantity(let decision, _): decisions.insert(decision)
      }
    }
  }
}
