import Expressions
import Facts
import Quantities
import RuleBase

/// Scans the legal values of one number: where what is seen of the plan changes, and to what.
///
/// Tried are the numbers at which conditions turn, a grid of multiples of the present value up to a
/// million times and down to a millionth, and the ends of what is legal. Between two that differ the
/// crossing is halved until three digits are sure, and told as the roundest number in the gap.
struct NumberScan<Seen: Equatable> {
  private let run: Run
  private let index: Int
  private let look: (Double) -> Seen
  private let isSolved: (NumberScanGap<Seen>) -> Bool
  private let field: Field
  private let cuts: [Double]
  private let isThorough: Bool
  /// Two numbers that lie closer, as a share of them, are not told apart.
  private let gap: Double
  private var known: [Double: Seen] = [:]

  /// Numbers next to each other at which the same is seen.
  struct Stretch {
    /// The first and the last number that were tried.
    var first: Double
    var last: Double
    let seen: Seen
    var low: Variation.Bound?
    var high: Variation.Bound?
  }

  /// Prepares the scan of a field.
  ///
  /// - Parameters:
  ///   - run: the base run.
  ///   - index: the place of the field.
  ///   - cuts: the numbers at which conditions turn, in the canonical unit.
  ///   - isThorough: whether the grid is a fine one.
  ///   - isSolved: whether the crossing in a gap is of interest; otherwise its outer end stands for it.
  ///   - look: runs the plan at a number and tells what is to be compared.
  init(
    _ run: Run, _ index: Int, cuts: [Double], isThorough: Bool,
    isSolved: @escaping (NumberScanGap<Seen>) -> Bool = { _ in true },
    look: @escaping (Double) -> Seen
  ) {
    self.run = run
    self.index = index
    self.look = look
    self.isSolved = isSolved
    field = run.plan.fields[index]
    self.cuts = cuts
    self.isThorough = isThorough
    // Solved numbers are told to three digits. Of what a client stated they have to be the same ones
    // everywhere, and a value short of one by a ten-thousandth changes nothing yet.
    gap = run.facts[index].isStated ? 5e-5 : isThorough ? 2e-4 : 1e-3
  }

  /// The numbers that the fact may well have, besides the one taken.
  var possible: [Double] {
    guard let range = run.facts[index].value?.range else { return [] }
    return range.lowerBound == range.upperBound ? [] : [range.lowerBound, range.upperBound]
  }

  /// What is seen at a number.
  mutating func seen(at number: Double) -> Seen {
    if let seen = known[number] { return seen }
    let seen = look(number)
    known[number] = seen
    return seen
  }

  // MARK: - Numbers to try

  private static var fewMultiples: [Double] { [2, 10, 100, 1_000] }
  private static var multiples: [Double] {
    [1.2, 1.5, 2, 3, 5, 7, 10, 20, 50, 100, 300, 1_000, 1e4, 1e6]
  }

