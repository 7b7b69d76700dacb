import Facts

/// Tells which crossings of a number are told to anybody, for solving for one costs many runs.
struct ToldCrossings {
  private let isKnown: Bool
  private let isExact: Bool
  private let reach: FlipReach

  init(_ run: Run, _ index: Int) {
    let fact = run.facts[index]
    isKnown = fact.isStated && fact.knowledge != .unknown
    isExact = fact.value?.isExact ?? false
    reach = FlipReach(run, index)
  }

  /// Whether the crossing in a gap is told.
  ///
  /// Of what a client stated, the first at which a decision ends otherwise, on each side. Of what is
  /// assumed, those that are not far from it, and the ends of what begins there.
  func isTold(_ gap: NumberScanGap<Trial.Result>) -> Bool {
    guard let inner = gap.inwards.first else { return true }
    let isAbove = gap.outer.number > inner.number
    if isKnown {
      guard isExact else { return true }
      let changed = Set(gap.inwards.flatMap(\.seen.changes).map(Member.init))
      return !gap.outer.seen.changes.allSatisfy { changed.contains(Member($0)) }
    }
    guard reach.isFar(inner.number, isAbove: isAbove) else { return true }
    // The stretch that ends in the gap is told where it begins near enough.
    guard !inner.seen.changes.isEmpty else { return false }
    let beginning = gap.inwards.first { $0.seen != inner.seen }
    return beginning.map { !reach.isFar($0.number, isAbove: isAbove) } ?? true
  }

  private struct Member: Hashable {
    let decision: Int
    let member: Int

    init(_ difference: Trial.Difference) {
      decision = difference.decision
      member = difference.member
    }
  }
}
