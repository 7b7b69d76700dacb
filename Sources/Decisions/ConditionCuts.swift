import Expressions
import Facts
import Quantities
import RuleBase

/// The numbers at which conditions may turn, for each fact: what it is compared with, directly or
/// through formulas, as far as the other side does not hang on the fact itself.
///
/// Where a formula stands between, the number is a guess as if the formula were proportional to the
/// fact; the scan tries it like every other and solves what it misses.
struct ConditionCuts: Sendable {
  private var cuts: [Int: Set<Double>] = [:]

  /// Reads the conditions of all decisions at the values of a run.
  ///
  /// - Parameters:
  ///   - run: the run.
  ///   - isThorough: whether what candidates have is read through formulas too.
  init(_ run: Run, isThorough: Bool) {
    let tables = run.plan.tables
    let reader = Reader(run: run, isThorough: isThorough)
    for (place, model) in tables.base.decisions.enumerated() {
      var conditions = model.rules.map(\.when)
      conditions += [model.applies].compactMap(\.self)
      conditions += model.members.flatMap(\.options).compactMap(\.needs)
      let candidates = tables.joints[place].map(Self.candidateNumbers) ?? [:]
      for condition in conditions {
        let atoms = condition.expression.atoms
        guard atoms.contains(where: \.comparesNumbers) else { continue }
        for term in condition.expression.explain(run.situations.base)
        where term.atom.comparesNumbers {
          for (field, number) in reader.cuts(of: term, candidates) {
            cuts[field, default: []].insert(roundedToSignificantDigits(number, 12))
          }
        }
      }
    }
  }

  /// The cuts of a fact, ascending, in the canonical unit.
  func cuts(of field: Int) -> [Double] { (cuts[field] ?? []).sorted() }

  /// The numbers that candidates have in their slots, by slot.
  private static func candidateNumbers(_ joint: JointPlan) -> [Int: Set<Double>] {
    var numbers: [Int: Set<Double>] = [:]
    for choice in joint.choices.joined() {
      for assignment in choice.assignments {
        guard let number = assignment.cell.numberValue else { continue }
        numbers[assignment.slot, default: []].insert(number)
      }
    }
    return numbers
  }
}

/// Reads comparisons of numbers as cuts of facts.
private struct Reader {
  let run: Run
  let isThorough: Bool

  func cuts(
    of term: TermValue, _ candidates: [Int: Set<Double>]
  ) -> [(field: Int, number: Double)] {
    let operands = term.atom.operands
    return side(operands[0], term.operands[0], against: operands[1], term.operands[1], candidates)
      + side(operands[1], term.operands[1], against: operands[0], term.operands[0], candidates)
  }

  private func side(
    _ own: Atom.Operand, _ value: Evaluation, against other: Atom.Operand, _ limit: Evaluation,
    _ candidates: [Int: Set<Double>]
  ) -> [(field: Int, number: Double)] {
    let behind = leaves(own.slots)
    guard !behind.isEmpty else { return [] }
    let opposite = Set(leaves(other.slots))
    let limits = [limit.number ?? other.constant?.number].compactMap(\.self)
    let ofCandidates = other.slot.flatMap { candidates[$0]?.sorted() } ?? []
    return behind.flatMap { field -> [(field: Int, number: Double)] in
      guard !opposite.contains(field), run.plan.fields[field].kind == .number else { return [] }
      if own.slot == run.plan.fieldSlots[field] {
        return (limits + ofCandidates).map { (field, $0) }
      }
      guard let now = value.number, now != 0, let base = run.facts[field].value?.base.number else {
        return []
      }
      return (isThorough ? limits + ofCandidates : limits).map { (field, base * $0 / now) }
    }
  }

  private func leaves(_ slots: [Int]) -> [Int] {
    let globals = slots.filter { $0 < run.plan.base.names.count }
    // A fact of which nothing is known is its own leaf too.
    return globals.isEmpty ? [] : run.leaves(of: globals)
  }
}

extension Atom {
  fileprivate var comparesNumbers: Bool {
    guard case .comparison = form, operands.count == 2 else { return false }
    return operands.contains { $0.type.dimension != nil }
  }
}