  /// Ascending, all legal.
  private var points: [Double] {
    // Conditions may hold between two cuts alone, and beyond the last.
    var points = zip(cuts, cuts.dropFirst()).map { $0 + ($1 - $0) / 2 }
    points += [cuts.first.map { $0 / 2 }, cuts.last.map { $0 * 2 }].compactMap(\.self)
    let now = run.facts[index].value?.base.number
    if let now { points.append(now) }
    points += possible
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

  /// The numbers by what is seen at them, ascending.
  mutating func stretches() -> [Stretch] {
    let points = points
    let tried = points.map { (number: $0, seen: seen(at: $0)) }
    guard let first = tried.first else { return [] }
    var all = [Stretch(first: first.number, last: first.number, seen: first.seen)]
    let now = run.facts[index].value?.base.number
    for (place, point) in tried.enumerated().dropFirst() {
      let before = tried[place - 1]
      guard before.seen != point.seen, let now else {
        extend(&all, to: point.number, point.seen)
        continue
      }
      let isAbove = before.number >= now
      let inwards =
        isAbove
        ? tried[..<place].reversed().prefix { $0.number >= now }
        : Array(tried[place...].prefix { $0.number <= now })
      if isSolved(NumberScanGap(inwards: inwards, outer: isAbove ? point : before)) {
        extend(&all, to: point.number, point.seen)
      } else {
        leave(&all, before.number, point.number, point.seen, isAbove: isAbove)
      }
    }
    return all
  }

  /// Takes the next number in without looking for the crossing before it.
  private func leave(
    _ all: inout [Stretch], _ low: Double, _ high: Double, _ seen: Seen, isAbove: Bool
  ) {
    let edge = isAbove ? high : low
    all[all.count - 1].high = .init(number: edge, isIncluded: !isAbove, isExact: false)
    all.append(
      Stretch(
        first: high, last: high, seen: seen,
        low: .init(number: edge, isIncluded: isAbove, isExact: false)))
  }

  /// Takes the next number in: into the last stretch, or into new ones after it.
  private mutating func extend(
    _ all: inout [Stretch], to number: Double, _ seen: Seen
  ) {
    let last = all.count - 1
    guard all[last].seen != seen else {
      all[last].last = number
      return
    }
    let low = all[last].last
    if let middle = middle(low, number) {
      extend(&all, to: middle, self.seen(at: middle))
      return extend(&all, to: number, seen)
    }
    let edge = edge(low, all[last].seen, number, seen)
    all[last].high = .init(
      number: edge.number, isIncluded: !edge.isIncluded, isExact: edge.isExact)
    if !edge.isIncluded { all[last].last = edge.number }
    all.append(
      Stretch(
        first: edge.isIncluded ? edge.number : number, last: number, seen: seen, low: edge))
  }

  /// A number between two, next to one that is a cut; nil where no number between them matters.
  private func middle(_ low: Double, _ high: Double) -> Double? {
    guard high - low > 1.5 * gap * max(high.magnitude, low.magnitude) else { return nil }
    // Most crossings lie at a cut: just beyond it they are found at once.
    if low != 0, cuts.contains(low),
      let next = between(low, low + low.magnitude * Variation.beyondCut, high)
    {
      return next
    }
    if high != 0, cuts.contains(high),
      let next = between(low, high - high.magnitude * Variation.beyondCut, high)
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

  /// The end of the stretch that begins between two numbers: the roundest number in the gap, and
  /// whether it is already part of the stretch.
  private mutating func edge(
    _ low: Double, _ before: Seen, _ high: Double, _ after: Seen
  ) -> Variation.Bound {
    let factor = field.unit.factor
    for digits in 1...6 {
      for end in [low, high] {
        let number = roundedToSignificantDigits(
          roundedToSignificantDigits(end / factor, digits) * factor, 12)
        guard number >= low, number <= high else { continue }
        let seen = number == low ? before : number == high ? after : seen(at: number)
        let isExact = digits <= 3 || cuts.contains(number)
        if seen == before {
          return .init(number: number, isIncluded: false, isExact: isExact)
        }
        if seen == after { return .init(number: number, isIncluded: true, isExact: isExact) }
      }
    }
    return .init(number: high, isIncluded: true, isExact: false)
  }

  // MARK: - What is told

  /// On which side of the present value a stretch lies; nil where it holds it.
  func isAbove(_ stretch: Stretch) -> Bool? {
    guard let now = run.facts[index].value?.base.number else { return nil }
    if stretch.first > now { return true }
    return stretch.last < now ? false : nil
  }

  /// The number of a stretch that is next to the present one.
  func representative(_ stretch: Stretch) -> Double {
    switch isAbove(stretch) {
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

/// Two neighbouring numbers at which something else is seen, on one side of the present value.
struct NumberScanGap<Seen> {
  /// What was tried from the inner end of the gap to the present value.
  let inwards: [(number: Double, seen: Seen)]
  /// Its end that lies further from the present value.
  let outer: (number: Double, seen: Seen)
}

extension NumberScan<Trial.Result> {
  /// Runs the plan over the numbers.
  consuming func scan(_ trial: Trial) -> FactScan {
    let variations = stretches().filter { !$0.seen.changes.isEmpty }
      .map { variation($0, trial) }
    let costs = possible.compactMap { number in
      seen(at: number).cost.map { FactScan.CostPoint(value: .double(number), cost: $0) }
    }
    let above = variations.filter { $0.isAbove != false }
    let below = variations.filter { $0.isAbove == false }
    return FactScan(field: index, variations: above + below.reversed(), costs: costs)
  }

  private mutating func variation(_ stretch: Stretch, _ trial: Trial) -> Variation {
    let isAbove = isAbove(stretch)
    let number = representative(stretch)
    let isPossible = possible.contains { $0 >= stretch.first && $0 <= stretch.last }
    let isInDoubt = isAbove == nil && run.facts[index].value?.range != nil
    return Variation(
      field: index, value: .double(number), isAbove: isAbove, low: stretch.low,
      high: stretch.high, isPossible: isPossible || isInDoubt,
      changes: trial.told(stretch.seen.changes), cost: seen(at: number).cost)
  }
}
