import Expressions
import Facts
import Quantities
import RuleBase

/// Scans the legal values of one number: where the outcomes change, and to what.
///
/// Tried are the numbers at which conditions turn, a grid of multiples of the present value up to a
/// million times and down to a millionth, and the ends of what is legal. Between two that differ the
/// crossing is halved until six digits tell no more, and told as the roundest number in the gap.
struct NumberScan {
  private let run: Run
  private let trial: Trial
  private let index: Int
  private let field: Field
  private let cuts: [Double]
  private let isThorough: Bool
  /// Two numbers that lie closer, as a share of them, are not told apart.
  private let gap: Double
  private var known: [Double: Trial.Result] = [:]

  /// Numbers next to each other that all lead to the same outcomes.
  private struct Stretch {
    /// The first and the last number that were tried.
    var first: Double
    var last: Double
    let changes: [Trial.Difference]
    var low: Variation.Bound?
    var high: Variation.Bound?
  }

  /// Prepares the scan of a field.
  ///
  /// - Parameters:
  ///   - run: the base run.
  ///   - trial: what runs the plan.
  ///   - index: the place of the field.
  ///   - cuts: the numbers at which conditions turn, in the canonical unit.
  ///   - isThorough: whether the grid is a fine one and crossings are solved to five digits.
  init(_ run: Run, _ trial: Trial, _ index: Int, cuts: [Double], isThorough: Bool) {
    self.run = run
    self.trial = trial
    self.index = index
    field = run.plan.fields[index]
    self.cuts = cuts
    self.isThorough = isThorough
    // What a client stated is told to three digits, and has to be the same ones everywhere.
    gap = isThorough || run.facts[index].isStated ? 1e-5 : 1e-3
  }

  /// Runs the plan over the numbers.
  consuming func scan() -> FactScan {
    let value = run.facts[index].value
    let possible = possible(value)
    let stretches = stretches()
    let variations = stretches.filter { !$0.changes.isEmpty }.map { variation($0, value) }
    let costs = possible.compactMap { number in
      result(at: number).cost.map { FactScan.CostPoint(value: .double(number), cost: $0) }
    }
    let above = variations.filter { $0.isAbove != false }
    let below = variations.filter { $0.isAbove == false }
    return FactScan(field: index, variations: above + below.reversed(), costs: costs)
  }

  /// The numbers that the fact may well have, besides the one taken.
  private func possible(_ value: FactValue?) -> [Double] {
    guard let range = value?.range else { return [] }
    return range.lowerBound == range.upperBound ? [] : [range.lowerBound, range.upperBound]
  }

  private mutating func result(at number: Double) -> Trial.Result {
    if let result = known[number] { return result }
    let result = trial.result(of: [(index, .double(number))])
    known[number] = result
    return result
  }

  private mutating func changes(at number: Double) -> [Trial.Difference] {
    result(at: number).changes
  }

  // MARK: - Numbers to try

  private static let fewMultiples = [2.0, 10, 100, 1_000]
  private static let multiples = [1.2, 1.5, 2, 3, 5, 7, 10, 20, 50, 100, 300, 1_000, 1e4, 1e6]

  /// Ascending, all legal.
  private var points: [Double] {
    // Conditions may hold between two cuts alone, and beyond the last.
    var points = zip(cuts, cuts.dropFirst()).map { $0 + ($1 - $0) / 2 }
    points += [cuts.first.map { $0 / 2 }, cuts.last.map { $0 * 2 }].compactMap(\.self)
    let value = run.facts[index].value
    let now = value?.base.number
    if let now { points.append(now) }
    points += possible(value)
    if let now, now != 0 {
      points += (isThorough ? Self.multiples : Self.fewMultiples).flatMap { [now * $0, now / $0] }
    } else {
      points += (-3...9).map { Self.power(ofTen: $0) * field.unit.factor }
    }
    points += [field.domain.low, field.domain.high].compactMap(\.self)
    if isThorough, let low = field.domain.low, let high = field.domain.high, low < high {
      points += (1...9).map { low + (high - low) * Double($0) / 10 }
    }
    let least = field.domain.low ?? ((now ?? 0) < 0 ? -.infinity : 0)
    // Cuts are tried as a client would state them, which is exact.
    let legal = (points.map(\.atSixDigits).filter { $0.isFinite } + cuts).filter {
      $0.isFinite && $0 >= least && field.domain.contains($0)
    }
    return Set(legal + [now].compactMap(\.self)).sorted()
  }

