import Decisions
import Facts
import RuleBase

extension DecisionTrace {
  /// The rules that hold, with the values that they saw.
  mutating func addReasons() {
    let outcome = Set(decision.outcome.options)
    let reasons = decision.reasons.filter { firing in
      firing.rule.effect != .choose || !outcome.isDisjoint(with: firing.rule.options)
    }
    if !reasons.isEmpty { addTitle("RULES THAT HOLD") }
    for firing in reasons { add(firing) }
    let broken = decision.violations
    if !broken.isEmpty { addTitle("RULES THAT THE CLIENT'S CHOICE BREAKS") }
    for firing in broken { add(firing) }
    let warnings = decision.warnings
    if !warnings.isEmpty { addTitle("WARNINGS") }
    for firing in warnings { add(firing) }
  }

  /// Rules that can't be judged, or that hold for a part of what is possible.
  mutating func addOpenRules() {
    let open = decision.firings.filter(\.isUnsettled)
    guard !open.isEmpty else { return }
    addTitle("NOT SETTLED BY WHAT IS KNOWN")
    for firing in open {
      add(firing)
      let missing = firing.standing.missing
      if !missing.isEmpty {
        add("missing: \(missing.map(design.label).joined(separator: "; "))", indent: 6)
      }
    }
  }

  /// One rule: its sentence, its effect, and its terms with where each value came from.
  mutating func add(_ firing: Firing) {
    add(firing.rule.because, indent: 2)
    if let requirement = firing.rule.requirement { add("requirement: \(requirement)", indent: 6) }
    add(effect(of: firing), indent: 6, style: .quiet)
    var shown: Set<String> = []
    for term in firing.terms where shown.insert(term.words).inserted {
      let mark =
        switch term.holds {
        case true?: "+"
        case false?: "-"
        case nil: "?"
        }
      let origins = term.facts.map { design.origin($0) }
      let suffix = origins.isEmpty ? "" : "  [\(origins.uniqued.joined(separator: "; "))]"
      add("\(mark) \(term.wordsWithMargin)\(suffix)", indent: 6)
    }
  }

  /// The rule's id and what it does, in words.
  private func effect(of firing: Firing) -> String {
    let rule = firing.rule
    var text = "\(rule.id): "
    let options = rule.options.map(decision.label(ofOption:)).joined(separator: ", ")
    switch rule.effect {
    case .exclude: text += options.isEmpty ? "excludes the combination" : "excludes \(options)"
    case .require: text += "requires \(options)"
    case .favour(let weight, let attribute):
      text +=
        "favours \(options) for \(attribute), \(weight.rawValue) (\(ReportValue.numberText(weight.points)) points)"
    case .choose: text += "chooses \(options)"
    case .warn: text += "warns"
    }
    if firing.standing != .holds { text += "; \(firing.standing.words)" }
    if firing.strength != .must { text += "; as strong as a '\(firing.strength.rawValue)'" }
    return text + " (" + (firing.isHouseRule ? "house rule" : rule.sources.joined(separator: ", "))
      + ")"
  }
}
