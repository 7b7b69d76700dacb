import Quantities

/// Numbers between two ends, or one number; infinite ends are open.
struct Interval: Hashable, Sendable {
  /// Canonical; minus infinity where there is no end.
  let low: Double
  /// Canonical; infinity where there is no end.
  let high: Double

  var isPoint: Bool { low == high }

  /// A number inside that reads well when it is divided by the factor of its unit.
  func sample(factor: Double = 1) -> Double {
    if isPoint { return low }
    let middle = self.middle / factor
    let bounds = (low / factor, high / factor)
    var candidates = [1, 2].map { roundedToSignificantDigits(middle, $0) }
    candidates += [middle.rounded()]
    candidates += [3, 6].map { roundedToSignificantDigits(middle, $0) }
    let nice = candidates.first { $0 > bounds.0 && $0 < bounds.1 && contains($0 * factor) }
    return nice.map { $0 * factor } ?? self.middle
  }

  private func contains(_ number: Double) -> Bool { low < number && number < high }

  private var middle: Double {
    switch (low.isFinite, high.isFinite) {
    case (false, false): 0
    case (false, true): high > 0 ? high / 2 : high * 2 - 1
    case (true, false): low > 0 ? low * 2 : low < 0 ? low / 2 : 1
    case (true, true): low > 0 ? (low * high).squareRoot() : low + (high - low) / 2
    }
  }

  /// The cells into which numbers fall when they are cut at some points, lowest first.
  ///
  /// - Parameters:
  ///   - cuts: the points, in any order; those outside are left out.
  ///   - low: the least number; nil for none.
  ///   - high: the greatest number; nil for none.
  /// - Returns: each point as a cell of its own, and what lies between.
  static func cells(cutAt cuts: [Double], from low: Double?, to high: Double?) -> [Interval] {
    let low = low ?? -.infinity
    let high = high ?? .infinity
    var cells: [Interval] = []
    var begin = low
    for cut in Set(cuts).sorted() where cut >= low && cut <= high {
      if begin < cut { cells.append(Interval(low: begin, high: cut)) }
      cells.append(Interval(low: cut, high: cut))
      begin = cut
    }
    if begin < high { cells.append(Interval(low: begin, high: high)) }
    return cells.isEmpty ? [Interval(low: low, high: high)] : cells
  }
}
