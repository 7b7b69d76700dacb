import Decisions
import Documents
import Expressions
import OrderedCollections
import Quantities
import RuleBase

/// What the summary of a workbook lists: the items of a month's cost, their total, and the other
/// figures of money that a client asks for.
///
/// They are the lines of the breakdown of a month.
struct CostLines {
  /// The items, which add up to the total.
  private(set) var items: [Figure.Place] = []
  /// The sum of the items; nil where no formula of the rules adds them up.
  private(set) var total: Figure.Place?
  /// Figures that stand below the total.
  private(set) var others: [Figure.Place] = []

  /// Finds the lines of a design and adds all that they hang on to the figures.
  init(_ design: Design, _ collector: inout FigureCollector) {
    let base = design.ruleBase
    let known = base.formulas.filter { formula in
      guard let slot = base.names[formula.id] else { return false }
      return !formula.expression.expression.slots.isEmpty
        && design.resolution.values.value(atSlot: slot).number != nil
    }
    func slot(_ formula: Formula) -> Int { base.names[formula.id] ?? 0 }
    let breakdown = design.resolution.breakdowns.first { breakdown in
      breakdown.model.kind == .monthly && breakdown.total != nil
    }
    let top = known.first { $0.id == breakdown?.model.total }
    var further: [Figure.Place] = []
    for formula in known {
      let readsTotal = top.map { formula.expression.expression.slots.contains(slot($0)) } ?? false
      guard formula.id != top?.id, readsTotal || formula.isHeadline && formula.unit.isMoney else {
        continue
      }
      further.append(.name(slot(formula)))
    }
    if let top {
      total = .name(slot(top))
      collector.add(.name(slot(top)))
      let lines = breakdown?.lines.filter { !$0.isIdle } ?? []
      items = lines.compactMap { base.names[$0.model.figure].map { .name($0) } }
        .filter { collector.figures[$0]?.isShown == true }
    } else {
      for model in base.decisions {
        guard let cost = model.quantities.first(where: { $0.id == model.cost }) else { continue }
        let place = Figure.Place.candidate(decision: model.id, slot: cost.candidateSlot)
        collector.add(place)
        if collector.figures[place]?.isShown == true { items.append(place) }
      }
    }
    for place in further {
      collector.add(place)
      let isShown = collector.figures[place]?.isShown == true
      if isShown, !items.contains(place) { others.append(place) }
    }
  }
}

extension Unit {
  fileprivate var isMoney: Bool { dimension.money != 0 }
}

extension SlotValue {
  /// The number that stands in a slot.
  var number: Double? {
    guard case .known(let value) = self else { return nil }
    return value.number
  }
}
