import Expressions
import RuleBase

/// What the figures and rules of a joint decision read, directly or through figures.
struct CandidateReading {
  /// What one figure or rule reads.
  struct Reads {
    /// Slots outside candidates, ascending.
    let globals: [Int]
    /// Members of the candidate, ascending.
    let members: [Int]
    /// Figures by place, ascending: each after those that it draws on.
    let figures: [Int]
  }

  private(set) var figures: [Reads] = []
  let rules: [Reads]

  init(_ draft: JointDraft, _ base: RuleBase, _ programs: Programs) {
    let model = draft.model
    let first = base.names.count
    var memberOfSlot: [Int: Int] = [:]
    for (member, slot) in model.candidateSlots.members.enumerated() {
      memberOfSlot[slot] = member
      for attribute in model.candidateSlots.attributes[member] { memberOfSlot[attribute] = member }
    }
    let figureOfSlot = Dictionary(
      draft.figures.enumerated().map { ($1.slot, $0) }, uniquingKeysWith: { first, _ in first })
    func reads(_ slots: [Int], _ known: [Reads]) -> Reads {
      var (globals, members, figures) = (Set<Int>(), Set<Int>(), Set<Int>())
      for slot in slots {
        if slot < first { globals.insert(slot) }
        if let member = memberOfSlot[slot] { members.insert(member) }
        if let figure = figureOfSlot[slot] {
          figures.insert(figure)
          guard known.indices.contains(figure) else { continue }
          globals.formUnion(known[figure].globals)
          members.formUnion(known[figure].members)
          figures.formUnion(known[figure].figures)
        }
      }
      return Reads(
        globals: globals.sorted(), members: members.sorted(), figures: figures.sorted())
    }
    var found: [Reads] = []
    for (place, figure) in draft.figures.enumerated() {
      let own = reads(programs.expression(figure.place).slots, found)
      guard let comparison = model.quantities[place].comparison else {
        found.append(own)
        continue
      }
      // It hangs on everything that may sink the candidates it is the least of, and is the same for
      // all candidates that are alike.
      let judging =
        model.rules.map(\.when) + model.members.flatMap(\.options).compactMap(\.needs)
      let globals = judging.flatMap { reads($0.expression.slots, found).globals }
      found.append(
        Reads(
          globals: Set(own.globals + globals).sorted(),
          members: Set(comparison.alike.compactMap { memberOfSlot[$0] }).sorted(), figures: []))
    }
    figures = found
    rules = draft.code.rules.map { reads(programs.expression($0.place).slots, found) }
  }
}
