import Decisions
import Documents
import Expressions
import OrderedCollections
import Quantities
import RuleBase

/// What the summary of a workbook lists: the items of a month's cost, their total, and the other
/// figures of money that a client asks for.
///
/// The one place that knows how a total is made up.
struct CostLines {
  /// The items, which add up to the total.
  private(set) var items: [Figure.Place] = []
  /// The sum of the items; nil where no formula of the rules adds them up.
  private(set) var total: Figure.Place?
  /// Figures that stand below the total.
  private(set) var others: [Figure.Place] = []

  private static let unit = "USD/month"

  /// Finds the lines of a design and adds all that they hang on to the figures.
  init(_ design: Design, _ collector: inout FigureCollector) {
    let base = design.ruleBase
    let known = base.formulas.filter { formula in
      guard let slot = base.names[formula.id] else { return false }
      return !formula.expression.expression.slots.isEmpty
        && design.resolution.values.value(atSlot: slot).number != nil
    }
    func slot(_ formula: Formula) -> Int { base.names[formula.id] ?? 0 }
    let monthly = known.filter { $0.unit.symbol == Self.unit }
    let headlines = monthly.filter(\.isHeadline)
    let read = Set(headlines.flatMap(\.expression.expression.slots))
    let costs = Set(monthly.map(slot))
    let top = headlines.first { formula in
      !read.contains(slot(formula))
        && formula.expression.expression.slots.contains(where: costs.contains)
    }
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
      items = Self.parts(.name(slot(top)), collector)
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

  /// The figures that a sum is made up of, down to those that are no sums themselves.
  private static func parts(
    _ place: Figure.Place, _ collector: FigureCollector
  ) -> [Figure.Place] {
    guard case .computed(let computation)? = collector.figures[place]?.origin,
      computation.expression.isSum(computation.expression.syntax)
    else { return [place] }
    return computation.expression.slots.flatMap { slot -> [Figure.Place] in
      let inner = collector.place(of: slot, about: computation.decision)
      guard let figure = collector.figures[inner], figure.isShown, figure.unit.symbol == unit
      else { return [] }
      return parts(inner, collector)
    }
  }
}

extension Expression {
  /// Whether a node adds up names, in each of its cases.
  fileprivate func isSum(_ node: Syntax) -> Bool {
    if slot(of: node) != nil { return true }
    switch node.kind {
    case .binary(.add, let left, let right): return isSum(left) && isSum(right)
    case .conditional(_, let yes, let no): return isSum(yes) && isSum(no)
    case _: return constant(of: node)?.number == 0
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
