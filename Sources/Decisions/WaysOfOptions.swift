import Facts
import RuleBase

/// Tells of each option that nothing excludes under which changes it would be the outcome.
struct WaysOfOptions {
  private let run: Run
  private let words: Words

  init(_ run: Run, _ words: Words) {
    self.run = run
    self.words = words
  }

  /// The decisions with the ways of their options.
  ///
  /// A change of one fact is taken from the flips. Pairs are searched for options of decisions that get
  /// a record; of others it is told what stands in their way.
  func added(to decisions: [Decision]) -> [Decision] {
    var decisions = decisions
    var open: [(decision: Int, option: Int, goal: WayGoal)] = []
    for (place, decision) in decisions.enumerated() {
      for (index, verdict) in decision.options.enumerated() where verdict.verdict == .defensible {
        if let flip = flip(to: verdict.option.id, of: decision) {
          decisions[place].options[index].ways = flip
          continue
        }
        let isSearched = decision.member.hasRecord && decision.outcome != .notApplicable
        guard !decision.outcome.isImposed, let goal = goal(verdict.option.id, decision, isSearched)
        else { continue }
        if isSearched {
          open.append((place, index, goal))
        } else {
          decisions[place].options[index].ways = Ways(
            all: [], obstacles: goal.obstacles(run), facts: 0, pairedFacts: 0, pairs: 0)
        }
      }
    }
    guard !open.isEmpty else { return decisions }
    let search = WaySearch(run, words, open.map(\.goal), effort: .brief)
    for (index, target) in open.enumerated() {
      decisions[target.decision].options[target.option].ways = search.ways(to: index)
    }
    return decisions
  }

  private func goal(_ option: String, _ decision: Decision, _ isSearched: Bool) -> WayGoal? {
    guard
      let place = run.plan.base.decisions.firstIndex(where: { $0.id == decision.model.id }),
      let member = decision.model.members.firstIndex(where: { $0.id == decision.id })
    else { return nil }
    return WayGoal(run.pass, place, member, option, isSearched: isSearched)
  }

  /// The nearest flip that leads to an option.
  private func flip(to option: String, of decision: Decision) -> Ways? {
    let leading = decision.flips.filter { $0.becomes.options.contains(option) }
    guard let flip = leading.first(where: { !$0.isFar }) ?? leading.first else { return nil }
    let change = Ways.Change(
      fact: flip.fact, words: flip.words, value: flip.value, margin: flip.margin,
      isStated: flip.isStated)
    return Ways(
      all: [.init(changes: [change], outcome: flip.becomes)], obstacles: [], facts: 0,
      pairedFacts: 0, pairs: 0)
  }
}
