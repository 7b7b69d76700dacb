public import Facts

extension Plan {
  /// What is worked out besides the decisions themselves.
  public struct Analyses: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// What the answers to open questions could change.
    public static let questions = Analyses(rawValue: 1)
    /// The nearest changes of stated facts that change an outcome.
    public static let flips = Analyses(rawValue: 2)
    public static let all: Analyses = [.questions, .flips]
  }

  /// Decides everything for the facts that a client stated.
  ///
  /// Pure: the same facts give the same resolution, on any thread.
  public func resolve(_ stated: FactSet, analyses: Analyses = .all) -> Resolution {
    let run = Run(self, Pass(tables, stated: stated))
    let words = Words(run)
    let variations = analyses.isEmpty ? [] : Variations(run).all(analyses)
    let branches = SliceRuns(run, stated)
    let reports = DecisionReports(
      run, words, branches, variations, analyses.isEmpty ? nil : RangedRuns(run))
    let decisions = reports.all()
    let estimates = Estimates(run).all(words)
    let checks = Checks(run, words).all()
    let accounts = Accounts(run, words, decisions, checks).all()
    return Resolution(
      decisions: decisions, facts: FactSet(run.facts.filter { $0.value != nil || $0.isStated }),
      estimates: estimates, checks: checks,
      questions: Questions(run, words, decisions, variations).all(), accounts: accounts,
      clashes: Clashes(run, words, decisions, checks).all(), values: ResolvedValues(words))
  }
}

extension Fact {
  /// Whether the client's file says something about it, be it that it is unknown.
  public var isStated: Bool {
    if case .stated = origin { return true }
    return false
  }
}
