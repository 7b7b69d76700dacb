import RuleBase

extension Pass {
  /// What a member of a joint decision takes, in words: the option, with the product where it has a
  /// name of its own.
  func choiceLabel(_ place: Int, _ index: Int) -> String {
    let member = tables.base.decisions[place].members[index]
    guard states[place].applies, let joint = tables.joints[place],
      let winner = states[place].selection.winner
    else { return "not applicable" }
    let choice = joint.choices[index][joint.combinations[winner][index]]
    let option = member.options[safely: choice.option]
    guard let entry = choice.entry, entry.label != option?.label else {
      return option?.label ?? choice.id
    }
    return option.map { "\($0.label): \(entry.label)" } ?? entry.label
  }

  /// What the members of joint decisions take where another pass takes something else, in the order of
  /// documents.
  func choices(otherThan other: Pass) -> [Tradeoffs.Choice] {
    tables.base.members.compactMap { model, member -> Tradeoffs.Choice? in
      guard model.isJoint,
        let place = tables.base.decisions.firstIndex(where: { $0.id == model.id }),
        let index = model.members.firstIndex(where: { $0.id == member.id }),
        choiceLabel(place, index) != other.choiceLabel(place, index)
      else { return nil }
      return Tradeoffs.Choice(
        decision: member.id, code: member.code, title: member.title,
        label: choiceLabel(place, index))
    }
  }
}
