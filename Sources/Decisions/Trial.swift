import Expressions
import Facts
import RuleBase

/// The plan run over changed facts, and what differs from the base run then.
struct Trial: Sendable {
  /// One member that ends otherwise.
  struct Difference: Hashable, Sendable {
    let decision: Int
    let member: Int
    let outcome: Outcome
  }

  /// What one run came to; alike are those that differ from the base run in the same way.
  struct Result: Sendable, Equatable {
    let changes: [Difference]
    /// The run cost a month in the canonical unit; nil where it is not known.
    let cost: Double?

    static func == (lhs: Self, rhs: Self) -> Bool { lhs.changes == rhs.changes }
  }

  private let base: Pass
  private let tables: PlanTables
  /// Where the run cost a month stands.
  private let costSlot: Int?
  private let costPlace: Int?

  init(_ run: Run) {
    base = run.pass
    tables = run.plan.tables
    let rules = tables.base
    let total = rules.breakdowns.first { $0.kind == .monthly }?.total
    costSlot = total.flatMap { rules.names[$0] }
    costPlace = rules.order.firstIndex { step in
      guard case .formula(let index) = step else { return false }
      return rules.formulas[index].id == total
    }
  }

  /// The run cost of the base run.
  var cost: Double? { cost(of: base) }

  /// Whether a decision hangs on a fact.
  func changesDecisions(_ field: Int) -> Bool {
    tables.dependencies.affected[field].contains { place in
      if case .decision = tables.base.order[place] { true } else { false }
    }
  }

  /// Whether the run cost hangs on a fact.
  func changesCost(_ field: Int) -> Bool {
    costPlace.map { tables.dependencies.affected[field].contains($0) } ?? false
  }

  /// Runs the plan with some facts at other values, known exactly.
  func result(of changes: [(field: Int, value: Value)]) -> Result {
    let pass = pass(changes)
    var differences: [Difference] = []
    for (place, ids) in tables.memberIDs.enumerated() {
      for index in ids.indices where pass.differs(from: base, in: place, index) {
        differences.append(
          Difference(decision: place, member: index, outcome: pass.outcome(place, index)))
      }
    }
    return Result(changes: differences, cost: cost(of: pass))
  }

  /// The pass with some facts at other values, known exactly.
  ///
  /// - Parameters:
  ///   - changes: the other values.
  ///   - start: the pass to start from; the base run if absent.
  ///   - last: the place in the order after which nothing is asked for; nil for none.
  /// - Returns: the pass.
  func pass(
    _ changes: [(field: Int, value: Value)], from start: Pass? = nil, upTo last: Int? = nil
  ) -> Pass {
    (start ?? base).changing(
      changes.map { ($0.field, .known(FactValue($0.value))) }, isBrief: true, upTo: last)
  }

  /// The differences with their members.
  func told(_ changes: [Difference]) -> [Variation.Change] {
    changes.map {
      .init(member: tables.base.decisions[$0.decision].members[$0.member], outcome: $0.outcome)
    }
  }

  private func cost(of pass: Pass) -> Double? {
    costSlot.flatMap { pass.cells.base[$0].numberValue }
  }
}
