import Expressions
public import Facts
import Foundation
import RuleBase

/// One month of a year in which the load grows.
public struct MonthAhead: Sendable {
  /// 1 for the first month.
  public let number: Int
  /// The volume against today's, in each scenario.
  public let factor: Breakdown.Amounts
  /// The total in canonical units; absent where it is not known.
  public let total: Breakdown.Amounts?
  /// Decisions that come out otherwise than today at the likely volume of that month.
  public let changes: [Change]

  /// One decision that comes out otherwise.
  public struct Change: Hashable, Sendable {
    public let decision: String
    public let code: String
    public let title: String
    public let outcome: String
  }
}

/// A breakdown's total month by month as the load grows, decided anew at each month's volume.
public struct YearAhead: Sendable {
  /// The id of the breakdown.
  public let breakdown: String
  /// The factor over twelve months.
  public let growth: Breakdown.Amounts
  /// The fact that states or assumes it.
  public let growthFact: FactName
  /// The facts that were multiplied.
  public let grown: [FactName]
  public let months: [MonthAhead]

  /// The sum over all months: money where the totals are money a month; absent where one is unknown.
  ///
  /// - Unit: US dollars.
  public var sum: Breakdown.Amounts? {
    let totals = months.compactMap(\.total)
    guard totals.count == months.count else { return nil }
    let seconds = 365.0 / 12 * 86_400
    return Breakdown.Amounts(
      low: totals.reduce(0) { $0 + $1.low } * seconds,
      base: totals.reduce(0) { $0 + $1.base } * seconds,
      high: totals.reduce(0) { $0 + $1.high } * seconds)
  }
}

/// Runs the plan over the load of each month.
struct MonthlyRuns {
  private let run: Run
  private let words: Words

  init(_ run: Run, _ words: Words) {
    self.run = run
    self.words = words
  }

  /// The months of every breakdown that grows.
  ///
  /// The volume of month m is today's × growth^(m ÷ 12), so that the twelfth month has the year's.
  func years(_ count: Int) -> [YearAhead] {
    run.plan.base.breakdowns.compactMap { model in
      model.growth.flatMap { year(model, $0, count) }
    }
  }

  private func year(
    _ model: BreakdownModel, _ growth: BreakdownModel.Growth, _ count: Int
  ) -> YearAhead? {
    guard let factorField = run.plan.fieldIndex(growth.factor),
      let factor = run.facts[factorField].value?.amounts,
      let total = run.plan.base.names[model.total]
    else { return nil }
    let fields = growth.facts.compactMap(run.plan.fieldIndex).filter { field in
      switch run.pass.sources[field] {
      case .given, .assumed: run.facts[field].value?.amounts != nil
      case .derived, .missing: false
      }
    }
    let months = (1...max(count, 1)).map { month in
      let share = Double(month) / 12
      let power = factor.mapped { $0.power(share) }
      let changes = fields.compactMap { field -> (field: Int, knowledge: Knowledge)? in
        guard let now = run.facts[field].value?.amounts else { return nil }
        return (field, .known(now.times(power).value))
      }
      let pass = run.pass.changing(changes)
      return MonthAhead(
        number: month, factor: power, total: amounts(total, pass), changes: turned(pass))
    }
    return YearAhead(
      breakdown: model.id, growth: factor, growthFact: growth.factor,
      grown: fields.map { run.plan.fields[$0].name }, months: months)
  }

  private func amounts(_ slot: Int, _ pass: Pass) -> Breakdown.Amounts? {
    guard let low = pass.cells.low[slot].numberValue, let base = pass.cells.base[slot].numberValue,
      let high = pass.cells.high[slot].numberValue, low.isFinite, base.isFinite, high.isFinite
    else { return nil }
    return Breakdown.Amounts(low: low, base: base, high: high)
  }

  private func turned(_ pass: Pass) -> [MonthAhead.Change] {
    run.plan.base.decisions.enumerated().flatMap { place, model in
      model.members.enumerated().compactMap { index, member in
        guard pass.differs(from: run.pass, in: place, index) else { return nil }
        return MonthAhead.Change(
          decision: member.id, code: member.code, title: member.title,
          outcome: words.text(pass.outcome(place, index), of: member))
      }
    }
  }
}

extension FactValue {
  /// The number at both ends and at its base.
  fileprivate var amounts: Breakdown.Amounts? {
    guard let base = base.number else { return nil }
    return Breakdown.Amounts(
      low: range?.lowerBound ?? base, base: base, high: range?.upperBound ?? base)
  }
}

extension Breakdown.Amounts {
  fileprivate func mapped(_ change: (Double) -> Double) -> Breakdown.Amounts {
    .init(low: change(low), base: change(base), high: change(high))
  }

  fileprivate func times(_ other: Breakdown.Amounts) -> Breakdown.Amounts {
    .init(
      low: (low * other.low).atSixDigits, base: (base * other.base).atSixDigits,
      high: (high * other.high).atSixDigits)
  }

  fileprivate var value: FactValue {
    FactValue(.double(base), range: low < high ? low...high : nil)
  }
}

extension Double {
  /// The number to a power between 0 and 1, at six digits; nothing stays nothing.
  fileprivate func power(_ exponent: Double) -> Double {
    self > 0 ? pow(self, exponent).atSixDigits : 0
  }
}
