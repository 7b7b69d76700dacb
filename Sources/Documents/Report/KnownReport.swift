import Decisions
import Expressions
import Facts
import OrderedCollections
import RuleBase

extension Design {
  /// Every field of the vocabulary by section and name, for templates that ask for one by name: a
  /// reference with its records, or null where nothing is stated, derived or assumed.
  ///
  /// A section that is itself a list stands under its name alone.
  public func knownReport() -> ReportValue {
    var sections: OrderedDictionary<String, ReportValue> = [:]
    for field in ruleBase.vocabulary.fields {
      let parts = field.name.rawValue.split(separator: ".", maxSplits: 1).map(String.init)
      let value = known(field)
      if parts.count == 1 {
        sections[parts[0]] = value
      } else {
        let section = sections[parts[0]] ?? .object([:])
        sections[parts[0]] = section.adding(.object([parts[1]: value]))
      }
    }
    return .object(sections)
  }

  /// The figures out of their lines by the ids of the rules; null where a design has none.
  public func breakdownsByID(in report: ReportValue) -> ReportValue {
    var found: OrderedDictionary<String, ReportValue> = [:]
    for breakdown in ruleBase.breakdowns { found[breakdown.id] = .null }
    for breakdown in report["breakdowns"]?.entries ?? [] {
      if let id = breakdown["id"]?.text { found[id] = breakdown }
    }
    return .object(found)
  }

  /// The quality attributes by their ids; null for those that no decision of the design serves.
  public func driversByID(in report: ReportValue) -> ReportValue {
    var found: OrderedDictionary<String, ReportValue> = [:]
    for id in ruleBase.decisions.flatMap(\.members).flatMap(\.drivers) { found[id] = .null }
    for driver in report["drivers"]?.entries ?? [] {
      if let id = driver["id"]?.text { found[id] = driver }
    }
    return .object(found)
  }

  private func known(_ field: Field) -> ReportValue {
    guard let fact = resolution.facts[field.name], let value = fact.value else { return .null }
    var nested: [Field] = []
    if case .records(let fields, _) = field.kind { nested = fields }
    return factReference(field.name).adding([
      "is_stated": .flag(fact.statement != nil),
      "is_assumed": .flag(fact.origin.isAssumed),
      "is_yes": .flag(value.base == .bool(true)),
      "records": .list(value.records.map { record in self.record(record, nested) }),
    ])
  }

  private func record(_ record: Record, _ fields: [Field]) -> ReportValue {
    var members: OrderedDictionary<String, ReportValue> = [:]
    for field in fields { members[field.name.rawValue] = .null }
    for entry in record.entries {
      let field = fields.first { $0.name.rawValue == entry.field }
      members[entry.field] = entry.fact.value.map { .text(words(for: $0, of: field)) } ?? .null
    }
    return .object(members)
  }
}

extension Origin {
  fileprivate var isAssumed: Bool {
    if case .assumed = self { true } else { false }
  }
}
