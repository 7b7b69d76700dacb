import Decisions
import Expressions
import Facts
import Quantities
import RuleBase

/// What the design costs a month, item by item, as far as it can be reckoned.
///
/// - Unit: US dollars a month.
struct MonthlyCosts {
  /// One item, or the total.
  struct Line {
    let label: String
    let low: Double
    let base: Double
    let high: Double
    let isAssumed: Bool
  }

  /// The items, their total, and what is set against it; without a total the figures that are known.
  let lines: [Line]

  private static let unit = "USD/month"

  init(_ design: Design) {
    let estimates = design.resolution.estimates.filter { $0.printed.symbol == Self.unit }
    let costs = Set(estimates.map(\.id))
    let headlines = estimates.filter(\.isHeadline)
    let read = Set(headlines.flatMap { $0.inputs.map(\.name) })
    func parts(_ estimate: Estimate) -> [Line] {
      let inner = estimate.inputs.flatMap { input -> [Line] in
        if let other = estimates.first(where: { $0.id == input.name }) { return parts(other) }
        return Self.line(input, in: design).map { [$0] } ?? []
      }
      return inner.isEmpty ? [Self.line(estimate)] : inner
    }
    let totals = headlines.filter { estimate in
      !read.contains(estimate.id) && estimate.inputs.contains { costs.contains($0.name) }
    }
    if let total = totals.first {
      // An item below half a dollar would be printed as a precise figure that moves nothing.
      let against = estimates.filter { estimate in
        !estimate.isHeadline && estimate.inputs.contains { $0.name == total.id }
      }
      lines =
        parts(total).filter { $0.high >= 0.5 } + [Self.line(total)] + against.map(Self.line)
    } else {
      lines = (Self.winners(design) + headlines.map(Self.line)).filter {
        $0.high > 0
      }
    }
  }

  /// The costs of the joint decisions' winners.
  private static func winners(_ design: Design) -> [Line] {
    var seen: Set<String> = []
    return design.resolution.decisions.compactMap { decision in
      guard let cost = decision.model.cost, seen.insert(decision.model.id).inserted
      else { return nil }
      return decision.quantities.first { $0.id == cost || $0.id.hasSuffix(".\(cost)") }.map(line)
    }
  }

  private static func line(_ estimate: Estimate) -> Line {
    Line(
      label: estimate.label, low: scaled(estimate.low), base: scaled(estimate.base),
      high: scaled(estimate.high), isAssumed: false)
  }

  /// An input that is a cost a month: a figure of a winner, or a fact.
  private static func line(_ input: Estimate.Input, in design: Design) -> Line? {
    for decision in design.resolution.decisions where input.name.hasPrefix(decision.model.id + ".")
    {
      let id = input.name.dropFirst(decision.model.id.count + 1)
      guard let quantity = decision.quantities.first(where: { $0.id == id || $0.id == input.name }),
        quantity.printed.symbol == unit
      else { return nil }
      return line(quantity)
    }
    let name = FactName(input.name)
    guard let field = design.ruleBase.vocabulary[name], field.unit.symbol == unit,
      let value = design.resolution.facts[name]?.value, let base = value.base.number
    else { return nil }
    let range = value.range ?? base...base
    return Line(
      label: field.label, low: scaled(range.lowerBound), base: scaled(base),
      high: scaled(range.upperBound), isAssumed: design.resolution.facts[name]?.statement == nil)
  }

  private static func scaled(_ canonical: Double) -> Double {
    canonical / (Unit.named(unit)?.factor ?? 1)
  }
}
