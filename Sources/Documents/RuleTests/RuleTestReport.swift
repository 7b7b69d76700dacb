public import Decisions
public import Diagnostics

/// What the examples of the rules showed, and what they reach, ready to be written.
public struct RuleTestReport: Sendable {
  /// In the order in which they were run.
  public let results: [RuleExampleResult]
  /// Absent where it was not asked for.
  public let coverage: RuleCoverage?
  /// The percentage of rules and of branches that has to be reached; absent for none.
  public let threshold: Double?

  /// Creates a report.
  public init(
    results: [RuleExampleResult], coverage: RuleCoverage? = nil, threshold: Double? = nil
  ) {
    self.results = results
    self.coverage = coverage
    self.threshold = threshold
  }

  /// How many missing items are listed where not all are asked for.
  public static let listed = 20

  /// The examples that fail, in reading order.
  public var failures: [Diagnostic] { results.compactMap(\.problem).inReadingOrder }

  /// What is below the threshold, as errors without a place.
  public var shortfalls: [Diagnostic] { thresholds.compactMap(\.shortfall) }

  /// What the threshold is set for, with what is below it.
  var thresholds: [(name: String, shortfall: Diagnostic?)] {
    guard let coverage, let threshold else { return [] }
    return [("rules", coverage.rules), ("branches", coverage.branches)].map { name, share in
      let shortfall = Diagnostic(
        "coverage/below-threshold",
        "only \(Self.percentage(share.percent)) of the \(name) are reached, below "
          + Self.percentage(threshold), at: nil,
        help: "add examples to the rules that '--coverage --verbose' lists")
      return (name, share.isAtLeast(threshold) ? nil : shortfall)
    }
  }

  /// What makes the test fail.
  public var errors: [Diagnostic] { shortfalls + failures }

  // MARK: - Text

  /// How the examples went, in one line.
  public var summary: String {
    let failed = failures.count
    return "\(results.count) examples: \(failed == 0 ? "all pass" : "\(failed) fail")\n"
  }

  /// The shares that are reached and what is missing; empty without coverage.
  ///
  /// - Parameter isWhole: whether everything missing is listed, and not only the first.
  /// - Returns: lines, with a blank one before the list.
  public func coverageText(isWhole: Bool) -> String {
    guard let coverage else { return "" }
    let only = coverage.optionsByExampleOnly
    let told = only == 0 ? "" : ", \(only) only in the example of a rule"
    var lines = [
      Self.line("rules", coverage.rules, "seen to fire and to stay silent"),
      Self.line("branches", coverage.branches, "seen, two for each part of a condition"),
      Self.line("options", coverage.optionsReached, "the outcome of a decision\(told)"),
    ]
    let missing = coverage.missing
    if !missing.isEmpty { lines.append("\nNot reached:") }
    lines += (isWhole ? missing[...] : missing.prefix(Self.listed)).map { item in
      "  \(item.location.map { $0.reference + ": " } ?? "")\(item.message)"
    }
    if !isWhole, missing.count > Self.listed {
      lines.append("  and \(missing.count - Self.listed) more, listed by --verbose")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ name: String, _ share: RuleCoverage.Share, _ what: String) -> String {
    let label = name.padding(to: 9)
    return
      "\(label)\(percentage(share.percent)) (\(share.reached) of \(share.total)) \(what)"
  }

  /// One decimal, rounded down, so that nothing looks reached that is not.
  static func percentage(_ percent: Double) -> String {
    let tenths = Int((percent * 10).rounded(.down))
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
