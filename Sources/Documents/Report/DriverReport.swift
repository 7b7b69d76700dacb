import Decisions
import Expressions
import Facts
import RuleBase

extension Design {
  /// The quality attributes in the order of their weight for the client, each with the decisions
  /// that serve it.
  var driverReports: [ReportValue] {
    let weights = resolution.facts["priorities"]?.value?.records ?? []
    let applied = resolution.decisions.filter { !$0.outcome.options.isEmpty }
    let drivers = applied.flatMap(\.member.drivers).uniqued
    let weighed = drivers.enumerated().map { offset, driver in
      let record = weights.first { $0.text("attribute") == driver }
      return (driver: driver, weight: record?.number("weight") ?? 1, offset: offset)
    }.sorted { ($1.weight, $0.offset) < ($0.weight, $1.offset) }
    return weighed.map { driver, weight, _ in
      let serving = applied.filter { $0.member.drivers.contains(driver) }
      return [
        "id": .text(driver),
        "label": .text(driverLabel(driver)),
        "weight": .number(weight), "is_weighed": .flag(weight != 1),
        "decisions": .list(serving.map(decisionReference)),
      ]
    }
  }

  /// The label of a quality attribute.
  func driverLabel(_ id: String) -> String {
    guard case .records(let fields, _)? = ruleBase.vocabulary["priorities"]?.kind,
      let choice = fields.flatMap(\.choices).first(where: { $0.id == id })
    else { return uppercasedFirst(id) }
    return choice.label
  }
}

extension Record {
  /// The number of a field, if it has one.
  func number(_ field: String) -> Double? {
    entries.first { $0.field == field }?.fact.value?.base.number
  }
}
