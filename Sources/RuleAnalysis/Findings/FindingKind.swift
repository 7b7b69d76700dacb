public import Diagnostics

/// Everything that analysis finds in rules which load without errors.
public enum FindingKind: String, Hashable, Sendable, CaseIterable {
  case neverHolds = "rule/never-holds"
  case noProduct = "rule/no-product"
  case alwaysHolds = "rule/always-holds"
  case redundantTerm = "rule/redundant-term"
  case unreachable = "rule/unreachable"
  case masked = "rule/masked"
  case gap = "rule/gap"
  case overlap = "rule/overlap"
  case orderDecides = "rule/order-decides"
  case neverChosen = "option/never-chosen"
  case neverPassed = "option/never-passed"
  case allExcluded = "option/all-excluded"
  case withoutEffect = "rule/without-effect"
  case duplicate = "rule/duplicate-condition"
  case nearDuplicate = "rule/near-duplicate"
  case opaque = "rule/opaque-condition"
  case noReviewDate = "rule/no-review-date"
  case reviewDue = "rule/review-due"
  case oldSource = "source/past-age"
  case uncitedSource = "source/never-cited"
  case oldEntry = "catalogue/past-age"
  case unreadFact = "vocabulary/never-read"
  case idleQuestion = "vocabulary/idle-question"
  case unreadFormula = "formula/never-read"
  case notSettled = "analysis/not-settled"

  /// How much it matters unless a finding says otherwise.
  public var severity: Diagnostic.Severity {
    switch self {
    case .overlap: .error
    case .neverHolds, .alwaysHolds, .redundantTerm, .unreachable, .masked, .gap, .neverChosen,
      .neverPassed, .withoutEffect, .duplicate, .noReviewDate, .reviewDue, .oldSource:
      .warning
    case .noProduct, .idleQuestion, .orderDecides, .allExcluded, .nearDuplicate, .opaque,
      .uncitedSource, .oldEntry,
      .unreadFact, .unreadFormula, .notSettled:
      .note
    }
  }
}

extension Diagnostic {
  /// A finding of analysis.
  init(
    _ kind: FindingKind, _ message: String, severity: Severity? = nil, at location: SourceLocation?,
    notes: [Note] = [], help: String? = nil
  ) {
    self.init(
      ID(rawValue: kind.rawValue), message, severity: severity ?? kind.severity, at: location,
      notes: notes, help: help)
  }
}
