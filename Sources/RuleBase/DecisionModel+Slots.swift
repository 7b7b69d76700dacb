import Expressions

extension DecisionModel {
  /// Every slot that its expressions read, without order and with repetitions.
  public var readSlots: [Int] {
    var slots = applies?.expression.slots ?? []
    for rule in rules { slots += rule.when.expression.slots }
    for quantity in quantities { slots += quantity.formula.expression.expression.slots }
    for member in members {
      slots += member.exists?.expression.slots ?? []
      for option in member.options { slots += option.needs?.expression.slots ?? [] }
    }
    return slots
  }
}
