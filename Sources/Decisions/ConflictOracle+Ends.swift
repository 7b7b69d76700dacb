import Expressions
import Facts
import RuleBase

extension ConflictOracle {
  /// What the designs come to that meet the rest of a set.
  struct Ends: Sendable {
    /// The design whose better end is nearest to the limit.
    var nearest: Breakdown.Amounts
    /// The limit that some design meets whatever the assumptions.
    var sure: Double
  }

  /// A set without one of its requirements, whose figures are looked for.
  struct EndsKey: Hashable {
    let rest: UInt64
    let place: Int
  }

  /// What designs come to by a check when its limit is given up and the rest of a set is kept.
  ///
  /// - Parameters:
  ///   - check: the check of the requirement.
  ///   - set: the set.
  ///   - place: the requirement.
  ///   - loosest: the value with which it asks for nothing.
  /// - Returns: the figures; nil where no design meets the rest.
  func ends(of check: Check, _ set: UInt64, _ place: Int, _ loosest: Double) -> Ends? {
    let key = EndsKey(rest: set & ~(1 << UInt64(place)), place: place)
    if let known = knownEnds[key] { return known }
    let found = findEnds(of: check, set, place, loosest)
    knownEnds[key] = .some(found)
    return found
  }

  private func findEnds(
    of check: Check, _ set: UInt64, _ place: Int, _ loosest: Double
  ) -> Ends? {
    guard let slot = check.estimate.flatMap({ tables.base.names[$0] }) else { return nil }
    let passes = designs(for: set, changing: (place, .double(loosest)), mostFound: .max)
    var ends: Ends?
    for pass in passes {
      guard let base = pass.cells.base[slot].numberValue else { continue }
      let others = [pass.cells.low[slot], pass.cells.high[slot]].map { $0.numberValue ?? base }
      let amounts = Breakdown.Amounts(
        low: min(others[0], base, others[1]), base: base, high: max(others[0], base, others[1]))
      let isAtMost = check.compare == .atMost
      guard var best = ends else {
        ends = Ends(nearest: amounts, sure: isAtMost ? amounts.high : amounts.low)
        continue
      }
      if isAtMost {
        if amounts.low < best.nearest.low { best.nearest = amounts }
        best.sure = min(best.sure, amounts.high)
      } else {
        if amounts.high > best.nearest.high { best.nearest = amounts }
        best.sure = max(best.sure, amounts.low)
      }
      ends = best
    }
    return ends
  }
}
