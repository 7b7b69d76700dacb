import Architectures
import Decisions
import Expressions
import Facts
import Quantities
import RuleBase

extension Design {
  /// The components, what flows between them, and the borders of trust.
  var architectureReport: ReportValue {
    let steps = architecture.connections.filter { $0.step != nil }
    return [
      "zones": .list(
        architecture.zones.map { zone in
          [
            "id": .text(zone.id), "label": .text(zone.label),
            "is_trust_boundary": .flag(zone.isTrustBoundary), "parent": .text(orNull: zone.parent),
            "components": .list(
              architecture.components.filter { $0.zone == zone.id }.map { component in
                [
                  "id": .text(component.id), "name": .text(component.name),
                  "role_label": .text(component.roleLabel),
                ]
              }),
          ]
        }),
      "components": .list(architecture.components.map(componentReport)),
      "has_products": .flag(architecture.components.contains(where: \.isOfCatalogue)),
      "connections": .list(architecture.connections.map(connectionReport)),
      "flow": .list(steps.map(connectionReport)),
      "crossings": .list(
        architecture.connections.filter(\.crossesBoundary).map(connectionReport)),
    ]
  }

  private func componentReport(_ component: Component) -> ReportValue {
    let decisions = component.decisions.compactMap { id in
      resolution.decisions.first { $0.id == id }
    }
    return [
      "id": .text(component.id), "name": .text(component.name), "role": .text(component.role.id),
      "role_label": .text(component.roleLabel), "duty": .text(component.role.duty),
      "zone": .text(component.zone), "zone_label": .text(zoneLabel(component.zone)),
      "lane": .text(component.lane), "is_outside": .flag(component.role.isOutside),
      "is_person": .flag(component.role.family == .person),
      "product": productReport(component.product, as: component.role),
      "sizing": .text(orNull: component.sizing),
      "decisions": .list(decisions.map(decisionReference)),
      "patterns": .texts(component.patterns), "because": .text(component.because),
      "sources": .texts(component.sources),
    ]
  }

  private func productReport(
    _ product: Component.Product, as role: Catalogue.Role
  ) -> ReportValue {
    var chosen: ReportValue = .null
    var because: String?
    var candidates: [Catalogue.Entry] = []
    var limits: [ReportValue] = []
    var alternatives: [Catalogue.Entry] = []
    let kind: String
    switch product {
    case .determined(let entry, let reason):
      kind = "determined"
      chosen = productReport(entry)
      because = reason
      limits = limitReports(entry, as: role)
      alternatives = role.entries.filter { other in
        other.id != entry.id && other.status.isRecommendable
          && other.hosting.contains(where: entry.hosting.contains)
          && !isExcluded(other, as: role)
      }
    case .anyOf(let entries):
      kind = "any_of"
      candidates = entries
    case .client: kind = "client"
    case .own: kind = "own"
    }
    return [
      "kind": .text(kind), "is_determined": .flag(kind == "determined"),
      "entry": chosen, "because": .text(orNull: because),
      "any_of": .list(candidates.map(productReport)),
      "limits": .list(limits), "alternatives": .texts(alternatives.prefix(3).map(\.label)),
    ]
  }

  /// Whether a decision left no combination with a product.
  private func isExcluded(_ entry: Catalogue.Entry, as role: Catalogue.Role) -> Bool {
    resolution.decisions.contains { decision in
      guard let place = decision.model.members.firstIndex(where: { $0.role == role.id }) else {
        return false
      }
      let own = decision.candidates.filter {
        $0.members.indices.contains(place) && $0.members[place] == entry.id
      }
      return !own.isEmpty && own.allSatisfy { $0.sunkBy != nil }
    }
  }

  /// What is known of a product in figures with a unit: lengths, sizes, rates, prices.
  private func limitReports(
    _ entry: Catalogue.Entry, as role: Catalogue.Role
  ) -> [ReportValue] {
    zip(role.attributes, entry.values).compactMap { field, value in
      guard case .known(let value) = value, value.number != nil, !field.unit.symbol.isEmpty
      else { return nil }
      return ["label": .text(field.label), "text": .text(valueWords(value, of: field))]
    }
  }

  private func connectionReport(_ connection: Connection) -> ReportValue {
    [
      "step": connection.step.map { .number(Double($0)) } ?? .null,
      "from": .text(connection.from), "from_name": .text(componentName(connection.from)),
      "to": .text(connection.to), "to_name": .text(componentName(connection.to)),
      "label": .text(connection.label), "kind": .text(connection.kind.rawValue),
      "protocol": .text(orNull: connection.protocolName.map(uppercasedFirst)),
      "data": .texts(connection.data), "data_words": .texts(connection.data.map(dataClassWords)),
      "says": .text(connection.says), "crosses_boundary": .flag(connection.crossesBoundary),
    ]
  }

  /// A class of data as the vocabulary labels it, within a sentence.
  func dataClassWords(_ id: String) -> String {
    ruleBase.vocabulary["privacy.data_classes"].map { lowercasedFirst($0.label(of: id)) } ?? id
  }

  private func zoneLabel(_ id: String) -> String {
    architecture.zones.first { $0.id == id }?.label ?? id
  }

  func componentName(_ id: String) -> String {
    architecture.components.first { $0.id == id }?.name ?? id
  }
}

extension Component {
  /// Whether the catalogue has products for it.
  fileprivate var isOfCatalogue: Bool {
    switch product {
    case .determined, .anyOf: true
    case .client, .own: false
    }
  }
}
