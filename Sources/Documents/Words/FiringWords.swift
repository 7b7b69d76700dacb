public import Decisions
import Facts
import RuleBase

extension Firing.Standing {
  /// The standing as a stable word for result files.
  public var word: String {
    switch self {
    case .holds: "holds"
    case .holdsAtBase: "holds_at_base"
    case .mayHold: "may_hold"
    case .unknown: "unknown"
    case .fails: "fails"
    }
  }

  /// The standing in words.
  public var words: String {
    switch self {
    case .holds: "holds"
    case .holdsAtBase: "holds at the assumed value, not over its whole range"
    case .mayHold: "does not hold at the assumed value, but may"
    case .unknown: "can't be judged yet"
    case .fails: "does not hold"
    }
  }

  /// The facts without which it can't be judged.
  var missing: [FactName] {
    if case .unknown(let names) = self { return names }
    return []
  }
}

extension Firing {
  /// The terms that made the condition come out as it did, with their margins.
  public var evidence: String {
    let decisive: [Term]
    switch standing {
    case .holds, .holdsAtBase: decisive = terms.filter { $0.holds == true }
    case .fails, .mayHold: decisive = terms.filter { $0.holds == false }
    case .unknown: decisive = terms.filter { $0.holds == nil }
    }
    return (decisive.isEmpty ? terms : decisive).map(\.wordsWithMargin).uniqued
      .joined(separator: "; ")
  }

  /// Whether what is known does not settle it.
  var isUnsettled: Bool {
    switch standing {
    case .holdsAtBase, .mayHold, .unknown: true
    case .holds, .fails: false
    }
  }

  /// Whether it rests on a rule of our own and no published source.
  public var isHouseRule: Bool { rule.sources.allSatisfy { $0 == "house" } }
}

extension Term {
  /// The comparison with how far the value is from the limit.
  public var wordsWithMargin: String { margin.map { "\(words) (\($0))" } ?? words }
}

extension CheckResult.Status {
  /// The status in words.
  public var words: String {
    switch self {
    case .met: "met"
    case .atRisk: "at risk"
    case .notMet: "not met"
    case .toBeShown: "to be shown"
    }
  }
}

extension Account.Status {
  /// The status in words.
  public var words: String {
    switch self {
    case .met: "answered"
    case .atRisk: "at risk"
    case .notMet: "not met"
    case .toBeShown: "to be shown by a test"
    case .noEffect: "recorded, without effect"
    }
  }
}
