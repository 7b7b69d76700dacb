/// Where one cost passes another as the volume grows, found exactly.
///
/// Between two breaks of the curves both are straight lines (or at their least amounts), so each
/// crossing is solved and not searched for; at a break a cost may jump past the other.
public struct CostCrossings<Volume: MeasureUnit>: Sendable {
  /// One change of which is cheaper.
  public struct Crossing: Hashable, Sendable {
    /// The volume beyond which it holds; at a jump, the last one before it.
    public let volume: Measure<Volume>
    /// Whether the challenger is strictly cheaper from there to the next crossing.
    public let challengerIsCheaper: Bool
  }

  /// The changes by rising volume; none means that one state holds all over.
  public let crossings: [Crossing]
  /// Whether the challenger is cheaper at the start, at a volume just above zero.
  public let challengerStartsCheaper: Bool
  /// Where the search ended: the limit, or earlier where the curves have too many breaks.
  public let searchedTo: Measure<Volume>

  /// The volume from which on the challenger is cheaper for the first time; zero for the start.
  public var first: Measure<Volume>? {
    challengerStartsCheaper ? .zero : crossings.first(where: \.challengerIsCheaper)?.volume
  }

  /// The last change within what was searched.
  public var last: Crossing? { crossings.last }

  /// Whether the challenger is cheaper at the end of what was searched.
  public var challengerEndsCheaper: Bool {
    crossings.last?.challengerIsCheaper ?? challengerStartsCheaper
  }
}

extension CostCurve {
  /// Where a challenger's cost falls below this one and rises above it again.
  ///
  /// - Parameters:
  ///   - challenger: the other cost.
  ///   - limit: the volume at which the search ends.
  ///   - mostBreaks: after so many steps the search ends earlier, and says so.
  /// - Returns: all crossings up to the end of the search.
  public func crossings(
    with challenger: CostCurve, upTo limit: Measure<Volume>, mostBreaks: Int = 100_000
  ) -> CostCrossings<Volume> {
    var found: [CostCrossings<Volume>.Crossing] = []
    var starts: Bool?
    var state = false
    func note(_ isCheaper: Bool, at volume: Measure<Volume>) {
      if starts == nil {
        starts = isCheaper
      } else if isCheaper != state {
        found.append(.init(volume: volume, challengerIsCheaper: isCheaper))
      }
      state = isCheaper
    }
    var start = Measure<Volume>.zero
    var count = 0
    while start < limit, count < mostBreaks {
      let breaks = (parts + challenger.parts).compactMap { $0.nextBreak(after: start) }
      let end = min(limit, breaks.filter { $0 > start }.min() ?? limit)
      let middle = start + (end - start) / 2
      let own = straight(around: middle)
      let other = challenger.straight(around: middle)
      for point in [start] + bends(own, other, start, end) {
        // A point of the stretch that begins here, before the next bend.
        let next = bends(own, other, start, end).first { $0 > point } ?? end
        let inside = point.value + (next.value - point.value) / 2
        note(other.cost(at: inside) < own.cost(at: inside), at: point)
      }
      start = end
      count += 1
    }
    return CostCrossings(
      crossings: found, challengerStartsCheaper: starts ?? false, searchedTo: min(start, limit))
  }

  /// A straight line that is not below a least amount.
  private struct Straight {
    let start: Double
    let slope: Double
    let least: Double

    func cost(at volume: Double) -> Double { max(least, start + slope * volume) }
  }

  private func straight(around middle: Measure<Volume>) -> Straight {
    var start = 0.0
    var slope = 0.0
    for part in parts {
      let line = part.line(around: middle)
      start += line.start
      slope += line.slope
    }
    return Straight(start: start, slope: slope, least: least.value)
  }

  /// The volumes strictly inside a stretch at which the order of two lines may change.
  private func bends(
    _ own: Straight, _ other: Straight, _ low: Measure<Volume>, _ high: Measure<Volume>
  ) -> [Measure<Volume>] {
    let candidates = [
      (other.start - own.start, own.slope - other.slope),
      (own.least - other.start, other.slope),
      (other.least - own.start, own.slope),
      (own.least - own.start, own.slope),
      (other.least - other.start, other.slope),
    ]
    return candidates.filter { $0.1 != 0 }.map { Measure<Volume>($0.0 / $0.1) }
      .filter { $0 > low && $0 < high }.sorted()
  }
}
