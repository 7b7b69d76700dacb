import Decisions
import Facts
import OrderedCollections
import Quantities
import RuleBase

extension DecisionTrace {
  /// The winner's figures with their arithmetic, and the nearest other combinations.
  mutating func addFigures() {
    let figures = decision.quantities.filter(\.isHeadline)
    guard !figures.isEmpty else { return }
    addTitle("FIGURES")
    for estimate in figures {
      add("\(estimate.label): \(estimate.text)", indent: 2)
      if !estimate.words.isEmpty { add("= \(estimate.words)", indent: 4, style: .quiet) }
      for input in estimate.inputs {
        let origin = FactName(input.name)
        let known = design.resolution.facts[origin].map { _ in design.origin(origin) }
        let place = (input.product ?? known).map { " [\($0)]" } ?? ""
        add("\(input.label): \(input.value)\(place)", indent: 6)
      }
    }
    let others = decision.candidates.filter { !$0.isWinner }
    guard !others.isEmpty else { return }
    addTitle("OTHER COMBINATIONS")
    for candidate in others.prefix(6) { add(candidateText(candidate), indent: 2) }
    if others.count > 6 { add("and \(others.count - 6) more, in result.json", indent: 2) }
  }

  /// A combination with its cost and what sank it.
  func candidateText(_ candidate: CandidateVerdict) -> String {
    var text = design.labels(of: candidate, in: decision)
    if let cost = design.costText(candidate, in: decision) { text += ", \(cost)" }
    return text + ": " + (candidate.sunkBy ?? "survives")
  }

  /// The nearest changes of a fact that change the outcome.
  mutating func addChanges() {
    guard decision.outcome != .notApplicable else { return }
    addTitle("WHAT WOULD CHANGE IT")
    if decision.flips.isEmpty { add("No single fact that was tried changes it.", indent: 2) }
    let stated = design.tellingFlips(decision)
    for flip in stated.prefix(Design.toldFlips) {
      add("\(flip.toldWords) → \(decision.words(for: flip))", indent: 2)
    }
    let assumed = design.assumptionFlips(decision)
    if !assumed.isEmpty { add("If what is assumed or unknown turns out as:", indent: 2) }
    for flip in assumed.prefix(Design.toldFlips) {
      add("\(flip.toldWords) → \(decision.words(for: flip))", indent: 4)
    }
    let rest = max(0, stated.count - Design.toldFlips) + max(0, assumed.count - Design.toldFlips)
    if rest > 0 { add("and \(rest) more: archwright flips", indent: 2) }
    if let words = design.steadyWords(decision) { add(words, indent: 2) }
    for dispute in decision.member.disputes {
      add("Disputed: \(dispute.text) (\(dispute.sources.joined(separator: ", ")))", indent: 2)
    }
  }

  /// The sources that the rules shown cite, with their grade and date.
  mutating func addSources() {
    let cited = Set(
      decision.firings.flatMap(\.rule.sources) + decision.quantities.flatMap(\.sources))
    let sources = design.ruleBase.sources.values.filter { cited.contains($0.id) }
    guard !sources.isEmpty else { return }
    addTitle("SOURCES")
    for source in sources {
      let address = source.address.map { " \($0)" } ?? ""
      add(
        "\(source.id): \(source.title), \(source.publisher) (\(source.grade.words), \(source.asOf))\(address)",
        indent: 2)
    }
  }
}
