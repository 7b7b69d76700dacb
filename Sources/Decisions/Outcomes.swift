public import Facts
import RuleBase

/// The outcomes of all decisions over one set of facts, without their reasons.
///
/// Made to be asked again and again with changed facts: a re-run works out only what depends on them.
public struct Outcomes: Sendable {
  private let pass: Pass

  fileprivate init(_ pass: Pass) { self.pass = pass }

  /// The outcome of a decision, or of a member of a joint one; the facts that would settle or
  /// separate options are left out.
  public subscript(_ id: String) -> Outcome? {
    for (place, model) in pass.tables.base.decisions.enumerated() {
      guard let member = model.members.firstIndex(where: { $0.id == id }) else { continue }
      return pass.states[place].verdicts.isEmpty ? nil : pass.outcome(place, member)
    }
    return nil
  }

  /// The same facts but for one, with everything that depends on it worked out anew.
  public func changing(_ name: FactName, to knowledge: Knowledge) -> Outcomes {
    guard let field = pass.tables.fieldIndex(name) else { return self }
    return Outcomes(pass.changing([(field, knowledge)], isBrief: true))
  }

  /// The ids of the decisions and members that end otherwise than in others.
  public func differences(from others: Outcomes) -> [String] {
    pass.tables.memberIDs.enumerated().flatMap { place, ids in
      ids.indices.filter { pass.differs(from: others.pass, in: place, $0) }.map { ids[$0] }
    }
  }

  /// What is known of a fact: stated, derived or assumed.
  public func fact(_ name: FactName) -> Fact? {
    pass.tables.fieldIndex(name).map { pass.fact($0) }
  }

  /// The facts that a decision hangs on, in vocabulary order.
  public var decisiveFacts: [FactName] {
    let tables = pass.tables
    return tables.fields.indices.filter { field in
      tables.dependencies.affected[field].contains { place in
        if case .decision = tables.base.order[place] { true } else { false }
      }
    }.map { tables.fields[$0].name }
  }
}

extension Plan {
  /// Decides everything for the facts that a client stated, and keeps the outcomes alone.
  ///
  /// - Parameters:
  ///   - stated: what the client stated.
  ///   - sizing: whether joint decisions are made too, with the figures of their candidates; they
  ///     stay undecided if not.
  /// - Returns: the outcomes.
  public func outcomes(_ stated: FactSet, sizing: Bool = true) -> Outcomes {
    Outcomes(Pass(tables, stated: stated, sizing: sizing))
  }
}
