import Diagnostics
import Expressions
import RuleBase

/// Gaps, overlaps and masked rows of decisions whose rules choose.
struct ChoosingRows {
  /// With every fact known.
  let decision: DecisionSpace
  /// With facts that may be unknown.
  let open: DecisionSpace
  /// The places of the rules that choose and can hold.
  private let rows: [Int]

  init(_ decision: DecisionSpace, open: DecisionSpace, except unreachable: [Int]) {
    self.decision = decision
    self.open = open
    rows = decision.model.rules.indices.filter {
      decision.model.rules[$0].effect == .choose && !unreachable.contains($0)
    }
  }

  func findings() -> [Diagnostic] {
    switch decision.model.hitPolicy {
    case .first: masked() + gap() + overlaps(.orderDecides)
    case .unique: gap() + overlaps(.overlap)
    case .ladder, .collect, .score: []
    }
  }

  private func rule(_ row: Int) -> Rule { decision.model.rules[row] }

  private func earlier(than row: Int) -> [Int] { rows.filter { $0 < row } }

  /// Rows before which others have always taken every case.
  private func masked() -> [Diagnostic] {
    rows.filter(isMasked).map { row in
      let takers = earlier(than: row).filter { other in
        !decision.isImpossible(.certain(decision.rules[row]), .certain(decision.rules[other]))
      }
      return Diagnostic(
        .masked, "the rule '\(rule(row).id)' is never reached: rows before it take all its cases",
        at: rule(row).location,
        notes: takers.prefix(3).map { .init("this row comes before it", at: rule($0).location) },
        help: "move it up, or take it out")
    }
  }

  private func isMasked(_ row: Int) -> Bool {
    open.isImpossible(
      .certain(open.rules[row]), .all(earlier(than: row).map { open.rules[$0].silent }))
  }

  /// Facts for which no row holds.
  private func gap() -> [Diagnostic] {
    let silent = Claim.all(rows.map { decision.rules[$0].silent })
    guard case .found(let cells) = decision.find(silent) else { return [] }
    let witness = decision.witness(cells)
    let possibly = witness.isCertain ? "" : "possibly "
    return [
      Diagnostic(
        .gap, "\(possibly)no rule of '\(decision.model.id)' chooses for \(witness.text)",
        severity: witness.isCertain ? nil : .note, at: decision.model.location,
        help: decision.model.hitPolicy == .first
          ? "add a last row with when: true" : "add a rule for the case")
    ]
  }

  /// Rows that hold where a row before them holds too and chooses differently.
  private func overlaps(_ kind: FindingKind) -> [Diagnostic] {
    rows.filter { kind == .overlap || !isDefault($0) }.compactMap { second in
      var others: [Int] = []
      var witnesses: [Witness] = []
      for first in earlier(than: second) where rule(first).options != rule(second).options {
        let both = decision.find(
          .certain(decision.rules[first]), .certain(decision.rules[second]))
        guard case .found(let cells) = both else { continue }
        if kind == .orderDecides, isException(first, second) { continue }
        others.append(first)
        witnesses.append(decision.witness(cells))
      }
      guard let witness = witnesses.first(where: \.isCertain) ?? witnesses.first else { return nil }
      return overlap(kind, others, second, witness)
    }
  }

  private func isDefault(_ row: Int) -> Bool { rule(row).when.expression.slots.isEmpty }

  /// Whether an earlier row is a special case of a later one, which is how `first` is meant.
  private func isException(_ first: Int, _ second: Int) -> Bool {
    decision.isImpossible(.certain(decision.rules[first]), decision.rules[second].silent)
  }

  private func overlap(
    _ kind: FindingKind, _ others: [Int], _ second: Int, _ witness: Witness
  ) -> Diagnostic {
    let place = witness.isCertain ? "for \(witness.text)" : "possibly for \(witness.text)"
    let isProved = kind == .orderDecides || witness.isCertain
    let help =
      kind == .overlap
      ? "narrow one of them, or write hit_policy: first with the stronger one first"
      : "make sure that the order is meant"
    return Diagnostic(
      kind, "'\(rule(second).id)' chooses differently from a rule before it \(place)",
      severity: isProved ? nil : .warning, at: rule(second).location,
      notes: others.map {
        .init("'\(rule($0).id)' holds in some of the same cases", at: rule($0).location)
      },
      help: help)
  }
}
