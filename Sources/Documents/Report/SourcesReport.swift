import OrderedCollections
import RuleBase

extension Design {
  /// The sources that a report cites, in the order of the list of sources.
  func sourcesReport(citedIn report: ReportValue) -> ReportValue {
    var cited: Set<String> = []
    report.collectSources(&cited)
    return .list(ruleBase.sources.values.filter { cited.contains($0.id) }.map(sourceReport))
  }

  private func sourceReport(_ source: KnowledgeSource) -> ReportValue {
    [
      "id": .text(source.id), "title": .text(source.title),
      "address": .text(orNull: source.address), "publisher": .text(source.publisher),
      "grade": .text(source.grade.rawValue), "grade_words": .text(source.grade.words),
      "as_of": .text(source.asOf),
    ]
  }
}

extension ReportValue {
  /// Adds the ids under the keys `source` and `sources`, at any depth.
  fileprivate func collectSources(_ ids: inout Set<String>) {
    switch self {
    case .null, .text, .number, .flag: return
    case .list(let entries): for entry in entries { entry.collectSources(&ids) }
    case .object(let members):
      for (key, value) in members {
        switch (key, value) {
        case ("source", .text(let id)): ids.insert(id)
        case ("sources", .list(let list)): ids.formUnion(list.compactMap(\.text))
        default: value.collectSources(&ids)
        }
      }
    }
  }
}
