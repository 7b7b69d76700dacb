import Expressions
import Facts
import OrderedCollections
import RuleBase

/// The programs of a joint decision, before they can be run.
struct JointDraft {
  let model: DecisionModel
  let code: DecisionCode
  /// Each member's choices.
  let choices: [[JointPlan.Choice]]
  /// Which combinations exist, by member.
  let exists: [Programs.Place?]
  let figures: [JointPlan.Figure]
  /// Which candidates take part in a comparison, by the id of the figure.
  let among: [String: Programs.Place]

  init(
    _ model: DecisionModel, _ code: DecisionCode, _ base: RuleBase,
    _ builder: inout Programs.Builder
  ) {
    self.model = model
    self.code = code
    var choices: [[JointPlan.Choice]] = []
    for (index, member) in model.members.enumerated() {
      choices.append(Self.choices(member, index, model, base, &builder.pool))
    }
    self.choices = choices
    exists = model.members.map { $0.exists.map { builder.add($0.expression) } }
    figures = model.quantities.map { quantity in
      JointPlan.Figure(
        slot: quantity.candidateSlot,
        place: builder.add(quantity.formula.expression.expression))
    }
    var among: [String: Programs.Place] = [:]
    for quantity in model.quantities {
      among[quantity.id] = quantity.comparison.map { builder.add($0.among.expression) }
    }
    self.among = among
  }

  private static func choices(
    _ member: DecisionModel.Member, _ index: Int, _ model: DecisionModel, _ base: RuleBase,
    _ pool: inout CellPool
  ) -> [JointPlan.Choice] {
    let slot = model.candidateSlots.members[index]
    guard let role = member.role.flatMap({ base.catalogue.roles[$0] }) else {
      return member.options.enumerated().map { rung, option in
        let cell = pool.cell(.string(option.id))
        return JointPlan.Choice(
          id: option.id, rung: rung, option: rung, entry: nil, cell: cell,
          assignments: [.init(slot: slot, cell: cell)])
      }
    }
    let options = member.options.map(\.id)
    let rungIndex = role.attributes.firstIndex { $0.name.rawValue == member.rungAttribute }
    return role.entries.filter(\.status.isRecommendable).compactMap { entry in
      // Without rungs the entries are options side by side.
      var word = entry.id
      if let rungIndex {
        guard case .known(.string(let rung)) = entry.values[rungIndex] else { return nil }
        word = rung
      }
      guard let option = options.firstIndex(of: word) else { return nil }
      let cell = pool.cell(.string(entry.id))
      let values = zip(model.candidateSlots.attributes[index], role.candidateValues(of: entry))
      return JointPlan.Choice(
        id: entry.id, rung: rungIndex == nil ? 0 : option, option: option, entry: entry,
        cell: cell,
        assignments: [.init(slot: slot, cell: cell)]
          + values.map { .init(slot: $0, cell: pool.cell($1)) })
    }
  }
}
