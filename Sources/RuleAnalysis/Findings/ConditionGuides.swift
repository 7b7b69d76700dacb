extension FindingKind {
  /// Explanations of what is said about single conditions.
  var conditionGuide: Guide {
    switch self {
    case .noProduct:
      Guide(
        title: "A condition about candidates that no product of the catalogue meets.",
        avoid: "A rule against a licence that none of the products has.",
        prefer: "The rule, if such products are to come; else none.",
        why: "The rule is never used as long as the catalogue stays as it is.")
    case .alwaysHolds:
      Guide(
        title: "A condition that holds for all facts.",
        avoid: "when: load.users >= 0 || load.users < 0",
        prefer: "A condition that some client's facts don't meet, or none at all.",
        why: "It looks like a reason but tells no two clients apart.")
    case .redundantTerm:
      Guide(
        title: "A part of a condition that changes nothing.",
        avoid: "when: load.users > 100 && load.users > 50",
        prefer: "when: load.users > 100",
        why: "Readers take each part for a reason; explanations print it as one.")
    case .unreachable:
      Guide(
        title: "A rule that can't hold where its decision arises.",
        avoid: "applies: approach == 'search', and a rule with when: approach == 'hybrid'",
        prefer: "Conditions that can be met together with applies.",
        why: "The rule is never used, whatever its examples show: they leave applies aside.")
    case .duplicate:
      Guide(
        title: "Two rules of a decision that hold in exactly the same cases.",
        avoid: "Two rules with when: x > 5 and when: '!(x <= 5)'.",
        prefer: "One rule; or one formula of kind boolean that gives the case a name.",
        why: "Sooner or later one of the two is changed and the other is forgotten.")
    case .nearDuplicate:
      Guide(
        title: "Two rules that differ in one number, by a tenth or less.",
        avoid: "when: load.users > 1000 here, and when: load.users > 950 there.",
        prefer: "One named limit among the formulas that both rules compare with.",
        why: "Such pairs come from a figure that was corrected in one place only.")
    case .opaque:
      Guide(
        title: "A condition that works something out, so that analysis can't look into it.",
        avoid: "when: load.users * 3 > team.size * 100",
        prefer: "A formula load.users_per_head, and when: load.users_per_head > 33.",
        why: "Gaps and overlaps behind it can only be called possible, and its words stay code.")
    case .neverHolds, .masked, .gap, .overlap, .orderDecides, .neverChosen, .neverPassed,
      .allExcluded, .withoutEffect, .noReviewDate, .reviewDue, .oldSource, .uncitedSource,
      .oldEntry, .unreadFact, .idleQuestion, .unreadFormula, .notSettled:
      Guide(
        title: "A condition that no facts can meet.",
        avoid: "when: load.users > 100 && load.users < 50",
        prefer: "A condition that is met by some facts and not by others.",
        why: "The rule is never used, and nobody notices that its case is not covered.")
    }
  }
}
