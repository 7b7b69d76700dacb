import Decisions
import Diagnostics
import Expressions
import Facts
import OrderedCollections
import RuleBase
import Specifications

/// Decides drafts under both rule bases.
struct Trial {
  let old: Plan
  let new: Plan
  /// Required facts with a value for each.
  private let required: [(name: String, values: [String])]
  /// How many drafts were decided.
  private(set) var count = 0
  /// The decisions that differ, by draft.
  private var seen: [Draft: Set<String>] = [:]

  init(_ old: RuleBase, _ new: RuleBase) {
    self.old = Plan(old)
    self.new = Plan(new)
    required = new.vocabulary.fields.filter(\.isRequired).map { field in
      let words = field.choices.map(\.id)
      return (field.name.rawValue, words.isEmpty ? ["Show where two rule bases differ"] : words)
    }
  }

  /// Required facts at their first value.
  var usual: OrderedDictionary<String, String> {
    OrderedDictionary(uniqueKeysWithValues: required.map { ($0.name, $0.values[0]) })
  }

  /// Both resolutions of a draft; nil where one of the two can't read it or calls it contradictory.
  func resolve(_ draft: Draft) -> (before: Resolution, after: Resolution)? {
    guard let before = Self.resolve(draft, old), let after = Self.resolve(draft, new) else {
      return nil
    }
    return (before, after)
  }

  private static func resolve(_ draft: Draft, _ plan: Plan) -> Resolution? {
    let file = SourceFile(name: "difference", text: draft.text(plan.base.vocabulary))
    let read = Specification.read(file, vocabulary: plan.base.vocabulary)
    guard let facts = read.specification?.facts,
      !plan.contradictions(facts).containsError,
      !plan.unknownFixedDecisions(facts).containsError
    else { return nil }
    return plan.resolve(facts, analyses: [])
  }

  /// The draft with required facts filled in so that one of some decisions differs; nil if none does.
  mutating func differing(_ draft: Draft, in members: Set<String>) -> Draft? {
    var drafts = [draft]
    for (name, values) in required where draft.facts[name] == nil {
      drafts = drafts.flatMap { draft in
        values.map { value in
          var completed = draft
          completed.facts[name] = value
          return completed
        }
      }
    }
    for completed in drafts.prefix(40) where differs(completed, in: members) { return completed }
    return nil
  }

  mutating func differs(_ draft: Draft, in members: Set<String>) -> Bool {
    if let known = seen[draft] { return !known.isDisjoint(with: members) }
    count += 1
    var different: Set<String> = []
    if let (before, after) = resolve(draft) {
      for decision in after.decisions
      where Self.outcome(decision.id, before) != Self.outcome(decision.id, after) {
        different.insert(decision.id)
      }
    }
    seen[draft] = different
    return !different.isDisjoint(with: members)
  }

  /// How a decision ended, in words; absent where the rule base lacks it.
  static func outcome(_ member: String, _ resolution: Resolution) -> String? {
    guard let decision = resolution.decision(member) else { return nil }
    let products = decision.products.map(\.id)
    let with = products.isEmpty ? "" : " with \(products.joined(separator: ", "))"
    switch decision.outcome {
    case .chosen(let id): return id + with
    case .anyOf(let ids, _): return "any of \(ids.joined(separator: ", "))" + with
    case .set(let ids): return ids.isEmpty ? "nothing" : ids.joined(separator: ", ")
    case .imposed(let id, let free): return "\(id), fixed, instead of \(free.options)" + with
    case .open(let missing):
      return missing.isEmpty
        ? "open" : "open, for want of \(missing.map(\.rawValue).joined(separator: ", "))"
    case .contradicted: return "no option is left"
    case .notApplicable: return "does not arise"
    }
  }

  /// The rules behind an outcome: those that hold and count.
  static func rules(_ member: String, _ resolution: Resolution) -> [String] {
    resolution.decision(member)?.reasons.map(\.rule.id) ?? []
  }

  /// The draft without what the difference does not need.
  mutating func reduced(_ draft: Draft, in members: Set<String>) -> Draft {
    var result = draft
    let needed = Set(required.map(\.name))
    for decision in draft.fixed.keys {
      var smaller = result
      smaller.fixed[decision] = nil
      if differs(smaller, in: members) { result = smaller }
    }
    for name in draft.facts.keys where !needed.contains(name) {
      var smaller = result
      smaller.facts[name] = nil
      if differs(smaller, in: members) { result = smaller }
    }
    return result
  }
}
