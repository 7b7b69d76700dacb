public import Diagnostics

/// What the examples of rules and whole specifications reach of a rule base.
public struct RuleCoverage: Sendable {
  /// How much of something is reached.
  public struct Share: Hashable, Sendable {
    public let reached: Int
    public let total: Int

    /// Between 0 and 100; 100 where there is nothing to reach.
    public var percent: Double { total == 0 ? 100 : 100 * Double(reached) / Double(total) }

    /// Whether it is so many percent or more.
    public func isAtLeast(_ percent: Double) -> Bool {
      100 * Double(reached) >= percent * Double(total)
    }
  }

  /// One option of a decision.
  public struct OptionCoverage: Sendable {
    /// What shows that it can be the outcome.
    public enum Reach: String, Hashable, Sendable {
      case none
      /// Only a rule that chooses it, in an example of that rule.
      case example
      /// At least one specification.
      case specification
    }

    /// The id of the decision, or of the member of a joint one.
    public let decision: String
    public let option: String
    public let location: SourceLocation
    public internal(set) var reach = Reach.none
  }

  /// The conditions of rules, then of risks, in the order of the rule base.
  public internal(set) var conditions: [ConditionCoverage]
  /// In the order of decisions and of their options.
  public internal(set) var options: [OptionCoverage]

  /// Rules and risks that were seen to fire and to stay silent.
  public var rules: Share {
    Share(reached: conditions.count(where: \.isReached), total: conditions.count)
  }

  /// Parts of conditions that were seen to hold and to fail; each counts twice.
  public var branches: Share {
    let all = conditions.flatMap(\.branches)
    return Share(reached: all.reduce(0) { $0 + $1.seen.count }, total: 2 * all.count)
  }

  /// Options that were the outcome, be it in an example only.
  public var optionsReached: Share {
    Share(reached: options.count { $0.reach != .none }, total: options.count)
  }

  /// Options that were the outcome of an example of a rule and of no specification.
  public var optionsByExampleOnly: Int { options.count { $0.reach == .example } }

  /// Everything that was not seen, as notes: rules, then branches, then options.
  public var missing: [Diagnostic] {
    missingRules + missingBranches
      + options.filter { $0.reach == .none }.map { option in
        Diagnostic(
          "coverage/option", "'\(option.option)' is never the outcome of '\(option.decision)'",
          severity: .note, at: option.location)
      }
  }

  private var missingRules: [Diagnostic] {
    conditions.filter { !$0.isReached }.map { condition in
      let never =
        switch (condition.seen.holds, condition.seen.fails) {
        case (true, _): "never stays silent"
        case (_, true): "never fires"
        case (false, false): "is never seen to fire or to stay silent"
        }
      return Diagnostic(
        "coverage/rule", "'\(condition.id)' \(never)", severity: .note, at: condition.location)
    }
  }

  private var missingBranches: [Diagnostic] {
    conditions.flatMap { condition in
      condition.branches.filter { !$0.seen.areBoth }.map { branch in
        let never =
          switch (branch.seen.holds, branch.seen.fails) {
          case (true, _): "never fails"
          case (_, true): "never holds"
          case (false, false): "is never seen to hold or to fail"
          }
        return Diagnostic(
          "coverage/branch", "in '\(condition.id)', '\(branch.source)' \(never)", severity: .note,
          at: condition.location)
      }
    }
  }
}
