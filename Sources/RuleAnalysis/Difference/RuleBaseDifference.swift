import Decisions
import Expressions
import Facts
import OrderedCollections
public import RuleBase

/// What two rule bases have not in common, and specifications for which they decide differently.
public struct RuleBaseDifference: Sendable {
  /// One decision with a specification that shows the difference.
  public struct Outcome: Hashable, Sendable {
    public let decision: String
    /// How it ends under the old rules, in words.
    public let before: String
    /// How it ends under the new rules, in words.
    public let after: String
    /// Rules that hold under the old rules only.
    public let rulesBefore: [String]
    /// Rules that hold under the new rules only.
    public let rulesAfter: [String]
    /// The whole specification as YAML.
    public let specification: String
  }

  /// What was added, removed or changed.
  public let items: [ItemChange]
  /// The first specification that was found for each decision.
  public let outcomes: [Outcome]
  /// Decisions that hang on something that changed, but for which no specification was found.
  public let withoutWitness: [String]

  /// Whether both are the same, as far as their values go.
  public var isEmpty: Bool { items.isEmpty }

  /// Compares two rule bases; with their examples loaded, more is found.
  public init(_ old: RuleBase, _ new: RuleBase) {
    let items = ItemChange.Kind.allCases.flatMap { kind in
      ItemChange.list(kind, old.items(kind), new.items(kind))
    }
    self.items = items
    var search = DifferenceSearch(old, new)
    let affected = AffectedDecisions(items, old, new)
    // What differs itself gives specifications that show what merely follows.
    for id in affected.ids where affected.own.contains(id) {
      search.search(id, changed: affected.rules, thoroughly: true)
    }
    for id in affected.ids where !affected.own.contains(id) {
      search.search(id, changed: affected.rules, thoroughly: false)
    }
    outcomes = search.outcomes
    withoutWitness = search.withoutWitness
  }
}

/// Looks for the first specification per decision, and shares what it finds among decisions.
private struct DifferenceSearch {
  private let old: RuleBase
  private let new: RuleBase
  private let earlier: SlotKnowledge
  private let known: SlotKnowledge
  private var trial: Trial
  private var drafts: [Draft] = []
  private(set) var outcomes: [RuleBaseDifference.Outcome] = []
  private(set) var withoutWitness: [String] = []

  /// So many drafts are tried for one decision that differs itself.
  private static let limit = 400

  init(_ old: RuleBase, _ new: RuleBase) {
    self.old = old
    self.new = new
    earlier = SlotKnowledge(old)
    known = SlotKnowledge(new)
    trial = Trial(old, new)
  }

  mutating func search(_ id: String, changed rules: Set<String>, thoroughly: Bool) {
    guard let before = old.decisions.first(where: { $0.id == id }),
      let after = new.decisions.first(where: { $0.id == id })
    else { return }
    let common = Set(before.members.map(\.id)).intersection(after.members.map(\.id))
    guard
      let draft = earlierDraft(in: common)
        ?? (thoroughly ? firstDraft(before, after, common, rules) : nil)
    else {
      // What merely follows another decision is told with it or not at all.
      if thoroughly { withoutWitness.append(id) }
      return
    }
    let small = trial.reduced(draft, in: common)
    if !drafts.contains(small) { drafts.append(small) }
    guard let (first, second) = trial.resolve(small) else { return }
    for member in after.members.map(\.id) where common.contains(member) {
      guard let was = Trial.outcome(member, first), let now = Trial.outcome(member, second),
        was != now
      else { continue }
      let held = (Trial.rules(member, first), Trial.rules(member, second))
      outcomes.append(
        .init(
          decision: member, before: was, after: now,
          rulesBefore: held.0.filter { !held.1.contains($0) || rules.contains($0) },
          rulesAfter: held.1.filter { !held.0.contains($0) || rules.contains($0) },
          specification: small.text(new.vocabulary)))
    }
  }

  /// A draft that was tried for another decision.
  private mutating func earlierDraft(in members: Set<String>) -> Draft? {
    for draft in drafts where trial.differs(draft, in: members) { return draft }
    return nil
  }

  /// Tries what conditions tell, then the examples of changed rules, then values of facts.
  private mutating func firstDraft(
    _ before: DecisionModel, _ after: DecisionModel, _ members: Set<String>, _ rules: Set<String>
  ) -> Draft? {
    let start = trial.count
    var seeds = ClaimDrafts(before, after, earlier, known).all()
    for (model, base) in [(after, new), (before, old)] {
      let changed = model.rules.filter { rules.contains($0.id) }
      seeds += changed.flatMap(\.examples).map { Draft($0, base) }
    }
    for seed in seeds {
      guard trial.count - start < Self.limit else { return nil }
      var free = seed
      free.fixed = [:]
      for draft in seed.fixed.isEmpty ? [free] : [free, seed] {
        let usual = draft.completed(by: Draft(facts: trial.usual, fixed: [:]))
        if trial.differs(usual, in: members) { return usual }
      }
    }
    for seed in seeds.prefix(3) + [Draft()] {
      if let found = trial.differing(seed, in: members) { return found }
    }
    return walk(seeds, before, after, members, rules, from: start)
  }

  /// Tries the values of the facts behind changed rules, over the seeds and over nothing.
  private mutating func walk(
    _ seeds: [Draft], _ before: DecisionModel, _ after: DecisionModel, _ members: Set<String>,
    _ rules: Set<String>, from start: Int
  ) -> Draft? {
    let changed = after.rules.filter { rules.contains($0.id) }
    let slots = changed.isEmpty ? after.readSlots : changed.flatMap(\.when.expression.slots)
    let walk = WalkDrafts(
      behind: slots, after.conditions.map(\.expression), known)
    for seed in seeds.prefix(4) + [Draft()] {
      let task = seed.completed(by: Draft(facts: trial.usual, fixed: [:]))
      for draft in walk.all(over: task) {
        guard trial.count - start < Self.limit else { return nil }
        if trial.differs(draft, in: members) { return draft }
      }
    }
    return nil
  }
}
