/// What a finding is about, for those who meet it for the first time.
public struct Guide: Hashable, Sendable {
  /// The finding in one line.
  public let title: String
  /// What to avoid.
  public let avoid: String
  /// What to write instead.
  public let prefer: String
  /// Why it matters.
  public let why: String
}

extension FindingKind {
  /// The explanation of the finding.
  public var guide: Guide {
    switch self {
    case .neverHolds, .noProduct, .alwaysHolds, .redundantTerm, .unreachable, .duplicate,
      .nearDuplicate,
      .opaque:
      conditionGuide
    case .masked, .gap, .overlap, .orderDecides, .neverChosen, .neverPassed, .allExcluded,
      .withoutEffect:
      outcomeGuide
    case .noReviewDate, .reviewDue, .oldSource, .uncitedSource, .oldEntry, .unreadFact,
      .idleQuestion, .unreadFormula, .notSettled:
      upkeepGuide
    }
  }
}
