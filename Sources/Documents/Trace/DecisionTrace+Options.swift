import Decisions
import RuleBase

extension DecisionTrace {
  /// Every option in the order of the rules with what became of it.
  mutating func addOptions() {
    guard !decision.options.isEmpty, decision.outcome != .notApplicable else { return }
    addTitle("OPTIONS")
    let table = TextTable(
      columns: [.init(width: 28), .init(width: 22), .init(width: width - 56)], indent: 2,
      mostLines: 4)
    for verdict in decision.options {
      for line in table.lines([
        verdict.option.label, decision.words(for: verdict), firstReason(verdict),
      ]) { add(line) }
    }
  }

  private func firstReason(_ verdict: OptionVerdict) -> String {
    let score = verdict.score.map { "score \(ReportValue.numberText($0)). " } ?? ""
    switch verdict.verdict {
    case .chosen: return score + (design.shownReason(decision) ?? "nothing asks for more")
    case .notAssessed: return verdict.option.questions.joined(separator: " ")
    case .defensible, .excluded:
      if let unmet = verdict.unmetReason { return unmet }
      guard let firing = verdict.because.first else { return score }
      let evidence = firing.evidence.isEmpty ? "" : " (\(firing.evidence))"
      return score + firing.rule.because + evidence
    }
  }

  /// Why one option is not the outcome, and what would have to differ.
  mutating func addRejection(_ verdict: OptionVerdict) {
    addTitle("WHY NOT \(verdict.option.label.uppercased())")
    add(verdict.option.summary, indent: 2)
    switch verdict.verdict {
    case .chosen:
      add("It is the outcome.", indent: 2)
      for firing in verdict.because { add(firing) }
    case .defensible:
      add("Nothing excludes it. \(decision.outcomeLabel) comes before it.", indent: 2)
      addComparison(verdict)
    case .notAssessed:
      add("It can't be judged before these questions are answered:", indent: 2)
      for question in verdict.option.questions { add("- \(question)", indent: 4) }
      if let needs = verdict.option.needs { add("It needs: \(needs.text)", indent: 4) }
    case .excluded: addExclusion(verdict)
    }
    addCandidates(containing: verdict.option.id)
  }

  private mutating func addExclusion(_ verdict: OptionVerdict) {
    guard let first = verdict.because.first else {
      add("Every combination with it is excluded.", indent: 2)
      return
    }
    guard !verdict.isUnmet else {
      addTitle("WHAT WOULD TAKE IT, AND FAILS")
      for firing in verdict.because { add(firing) }
      return
    }
    addTitle("WHAT SANK IT FIRST")
    add(first)
    let others = verdict.because.dropFirst()
    if !others.isEmpty { addTitle("WHAT ELSE EXCLUDES IT") }
    for firing in others { add(firing) }
    addTitle("WHAT WOULD HAVE TO DIFFER")
    for firing in verdict.because {
      let terms = firing.terms.filter { $0.holds == true }
      for (index, term) in terms.enumerated() {
        add("\(index == 0 ? "-" : "  or") not: \(term.words)", indent: 4)
      }
    }
    if verdict.because.count > 1 { add("One line of each group has to change.", indent: 4) }
  }

  private mutating func addComparison(_ verdict: OptionVerdict) {
    if let score = verdict.score {
      let best = decision.options.first { $0.verdict == .chosen }?.score ?? score
      add(
        "Its score is \(ReportValue.numberText(score)) against \(ReportValue.numberText(best)).",
        indent: 2)
    } else if decision.model.hitPolicy == .ladder {
      add("On a ladder the simplest option that meets the requirements is taken.", indent: 2)
    }
    for firing in verdict.because { add(firing) }
  }

  /// Why one product is not, or not alone, the outcome.
  mutating func addRejection(ofProduct product: Catalogue.Entry) {
    addTitle("WHY NOT \(product.label.uppercased())")
    let chosen = decision.products
    let combinations = decision.candidates.filter { $0.members.contains(product.id) }
    if chosen.contains(where: { $0.id == product.id }) {
      let others = chosen.filter { $0.id != product.id }.map(\.label)
      add(
        others.isEmpty
          ? "It is the outcome."
          : "It is one of \(chosen.count) that fit alike; nothing known prefers it to: "
            + "\(others.joined(separator: ", ")).",
        indent: 2)
    } else if combinations.isEmpty {
      add("It was not considered: it does not fit what the other choices need.", indent: 2)
    } else if combinations.allSatisfy({ $0.sunkBy != nil }) {
      add("Each combination with it is excluded.", indent: 2)
    } else {
      let label =
        chosen.isEmpty ? decision.outcomeLabel : chosen.map(\.label).joined(separator: ", ")
      add("Nothing excludes it, but \(label) comes before it.", indent: 2)
    }
    if product.status != .active { add("Its status is: \(product.status.rawValue).", indent: 2) }
    let sinking = Set(combinations.compactMap(\.sunkBy))
    let named = decision.firings.filter { firing in
      firing.rule.options.contains(product.id)
        || sinking.count == 1 && sinking.contains(firing.rule.id)
    }
    for firing in named { add(firing) }
    addCandidates(containing: product.id)
  }

  private mutating func addCandidates(containing id: String) {
    let sunk = decision.candidates.filter { $0.members.contains(id) && !$0.isWinner }
    guard !sunk.isEmpty else { return }
    addTitle("COMBINATIONS WITH IT")
    for candidate in sunk.prefix(8) { add(candidateText(candidate), indent: 2) }
    if sunk.count > 8 { add("and \(sunk.count - 8) more", indent: 2) }
  }
}
