extension FindingKind {
  /// Explanations of what is said about outcomes.
  var outcomeGuide: Guide {
    switch self {
    case .masked:
      Guide(
        title: "A row under the hit policy first that earlier rows leave no case.",
        avoid: "A row for more than 100 users below a row for more than 10.",
        prefer: "The special case first, the general one after it.",
        why: "The row's outcome is never given for its reason.")
    case .gap:
      Guide(
        title: "Facts for which no row chooses.",
        avoid: "One row for load.users > 10 and one for load.users < 10.",
        prefer: "Rows that cover every case; under first, a last row with when: true.",
        why: "A client with these facts gets no answer, though nothing is missing.")
    case .overlap:
      Guide(
        title: "Two rows under unique that both hold and choose differently.",
        avoid: "Rows for load.users > 10 and load.users < 20.",
        prefer: "Rows that exclude each other, or the hit policy first.",
        why: "The decision ends contradicted for a client who contradicts nothing.")
    case .orderDecides:
      Guide(
        title: "Two rows under first that overlap in part and choose differently.",
        avoid:
          "A row for secret documents above one for many users, the two together unconsidered.",
        prefer: "An order that was thought about; nothing needs to change then.",
        why: "For facts that meet both, nothing but the place in the file decides.")
    case .neverPassed:
      Guide(
        title: "A rung that always suffices, so that nothing above it can be chosen.",
        avoid: "A rung that is excluded only together with a rung below it.",
        prefer: "An exclusion that says which requirement the rung does not meet.",
        why: "The options above stand in the documents as if they had been considered.")
    case .allExcluded:
      Guide(
        title: "Facts under which every option is out.",
        avoid: "Exclusions that reach further than their reason.",
        prefer: "A top option that meets any requirement, where there is one.",
        why: "Such a client is told that the requirements can't be met; that has to be meant.")
    case .withoutEffect:
      Guide(
        title: "A rule without which every outcome would be the same.",
        avoid: "An exclusion for more than 1,000 users beside one for more than 100.",
        prefer: "One rule for the case, with all its reasons.",
        why: "It seems to decide, and a change to it will seem to have failed.")
    case .neverHolds, .noProduct, .alwaysHolds, .redundantTerm, .unreachable, .duplicate,
      .nearDuplicate,
      .opaque, .neverChosen, .noReviewDate, .reviewDue, .oldSource, .uncitedSource, .oldEntry,
      .unreadFact, .idleQuestion, .unreadFormula, .notSettled:
      Guide(
        title: "An option that can't be the outcome for any facts.",
        avoid: "An option whose needs and exclusions leave no case.",
        prefer: "A requirement that leads to it, or no such option.",
        why: "Documents list it as considered although it never was.")
    }
  }
}
