public import Diagnostics
import Expressions
public import RuleBase

/// What can be said of a sound rule base without a specification: where it has gaps, contradicts
/// itself, or says things in vain.
///
/// Each fact is cut at the values that conditions name. A claim such as "this row is never reached"
/// is then searched over the cells that are left, which is exact; formulas, outcomes of other
/// decisions and conditions that can't be taken apart are axes of their own, so what is said to be
/// impossible is so, and what rests on them being free is called possible.
public struct RuleAnalysis: Sendable {
  private let base: RuleBase
  private let known: SlotKnowledge
  private let date: String

  /// Prepares a rule base.
  ///
  /// - Parameters:
  ///   - base: the rules.
  ///   - date: the day from which ages are counted; that of the rules themselves when absent.
  public init(_ base: RuleBase, on date: String? = nil) {
    self.base = base
    self.date = date ?? base.version
    known = SlotKnowledge(base)
  }

  /// Everything that is found, in reading order.
  public func findings() -> [Diagnostic] {
    (base.decisions.flatMap(decisionFindings) + base.patterns.flatMap(patternFindings)
      + base.risks.flatMap(riskFindings) + UnreadKnowledge(known).findings()
      + Ages(base: base, date: date).findings())
      .inReadingOrder
  }

  private func decisionFindings(_ model: DecisionModel) -> [Diagnostic] {
    let decision = DecisionSpace(model, known, allowsUnknown: false)
    let open = DecisionSpace(model, known, allowsUnknown: true)
    let constant = ConstantConditions(
      space: decision.space,
      unrestricted: Space(model.conditions.map(\.expression), known))
    let opaque = OpaqueConditions(reader: AtomReader(constants: known.constants))
    var found: [Diagnostic] = []
    for (condition, owner) in model.ownedConditions {
      found += constant.findings(condition, of: owner)
      found += opaque.findings(condition, of: owner)
    }
    let unreachable = decision.unreachableRules()
    found += decision.unreachable(unreachable)
    found += ChoosingRows(decision, open: open, except: unreachable).findings()
    found += LadderRungs(decision: decision, open: open).findings()
    found += OpenOptions(decision: decision, open: open).findings()
    found += IdleRules(decision: open, unreachable: unreachable).findings()
    found += RepeatedConditions(decision: decision, unreachable: unreachable).findings()
    return found
  }

  private func patternFindings(_ pattern: Pattern) -> [Diagnostic] {
    constantFindings(pattern.ownedConditions)
  }

  private func riskFindings(_ risk: Risk) -> [Diagnostic] {
    constantFindings(risk.conditions.map { ($0, "the risk '\(risk.id)'") })
  }

  private func constantFindings(
    _ conditions: [(condition: CompiledExpression, owner: String)]
  ) -> [Diagnostic] {
    let space = Space(conditions.map(\.condition.expression), known)
    let constant = ConstantConditions(space: space, unrestricted: space)
    return conditions.flatMap { constant.findings($0.condition, of: $0.owner) }
  }
}

extension DecisionModel {
  /// Every condition with what it belongs to.
  fileprivate var ownedConditions: [(condition: CompiledExpression, owner: String)] {
    (applies.map { [($0, "the decision '\(id)'")] } ?? [])
      + rules.map { ($0.when, "the rule '\($0.id)'") }
      + members.compactMap { member in
        member.exists.map { ($0, "the combinations of '\(member.id)'") }
      }
      + members.flatMap(\.options).compactMap { option in
        option.needs.map { ($0, "the option '\(option.id)'") }
      }
  }
}

extension Pattern {
  fileprivate var ownedConditions: [(condition: CompiledExpression, owner: String)] {
    (when.map { [($0, "the pattern '\(id)'")] } ?? [])
      + components.compactMap { component in
        component.when.map { ($0, "the component '\(component.id)'") }
      }
      + connections.compactMap { connection in
        connection.when.map { ($0, "the arrow from '\(connection.from)' to '\(connection.to)'") }
      }
  }
}

extension Risk {
  /// Every condition of the risk.
  var conditions: [CompiledExpression] {
    (when.map { [$0] } ?? []) + adjustments.map(\.when) + mitigations.compactMap(\.when)
  }
}
