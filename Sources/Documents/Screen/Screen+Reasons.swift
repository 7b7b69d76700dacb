import Decisions
import Facts
import RuleBase

extension Screen {
  /// The decisions that shape the design, each with its main reason and the nearest change.
  mutating func addReasons() {
    let decided = design.recorded.filter { !$0.outcome.options.isEmpty }
    guard !decided.isEmpty else { return }
    let table = TextTable(
      columns: [
        .init(width: 4, style: .strong), .init(width: 25), .init(width: width - 72),
        .init(width: 34),
      ], mostLines: 3)
    var heading = StyledLine("WHY", .strong)
    heading.fill(to: width - 34)
    heading.append("CHANGES IF", .strong)
    add(heading)
    add(
      table,
      decided.map { decision in
        [decision.code, decision.outcomeLabel, reason(decision), change(decision)]
      })
    add()
  }

  private func reason(_ decision: Decision) -> String {
    guard let firing = design.mainFiring(decision) else {
      return clause(design.shownReason(decision) ?? "nothing asks for more")
    }
    let evidence = firing.terms.first { $0.holds == true && $0.margin != nil }
    if let evidence { return evidence.words }
    return clause(firing.rule.requirement ?? firing.rule.because)
  }

  private func change(_ decision: Decision) -> String {
    guard let flip = design.nearestFlip(decision) else {
      return decision.flips.isEmpty ? "nothing found that changes it" : "only another task"
    }
    return "\(flip.words) → \(lowercasedFirst(decision.words(for: flip)))"
  }

  /// Decisions whose outcome is not one option, with the facts that would settle them.
  mutating func addUndecided() {
    var texts = undecidedOutcomes
    texts += design.resolution.decisions.filter { decision in
      guard case .chosen = decision.outcome else { return false }
      return decision.member.hasRecord && decision.products.count > 1
    }.map(undecidedProduct)
    guard !texts.isEmpty else { return }
    for (index, text) in texts.enumerated() {
      add(index == 0 ? "UNDECIDED" : "", text, indent: 11)
    }
    add()
  }

  /// The product inside a class that is chosen, where several fit alike.
  private func undecidedProduct(_ decision: Decision) -> String {
    let labels = decision.products.map(\.label)
    let named = labels.count <= 3 ? labels : Array(labels.prefix(2)) + ["\(labels.count - 2) more"]
    var text = "\(decision.code) product: \(named.joined(separator: ", ")) fit alike."
    if !decision.separatedBy.isEmpty {
      text += " Told apart by: \(decision.separatedBy.map(design.label).joined(separator: "; "))."
    }
    return text
  }

  private var undecidedOutcomes: [String] {
    let open = design.resolution.decisions.compactMap { decision -> (Decision, [FactName])? in
      switch decision.outcome {
      case .anyOf(_, let facts): (decision, facts)
      case .open(let missing): (decision, missing)
      case .contradicted: (decision, [])
      case .chosen, .set, .imposed, .notApplicable: nil
      }
    }
    return open.map { decision, facts in
      var text = "\(decision.code) \(decision.member.title): \(decision.outcomeLabel)."
      if !facts.isEmpty {
        text += " Decided by: \(facts.map(design.label).joined(separator: "; "))."
      }
      return text
    }
  }

  /// The text cut at a word so that it fits into so many characters.
  func shortened(_ text: String, to limit: Int) -> String {
    guard text.count > limit else { return text }
    let cut = text.prefix(limit)
    let kept = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return kept + " …"
  }
}
