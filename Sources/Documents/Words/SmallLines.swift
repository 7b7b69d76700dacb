import Decisions
import Quantities
import RuleBase

extension Breakdown {
  /// A line below so many dollars, and below such a share of the total, is small (house).
  private static let smallAmount = 1.0
  private static let smallShare = 0.001

  /// The lines of a sum that count for next to nothing in every scenario: a table of a document
  /// gathers them in one; none where that would save no line.
  var smallLines: [Line] {
    guard model.kind == .monthly || model.kind == .once, let total else { return [] }
    let small = shown.filter { line in
      zip(line.amounts.all, total.all).allSatisfy { amount, whole in
        amount / printed.factor < Self.smallAmount && amount < Self.smallShare * whole
      }
    }
    return small.count > 1 ? small : []
  }

  /// What the small lines come to together; nil where there are none.
  var smallAmounts: Amounts? {
    let lines = smallLines
    guard !lines.isEmpty else { return nil }
    func sum(_ scenario: KeyPath<Amounts, Double>) -> Double {
      lines.reduce(0) { $0 + $1.amounts[keyPath: scenario] }
    }
    return Amounts(low: sum(\.low), base: sum(\.base), high: sum(\.high))
  }
}
