import Architectures
import RuleBase

/// Ways to stack zones, of which the one is taken that fills a screen best.
struct Bands {
  private let architecture: Architecture

  init(_ architecture: Architecture) { self.architecture = architecture }

  /// The plan whose picture comes nearest to the shape of a screen.
  var bestPlan: RankPlan {
    let (supporting, outside) = (supporting, outside)
    let stacks = [
      [], [outside], [supporting], [supporting, outside.subtracting(supporting)],
    ]
    var best = RankPlan(architecture)
    for stack in stacks.dropFirst() where !stack.contains(where: \.isEmpty) {
      let plan = RankPlan(architecture, bands: stack)
      if misfit(plan) < misfit(best) { best = plan }
    }
    return best
  }

  /// How far a plan is from sixteen to ten: 1 for the right shape, 2 for twice as wide or high.
  private func misfit(_ plan: RankPlan) -> Double {
    let ratio = Self.shape(plan) / 1.6
    return ratio > 1 ? ratio : 1 / ratio
  }

  /// The width against the height, as far as the number of cards tells.
  static func shape(_ plan: RankPlan) -> Double {
    let counts = plan.cardsPerRank
    let widest = counts.max() ?? 1
    return Double(widest) * cardWidth / (Double(counts.count) * rankHeight)
  }

  /// Points that a card takes with the room beside it.
  private static let cardWidth = 240.0
  /// Points that a rank takes with the labels below it.
  private static let rankHeight = 115.0

  /// The cards of zones of which most serve training or observation.
  private var supporting: Set<String> {
    var result: Set<String> = []
    for zone in architecture.zones {
      let cards = architecture.components.filter { $0.zone == zone.id }
      let supporting = cards.filter { ["observability", "training"].contains($0.lane) }
      if supporting.count * 2 > cards.count { result.formUnion(cards.map(\.id)) }
    }
    return result
  }

  /// The cards of borders of trust that stand apart from the largest one, people left out.
  private var outside: Set<String> {
    let tops = architecture.zones.filter { $0.parent == nil && $0.isTrustBoundary }
    let groups = tops.map { top in
      architecture.components.filter { topZone(of: $0.zone) == top.id }
    }
    let largest = groups.map(\.count).max() ?? 0
    return Set(
      groups.filter { $0.count < largest }.joined().filter {
        CardFamily(icon: $0.role.icon) != .person
      }.map(\.id))
  }

  private func topZone(of id: String) -> String {
    var top = id
    var seen: Set<String> = []
    while seen.insert(top).inserted,
      let parent = architecture.zones.first(where: { $0.id == top })?.parent
    {
      top = parent
    }
    return top
  }
}
