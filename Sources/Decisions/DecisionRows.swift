public import Expressions
public import Facts
import RuleBase

/// One decision over many rows of facts, for tables and simulations.
///
/// A value for one thread: it keeps the last row's facts in place. Nothing is assumed.
public struct DecisionRows: Sendable {
  /// The facts of one row, ready to be decided on.
  public struct Row: Sendable {
    fileprivate let cells: [Cell]
  }

  /// Why a row was decided as it was.
  public struct Trace: Sendable {
    /// The chosen option, if there is one.
    public let option: String?
    /// How each rule stands, as far as it was asked.
    fileprivate let standings: [Pass.Standing]
    fileprivate let endsAtFirst: Bool
    /// What stood in all slots.
    fileprivate let bindings: CellBindings

    /// The rules that were asked, by their place in the decision, with what each came to.
    public var asked: [(rule: Int, truth: Truth)] {
      var asked: [(rule: Int, truth: Truth)] = []
      for (rule, standing) in standings.enumerated() where standing != .unasked {
        asked.append((rule, standing.truth))
        if endsAtFirst, standing.isMet { break }
      }
      return asked
    }

    /// The terms of a condition with the values that they saw.
    public func terms(of condition: Expression) -> [TermValue] { condition.explain(bindings) }
  }

  private var pass: Pass
  private var state: Pass.State
  private let code: DecisionCode
  private let slots: [Int]
  /// What is worked out for each row before the decision.
  private let steps: [PlanStep]
  private let options: [String]

  /// Prepares a plain decision.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - decision: the id of a decision that is not joint.
  ///   - facts: the facts of a row, in order.
  public init?(_ plan: Plan, decision: String, facts: [FactName]) {
    let tables = plan.tables
    guard let place = tables.base.decisions.firstIndex(where: { $0.id == decision }),
      tables.joints[place] == nil
    else { return nil }
    let fields = facts.compactMap { tables.fieldIndex($0) }
    guard fields.count == facts.count else { return nil }
    pass = Pass(blank: tables)
    code = tables.decisions[place]
    state = Pass.State(code)
    slots = fields.map { tables.fieldSlots[$0] }
    for slot in slots { pass.markChanged(slot) }
    let behind = tables.dependencies.behind(tables.base.decisions[place].readSlots)
    steps = tables.dependencies.recomputed(by: fields).filter { behind.containsBit($0) }
      .map { tables.base.order[$0] }
    options = tables.base.decisions[place].members[0].options.map(\.id)
  }

  /// Takes in the values of one row, in the order of the facts.
  public mutating func row(_ values: [SlotValue]) -> Row {
    Row(cells: values.map { pass.pool.cell($0) })
  }

  /// The option that is chosen for a row; nil where it is not exactly one.
  public mutating func decide(_ row: Row) -> String? {
    take(row)
    pass.decideAlone(code, &state)
    guard case .chosen(let option) = state.verdicts[0] else { return nil }
    return options[safely: option]
  }

  /// The option that is chosen for a row, with the rules that were asked and what they saw.
  public mutating func trace(_ row: Row) -> Trace {
    Trace(
      option: decide(row), standings: state.standings, endsAtFirst: code.hitPolicy == .first,
      bindings: CellBindings(pass.cells.base, pass.pool))
  }

  private mutating func take(_ row: Row) {
    for (position, slot) in slots.enumerated() { pass.cells.base[slot] = row.cells[position] }
    for step in steps { pass.perform(step) }
  }
}

extension Pass.Standing {
  fileprivate var truth: Truth {
    switch self {
    case .unasked, .undecided: .undecided
    case .fails: .fails
    case .holdsAtBase, .holds: .holds
    }
  }
}
