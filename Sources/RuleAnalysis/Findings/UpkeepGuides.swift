extension FindingKind {
  /// Explanations of what is said about knowledge that grows old or is not used.
  var upkeepGuide: Guide {
    switch self {
    case .noReviewDate:
      Guide(
        title: "A house rule that nobody is bound to look at again.",
        avoid: "sources: [house], with no review_by on the rule or on the source.",
        prefer: "review_by: 2027-10 on the rule, or on the source for all of its rules.",
        why: "A published source grows old visibly; an opinion of our own does not.")
    case .reviewDue:
      Guide(
        title: "A house rule or source whose review is due.",
        avoid: "A review_by in the past.",
        prefer: "A new date after somebody has looked.",
        why: "The date was set so that the rule would not be believed for ever.")
    case .oldSource:
      Guide(
        title: "A cited source that was read longer ago than its grade keeps.",
        avoid: "as_of years before the date of the rules.",
        prefer: "The same page read again with a new as_of, or a newer source.",
        why:
          "Limits and practices of products change within months; see keeps_months in version.yaml."
      )
    case .uncitedSource:
      Guide(
        title: "A source that nothing cites.",
        avoid: "Entries in sources.yaml that were kept for later.",
        prefer: "Sources that a rule, a formula or a product names.",
        why: "It has to be kept up to date for nothing.")
    case .oldEntry:
      Guide(
        title: "A product whose description is old.",
        avoid: "as_of more months ago than products keep.",
        prefer: "The product's page read again, and a new as_of.",
        why: "Products are renamed, repriced and withdrawn within a year.")
    case .unreadFact:
      Guide(
        title: "A fact that clients may state and that nothing reads.",
        avoid: "Fields that were foreseen for rules which never came.",
        prefer: "A rule that reads it, or shown_by with the test that shows it is met.",
        why: "A client who states it will find it recorded without effect.")
    case .idleQuestion:
      Guide(
        title: "A question to the client that no decision needs.",
        avoid: "question: on a field that no rule, figure or picture reads.",
        prefer: "Questions whose answers change something.",
        why: "Clients answer only so many questions.")
    case .unreadFormula:
      Guide(
        title: "A formula that nothing reads.",
        avoid: "Figures that are worked out and not used.",
        prefer: "headline: true where clients ask for it, or no formula.",
        why: "Its inputs are asked for and its sources kept up to date for nothing.")
    case .neverHolds, .noProduct, .alwaysHolds, .redundantTerm, .unreachable, .masked, .gap,
      .overlap,
      .orderDecides, .neverChosen, .neverPassed, .allExcluded, .withoutEffect, .duplicate,
      .nearDuplicate, .opaque, .notSettled:
      Guide(
        title: "A question about the rules that could not be settled.",
        avoid: "Decisions with very many conditions on many facts at once.",
        prefer: "Formulas that give names to cases, so that fewer facts meet in one decision.",
        why: "The search gives up after a fixed number of steps; a gap may then go unseen.")
    }
  }
}
