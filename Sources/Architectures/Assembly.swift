import Decisions
import Expressions
import Facts
import OrderedCollections
import RuleBase

/// The pieces of an architecture while patterns add to them.
struct Assembly {
  private let base: RuleBase
  private let resolution: Resolution
  private var zones = ZoneTree()
  private var components: OrderedDictionary<String, Draft> = [:]
  private var connections: [DraftConnection] = []
  private var gaps: [String] = []
  /// Components that are there only if an assumption is right.
  private var leftOut: Set<String> = []

  init(_ base: RuleBase, _ resolution: Resolution) {
    self.base = base
    self.resolution = resolution
  }

  /// Whether a condition holds over all values that assumed facts may well have; one that is absent
  /// does.
  func isCertain(_ condition: CompiledExpression?) -> Bool {
    condition.map(resolution.values.isCertain) ?? true
  }

  /// Whether a condition holds at what is assumed, and may well not hold.
  func isMerelyAssumed(_ condition: CompiledExpression?) -> Bool {
    holds(condition) && !isCertain(condition)
  }

  private func holds(_ condition: CompiledExpression?) -> Bool {
    guard let condition else { return true }
    return condition.expression.evaluate(resolution.values).truth == true
  }

  // MARK: - Adding

  /// Adds zones; the first pattern that names a zone says what it is.
  mutating func add(zonesOf pattern: Pattern) {
    for zone in pattern.zones {
      zones.add(zone, label: text(zone.label) ?? zone.id)
    }
  }

  /// Notes components that an assumption alone would bring.
  mutating func leaveOut(componentsOf pattern: Pattern) {
    leftOut.formUnion(pattern.components.map(\.id))
  }

  /// Adds components; the first pattern that names one says what it is, the others add reasons.
  mutating func add(componentsOf pattern: Pattern) {
    for component in pattern.components {
      guard isCertain(component.when) else {
        if holds(component.when) { leftOut.insert(component.id) }
        continue
      }
      let sizing = component.sizing.flatMap(text)
      if components[component.id] != nil {
        components[component.id]?.merge(component, of: pattern, sizing: sizing)
        continue
      }
      guard let role = base.catalogue.roles[component.role] else { continue }
      // What stands in no known place is like what has an unknown condition.
      guard let zone = zone(of: component) else { continue }
      guard zones.contains(zone) else {
        gaps.append("the component '\(component.id)' of '\(pattern.id)' stands in no known zone")
        continue
      }
      components[component.id] = Draft(
        component, of: pattern, role: role, zone: zone, sizing: sizing)
    }
  }

  /// Adds connections between components that are there.
  mutating func add(connectionsOf pattern: Pattern) {
    for connection in pattern.connections where holds(connection.when) {
      let missing = [connection.from, connection.to].filter { components[$0] == nil }
      if let end = missing.first {
        guard !connection.isOptional, !leftOut.contains(end) else { continue }
        gaps.append(
          "the connection from '\(connection.from)' to '\(connection.to)' of '\(pattern.id)'"
            + " lacks '\(end)'")
        continue
      }
      let data = connection.data.flatMap { $0 == Self.clientData ? dataClasses : [$0] }
      let draft = DraftConnection(connection, data: data, takes: connection.takes.flatMap(time))
      if let known = connections.firstIndex(where: { $0.joins(draft) }) {
        connections[known].merge(draft)
      } else {
        connections.append(draft)
      }
    }
  }

  /// The word in patterns that stands for the data classes of the client.
  private static let clientData = "client"

  private var dataClasses: [String] {
    resolution.facts["privacy.data_classes"]?.value?.base.texts ?? []
  }

  private func zone(of component: Pattern.Component) -> String? {
    switch component.zone {
    case .fixed(let id): id
    case .computed(let expression): expression.expression.evaluate(resolution.values).value?.text
    }
  }

  private func text(_ words: Pattern.Words) -> String? { resolution.values.text(words) }

  private func time(_ words: Pattern.Words) -> Connection.Time? {
    let names = words.parts.compactMap { part -> String? in
      if case .slot(_, let name) = part { return name }
      return nil
    }
    return text(words).map { Connection.Time(words: $0, names: names) }
  }

  // MARK: - The result

  /// The architecture, in its final order.
  func architecture() -> Architecture {
    let shown = zones.shown(holding: components.values.map(\.zone))
    let products = ProductChoice(resolution)
    let ordered = components.values.enumerated().sorted { one, other in
      key(one.element, one.offset, shown).lexicographicallyPrecedes(
        key(other.element, other.offset, shown))
    }.map(\.element)
    return Architecture(
      zones: shown,
      components: ordered.map { draft in
        let product = products.product(for: draft, in: zones.hosting(of: draft.zone))
        return draft.component(
          product, isInUse: products.isInUse(product), decisions: applicable(draft.decisions))
      },
      connections: numbered(), unplaced: products.unplaced(components.values.map(\.role)),
      gaps: gaps)
  }

  private func key(_ draft: Draft, _ index: Int, _ zones: [Zone]) -> [Int] {
    [zones.firstIndex { $0.id == draft.zone } ?? zones.count, Lane.place(of: draft.lane), index]
  }

  /// The decisions that were asked at all.
  private func applicable(_ decisions: [String]) -> [String] {
    decisions.filter { id in
      resolution.decision(id).map { $0.outcome != .notApplicable } ?? false
    }
  }

  /// Connections in the order of their steps, numbered from 1; those without a step at the end.
  private func numbered() -> [Connection] {
    let sorted = connections.enumerated().sorted { one, other in
      (one.element.order, one.offset) < (other.element.order, other.offset)
    }.map(\.element)
    return sorted.enumerated().map { index, draft in
      draft.connection(
        step: draft.step == nil ? nil : index + 1, crossesBoundary: crossesBoundary(draft))
    }
  }

  private func crossesBoundary(_ connection: DraftConnection) -> Bool {
    guard let from = components[connection.from], let to = components[connection.to] else {
      return false
    }
    return zones.boundaries(around: from.zone) != zones.boundaries(around: to.zone)
  }
}

extension Value {
  /// The texts of a list of texts.
  var texts: [String] {
    guard case .list(let values) = self else { return [] }
    return values.compactMap(\.text)
  }

  /// The text, if it is one.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}