  private static func power(ofTen exponent: Int) -> Double {
    let size = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / size : size
  }

  // MARK: - Stretches

  private mutating func stretches() -> [Stretch] {
    let points = points
    guard let first = points.first else { return [] }
    var all = [Stretch(first: first, last: first, changes: changes(at: first))]
    for point in points.dropFirst() { extend(&all, to: point, changes(at: point)) }
    return all
  }

  /// Takes the next number in: into the last stretch, or into new ones after it.
  private mutating func extend(
    _ all: inout [Stretch], to number: Double, _ changes: [Trial.Difference]
  ) {
    let last = all.count - 1
    guard all[last].changes != changes else {
      all[last].last = number
      return
    }
    let low = all[last].last
    if let middle = middle(low, number) {
      extend(&all, to: middle, self.changes(at: middle))
      return extend(&all, to: number, changes)
    }
    let edge = edge(low, all[last].changes, number, changes)
    all[last].high = .init(
      number: edge.number, isIncluded: !edge.isIncluded, isExact: edge.isExact)
    if !edge.isIncluded { all[last].last = edge.number }
    all.append(
      Stretch(
        first: edge.isIncluded ? edge.number : number, last: number, changes: changes, low: edge))
  }

  /// A number between two, next to one that is a cut; nil where no number between them matters.
  private func middle(_ low: Double, _ high: Double) -> Double? {
    guard high - low > 1.5 * gap * max(high.magnitude, low.magnitude) else { return nil }
    // Most crossings lie at a cut: just beyond it they are found at once.
    if low != 0, cuts.contains(low),
      let next = between(low, low + low.magnitude * Self.beyond, high)
    {
      return next
    }
    if high != 0, cuts.contains(high),
      let next = between(low, high - high.magnitude * Self.beyond, high)
    {
      return next
    }
    if low == 0 {
      return high > 1e-9 * field.unit.factor ? between(low, high / 100, high) : nil
    }
    if high == 0 {
      return low < -1e-9 * field.unit.factor ? between(low, low / 100, high) : nil
    }
    let middle = low > 0 ? (low * high).squareRoot() : low + (high - low) / 2
    return between(low, middle, high)
  }

  private func between(_ low: Double, _ number: Double, _ high: Double) -> Double? {
    let number = number.atSixDigits
    return number > low && number < high && number.isFinite ? number : nil
  }

  /// How far beyond a cut the next number lies of which comparisons say something else.
  private static let beyond = 1e-5

  /// The end of the stretch that begins between two numbers: the roundest number in the gap, and
  /// whether it is already part of the stretch.
  private mutating func edge(
    _ low: Double, _ before: [Trial.Difference], _ high: Double, _ after: [Trial.Difference]
  ) -> Variation.Bound {
    let factor = field.unit.factor
    for digits in 1...6 {
      for end in [low, high] {
        let number = roundedToSignificantDigits(
          roundedToSignificantDigits(end / factor, digits) * factor, 12)
        guard number >= low, number <= high else { continue }
        let changes = number == low ? before : number == high ? after : changes(at: number)
        let isExact = digits <= 3 || cuts.contains(number)
        if changes == before {
          return .init(number: number, isIncluded: false, isExact: isExact)
        }
        if changes == after { return .init(number: number, isIncluded: true, isExact: isExact) }
      }
    }
    return .init(number: high, isIncluded: true, isExact: false)
  }

  // MARK: - What is told

  private mutating func variation(_ stretch: Stretch, _ value: FactValue?) -> Variation {
    let now = value?.base.number
    var isAbove: Bool?
    if let now {
      if stretch.first > now { isAbove = true }
      if stretch.last < now { isAbove = false }
    }
    let number = representative(stretch, isAbove)
    let isPossible = possible(value).contains { $0 >= stretch.first && $0 <= stretch.last }
    return Variation(
      field: index, value: .double(number), isAbove: isAbove, low: stretch.low,
      high: stretch.high, isPossible: isPossible || isAbove == nil && value?.range != nil,
      changes: trial.told(stretch.changes), cost: result(at: number).cost)
  }

  /// The number of a stretch that is next to the present one.
  private func representative(_ stretch: Stretch, _ isAbove: Bool?) -> Double {
    switch isAbove {
    case true?:
      if let low = stretch.low, low.isIncluded { return low.number }
      return stretch.first
    case false?:
      if let high = stretch.high, high.isIncluded { return high.number }
      return stretch.last
    case nil:
      let now = run.facts[index].value?.base.number
      return now ?? stretch.first
    }
  }
}
