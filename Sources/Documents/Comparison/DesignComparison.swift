public import Architectures
import Decisions
import Facts
import RuleBase
import Specifications

/// One design beside others that were made from other facts.
public struct DesignComparison: Sendable {
  /// A design that is set against the first.
  public struct Alternative: Sendable {
    /// What it is called: a scenario's name, or that of a file.
    public let name: String
    /// Why it is of interest, where that is stated.
    public let words: String?
    /// What came out.
    public let design: Design

    /// Names a design.
    public init(name: String, words: String? = nil, design: Design) {
      self.name = name
      self.words = words
      self.design = design
    }
  }

  /// What all others are set against.
  public let reference: Alternative
  /// The others, in the order given.
  public let alternatives: [Alternative]

  /// Sets designs against a first one.
  public init(_ reference: Alternative, with alternatives: [Alternative]) {
    self.reference = reference
    self.alternatives = alternatives
  }

  /// Whether a decision of any alternative comes out otherwise.
  public var differs: Bool {
    alternatives.contains { !Self.changes(from: reference.design, to: $0.design).isEmpty }
  }

  /// How the architecture of an alternative differs from that of the first design.
  public func difference(to alternative: Alternative) -> ArchitectureDifference {
    ArchitectureDifference(
      from: reference.design.architecture, to: alternative.design.architecture)
  }

  /// The decisions that come out otherwise, in the order of documents.
  static func changes(from before: Design, to after: Design) -> [DecisionChange] {
    after.resolution.decisions.compactMap { decision in
      guard let old = before.resolution.decisions.first(where: { $0.id == decision.id }) else {
        return nil
      }
      let change = DecisionChange(before: old, after: decision)
      return change.isOne ? change : nil
    }
  }
}

/// One decision in two designs.
struct DecisionChange {
  let before: Decision
  let after: Decision

  /// Whether it comes out otherwise: other options, another kind of ending, or other products.
  var isOne: Bool {
    before.outcome.options != after.outcome.options
      || before.outcome.status != after.outcome.status
      || before.products.map(\.id) != after.products.map(\.id)
  }

  /// Whether the same option is taken, and only other products fit it.
  var isSameOption: Bool {
    before.outcome.options == after.outcome.options
      && before.outcome.status == after.outcome.status
  }

  /// A rule that made the difference.
  struct Cause {
    let firing: Firing
    /// Whether it holds after the change, or held before it and does no longer.
    let holdsNow: Bool
  }

  /// The rules that made the difference: what speaks for the outcome now, or what no longer does.
  func causes(_ old: Design, _ new: Design) -> [Cause] {
    if case .set(let earlier) = before.outcome, case .set(let later) = after.outcome {
      let added = later.filter { !earlier.contains($0) }
      let removed = earlier.filter { !later.contains($0) }
      func about(_ options: [String], _ firings: [Firing], _ stance: RuleStance) -> [Firing] {
        options.compactMap { option in
          firings.first { $0.rule.effect.stance == stance && $0.rule.options.contains(option) }
        }
      }
      let now = about(added, after.reasons, .supports) + about(removed, after.reasons, .opposes)
      let then = about(removed, before.reasons, .supports).filter { firing in
        !after.reasons.contains { $0.rule.id == firing.rule.id }
      }
      return unique(
        now.map { Cause(firing: $0, holdsNow: true) }
          + then.map { Cause(firing: $0, holdsNow: false) })
    }
    if isSameOption { return [] }
    // What sinks the old option now, or no longer sinks the new one.
    if let sinker = after.sinker(of: before.outcome.options) {
      return [Cause(firing: sinker, holdsNow: true)]
    }
    if let sinker = before.sinker(of: after.outcome.options) {
      return [Cause(firing: sinker, holdsNow: false)]
    }
    let later = new.mainFiring(after)
    let earlier = old.mainFiring(before)
    var causes: [Cause] = []
    if let later, later.rule.id != earlier?.rule.id || later.terms != earlier?.terms {
      causes.append(Cause(firing: later, holdsNow: true))
    }
    if let earlier, causes.isEmpty,
      !after.reasons.contains(where: { $0.rule.id == earlier.rule.id })
    {
      causes.append(Cause(firing: earlier, holdsNow: false))
    }
    return causes
  }

  private func unique(_ causes: [Cause]) -> [Cause] {
    var seen: Set<String> = []
    return causes.filter { seen.insert($0.firing.rule.id).inserted }
  }
}

extension Decision {
  /// What excludes the first of some options that is excluded.
  fileprivate func sinker(of ids: [String]) -> Firing? {
    options.lazy.filter { ids.contains($0.option.id) && $0.verdict == .excluded }
      .compactMap(\.because.first).first
  }
}

/// Whether a rule speaks for its options or against them.
enum RuleStance: Hashable { case supports, opposes, neither }

extension Rule.Effect {
  var stance: RuleStance {
    switch self {
    case .exclude: .opposes
    case .warn: .neither
    case .require, .favour, .choose: .supports
    }
  }
}
