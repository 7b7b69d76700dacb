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
    /// What differs at the ends of all ranges, and the months ahead.
    public static let outlook = Analyses(rawValue: 4)
    /// Flips and questions are searched on a fine grid and solved to five digits; without it on a
    /// coarse one, and to three.
    public static let thorough = Analyses(rawValue: 8)
    /// What the money of a month hangs on.
    public static let sensitivity = Analyses(rawValue: 16)
    /// Designs over the joint decisions that no other beats.
    public static let tradeoffs = Analyses(rawValue: 32)
    /// Requirements that clash, where the design as decided breaks a must.
    public static let conflicts = Analyses(rawValue: 64)
    /// Requirements that clash, also where only a should or a wish is missed.
    public static let allConflicts = Analyses(rawValue: 128)
    /// Under which changes options that nothing excludes would be chosen, where no single flip tells.
    public static let ways = Analyses(rawValue: 256)
    /// The candidates of joint decisions with their figures, which come with flips and questions.
    public static let candidates = Analyses(rawValue: 512)
    /// What documents tell.
    public static let all: Analyses = [
      .questions, .flips, .outlook, .sensitivity, .tradeoffs, .conflicts, .ways,
    ]
  }

  /// How many sets of requirements are tried in the search for conflicts.
  private static let mostSetsTried = 200

  /// Decides everything for the facts that a client stated.
  ///
  /// Pure: the same facts give the same resolution, on any thread.
  ///
  /// - Parameters:
  ///   - stated: what the client stated.
  ///   - analyses: what is worked out besides the decisions.
  ///   - months: how many months the outlook reaches.
  /// - Returns: everything decided and reckoned.
  public func resolve(
    _ stated: FactSet, analyses: Analyses = .all, months: Int = 12
  ) -> Resolution {
    let run = Run(self, Pass(tables, stated: stated))
    let words = Words(run)
    let isVaried = !analyses.isDisjoint(with: [.questions, .flips])
    let scans = isVaried ? FactScans(run).all(analyses) : []
    let branches = SliceRuns(run, stated)
    let reports = DecisionReports(
      run, words, branches, scans,
      isVaried || analyses.contains(.candidates) ? RangedRuns(run) : nil)
    var decisions = reports.all()
    if analyses.contains(.ways) { decisions = WaysOfOptions(run, words).added(to: decisions) }
    let estimates = Estimates(run).all(words)
    let questions = Questions(run, words, decisions, scans)
    let hasOutlook = analyses.contains(.outlook)
    let breakdowns = Breakdowns(
      run, words, turns: hasOutlook ? ScenarioTurns(run, words) : nil,
      movers: hasOutlook ? Movers(run) : nil
    ).all()
    let checks = Checks(run, words, breakdowns).all()
    let accounts = Accounts(run, words, decisions, checks).all()
    let clashes = Clashes(run, words, decisions, checks).all()
    let conflicts =
      analyses.contains(.allConflicts) || (analyses.contains(.conflicts) && !clashes.isEmpty)
      ? ConflictSearch(run, words, most: Self.mostSetsTried).all() : nil
    return Resolution(
      decisions: decisions, facts: FactSet(run.facts.filter { $0.value != nil || $0.isStated }),
      estimates: estimates, checks: checks, breakdowns: breakdowns,
      years: hasOutlook ? MonthlyRuns(run, words).years(months) : [],
      implausible: Doubts(run, words).all(),
      questions: questions.all(),
      idleQuestions: analyses.contains(.questions) ? questions.idle() : [], accounts: accounts,
      clashes: clashes, conflicts: conflicts,
      tradeoffs: analyses.contains(.tradeoffs) ? TradeoffSearch(run, words).all() : nil,
      sensitivity: analyses.contains(.sensitivity) ? Sensitivities(run, words).all() : nil,
      values: ResolvedValues(words))
  }
}

extension Fact {
  /// Whether the client's file says something about it, be it that it is unknown.
  public var isStated: Bool {
    if case .stated = origin { return true }
    return false
  }
}
