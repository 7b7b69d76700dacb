import Architectures
import Decisions
import RuleBase

extension Design {
  /// The products of the design with what is known of their end, and the day by which each has to
  /// be looked up again.
  var lifecycleReports: [ReportValue] {
    var seen: Set<String> = []
    return architecture.components.flatMap { component in
      products(of: component).filter { seen.insert("\($0.id) \(component.role.id)").inserted }
        .map { lifecycleReport($0, component) }
    }
  }

  private func products(of component: Component) -> [Catalogue.Entry] {
    switch component.product {
    case .determined(let entry, _): [entry]
    case .anyOf(let entries):
      entries.filter { !ends(of: $0, in: component).isEmpty || !$0.status.isRecommendable }
    case .client, .own: []
    }
  }

  /// The announced ends that concern a component: a store that keeps a copy of a product of another
  /// role, such as the weights of a model, calls none of the hosts whose offers end.
  private func ends(of entry: Catalogue.Entry, in component: Component) -> [Catalogue.End] {
    let isOwn = component.role.entries.contains { $0.id == entry.id }
    return component.role.family == .store && !isOwn ? [] : entry.ends
  }

  private func lifecycleReport(_ entry: Catalogue.Entry, _ component: Component) -> ReportValue {
    let successor = entry.supersededBy.flatMap { ruleBase.catalogue.entry($0)?.entry.label }
    return [
      "product": .text(entry.label), "role_label": .text(component.roleLabel),
      "status_words": .text(entry.status.words), "note": .text(orNull: entry.statusNote),
      "ends": .list(
        ends(of: entry, in: component).sorted { ($0.date, $0.place) < ($1.date, $1.place) }.map {
          end in
          ["place": .text(end.place), "date": .text(end.date)]
        }),
      "successor": .text(orNull: successor), "as_of": .text(entry.asOf),
      "look_up_by": .text(orNull: month(entry.asOf, plus: ruleBase.keepsMonths["products"])),
      "sources": .texts(entry.sources),
    ]
  }

  /// The month so many months after another, as `2027-10`.
  private func month(_ text: String, plus months: Int?) -> String? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard let months, parts.count >= 2 else { return nil }
    let total = parts[0] * 12 + parts[1] - 1 + months
    let month = total % 12 + 1
    return "\(total / 12)-\(month < 10 ? "0" : "")\(month)"
  }
}
