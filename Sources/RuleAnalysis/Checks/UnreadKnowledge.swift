import Diagnostics
import Expressions
import Facts
import OrderedCollections
import RuleBase

/// Facts, questions, formulas and sources that nothing makes use of.
struct UnreadKnowledge {
  let known: SlotKnowledge
  private let used: Set<Int>
  private var base: RuleBase { known.base }

  init(_ known: SlotKnowledge) {
    self.known = known
    let reads = Reads(known.base)
    used = reads.closure(
      of: known.base.decisions.flatMap(\.readSlots) + reads.patterns + reads.checks
        + reads.breakdowns + reads.headlines
        + reads.plans + known.base.risks.flatMap(\.conditions).flatMap(\.expression.slots))
  }

  func findings() -> [Diagnostic] { facts() + formulas() + sources() }

  private func facts() -> [Diagnostic] {
    base.vocabulary.sections.flatMap { section -> [Diagnostic] in
      guard case .fields(let fields) = section.content else { return [] }
      return fields.compactMap { field in
        guard let slot = base.names[field.name.rawValue], !field.isRequired else { return nil }
        // Texts are words for the documents.
        if field.kind == .text || isUsed(field, slot) { return nil }
        return field.question == nil ? unread(field) : idle(field)
      }
    }
  }

  private func isUsed(_ field: Field, _ slot: Int) -> Bool {
    used.contains(slot) || field.shownBy != nil
      || base.checks.contains { $0.fact == field.name }
      || base.contradictions.contains { $0.facts.contains(field.name) }
  }

  private func idle(_ field: Field) -> Diagnostic {
    Diagnostic(
      .idleQuestion,
      "clients are asked for '\(field.name)', but no decision, figure, picture or risk needs it",
      at: field.location, help: "take the question out, or add the rule that it is asked for")
  }

  private func unread(_ field: Field) -> Diagnostic {
    Diagnostic(
      .unreadFact, "no rule, figure, picture or risk reads '\(field.name)'", at: field.location,
      help: "add the rule that needs it, say what shows that it is met, or take it out")
  }

  private func formulas() -> [Diagnostic] {
    base.formulas.filter { formula in
      guard let slot = base.names[formula.id], !formula.isHeadline else { return false }
      return !used.contains(slot)
    }.map {
      Diagnostic(
        .unreadFormula, "no rule, figure, picture or risk reads '\($0.id)'", at: $0.location,
        help: "use it, mark it as a headline, or take it out")
    }
  }

  private func sources() -> [Diagnostic] {
    var cited = Set(base.decisions.flatMap(\.rules).flatMap(\.sources))
    cited.formUnion(base.formulas.flatMap(\.sources))
    cited.formUnion(base.decisions.flatMap(\.quantities).flatMap(\.formula.sources))
    cited.formUnion(base.catalogue.roles.values.flatMap(\.entries).flatMap(\.sources))
    cited.formUnion(base.prices.values.map(\.source))
    cited.formUnion(base.patterns.flatMap(\.sources) + base.risks.flatMap(\.sources))
    cited.formUnion(base.plans.flatMap(\.entries).flatMap(\.sources))
    cited.formUnion(base.vocabulary.fields.flatMap(\.assumptions).map(\.source))
    for member in base.decisions.flatMap(\.members) {
      cited.formUnion(member.disputes.flatMap(\.sources))
      cited.formUnion(member.confirmations.values.map(\.source))
    }
    return base.sources.values.filter { !cited.contains($0.id) && $0.grade != .house }.map {
      Diagnostic(
        .uncitedSource, "nothing cites the source '\($0.id)'",
        at: $0.location, help: "cite it where it is used, or take it out")
    }
  }
}

/// What the parts of a rule base read.
private struct Reads {
  private let base: RuleBase
  /// For each slot that is worked out, the slots that its expression reads.
  private var inputs: [Int: [Int]] = [:]

  init(_ base: RuleBase) {
    self.base = base
    for formula in base.formulas {
      if let slot = base.names[formula.id] { inputs[slot] = formula.expression.expression.slots }
    }
    for (index, field) in base.vocabulary.fields.enumerated() {
      guard let slot = base.names[field.name.rawValue] else { continue }
      let conditions = (base.assumptionConditions[index] ?? []).compactMap { $0?.expression }
      inputs[slot] =
        (base.derivations[index]?.expression.slots ?? []) + conditions.flatMap(\.slots)
    }
  }

  /// The slots, and everything that they are worked out from.
  func closure(of slots: [Int]) -> Set<Int> {
    var seen: Set<Int> = []
    var open = slots
    while let slot = open.popLast() {
      if seen.insert(slot).inserted { open += inputs[slot] ?? [] }
    }
    return seen
  }

  var patterns: [Int] {
    base.patterns.flatMap { pattern in
      (pattern.when?.expression.slots ?? [])
        + pattern.zones.flatMap(\.label.slots)
        + pattern.components.flatMap { component in
          var slots = component.when?.expression.slots ?? []
          if case .computed(let zone) = component.zone { slots += zone.expression.slots }
          return slots + (component.sizing?.slots ?? [])
        } + pattern.connections.flatMap { $0.when?.expression.slots ?? [] }
    }
  }

  var checks: [Int] {
    base.checks.flatMap { check in
      [check.fact.rawValue, check.estimate ?? ""].compactMap { base.names[$0] }
    } + base.contradictions.flatMap(\.when.expression.slots)
      + base.criteria.flatMap { criterion -> [Int] in
        switch criterion.measure {
        case .figure(let name, _, _): base.names[name].map { [$0] } ?? []
        case .levels(let levels): levels.flatMap(\.when.expression.slots)
        case .attribute: []
        }
      }
  }

  var breakdowns: [Int] {
    let grown = base.breakdowns.compactMap(\.growth).flatMap { [$0.factor] + $0.facts }
    let figures =
      base.breakdowns.flatMap(\.figures) + base.doubts.flatMap { [$0.figure, $0.limit] }
    return (figures + grown.map(\.rawValue)).compactMap { base.names[$0] }
      + base.breakdowns.flatMap { $0.when?.expression.slots ?? [] }
      + base.doubts.flatMap { $0.when.expression.slots + ($0.unless?.expression.slots ?? []) }
  }

  var plans: [Int] {
    base.plans.flatMap(\.entries).flatMap { entry in
      (entry.when?.expression.slots ?? [])
        + entry.contents.values.flatMap { content -> [Int] in
          switch content {
          case .choice: []
          case .figure(let name): [base.names[name]].compactMap(\.self)
          case .lines(let lines):
            lines.flatMap { line in
              [line.when, line.applies].flatMap { $0?.expression.slots ?? [] }
                + line.alternatives.flatMap(\.slots)
            }
          }
        }
    }
  }

  var headlines: [Int] {
    base.formulas.filter(\.isHeadline).compactMap { base.names[$0.id] }
  }
}

extension Pattern.Words {
  fileprivate var slots: [Int] {
    parts.compactMap { part in
      switch part {
      case .text: nil
      case .slot(let slot, _): slot
      }
    }
  }
}
