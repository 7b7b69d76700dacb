import OrderedCollections
import RuleBase

extension Design {
  /// The client's limits by the ids of the rules; null for those that nobody stated.
  public func checksByID(in report: ReportValue) -> ReportValue {
    var found: OrderedDictionary<String, ReportValue> = [:]
    for check in ruleBase.checks { found[check.id] = .null }
    for check in report["checks"]?.entries ?? [] {
      if let id = check["id"]?.text { found[id] = check }
    }
    return .object(found)
  }

  /// The figures by the parts of their names, such as `figure.cost.per_request`; null for those
  /// that can't be reckoned.
  public func figuresByName(in report: ReportValue) -> ReportValue {
    var sections: OrderedDictionary<String, ReportValue> = [:]
    func put(_ name: String, _ value: ReportValue) {
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return }
      sections[parts[0]] = (sections[parts[0]] ?? .object([:]))
        .adding(.object([parts[1]: value]))
    }
    for formula in ruleBase.formulas { put(formula.id, .null) }
    for estimate in report["estimates"]?.entries ?? [] {
      if let name = estimate["id"]?.text { put(name, estimate) }
    }
    return .object(sections)
  }
}
