import RuleBase

/// A component while patterns add to it.
struct Draft {
  let id: String
  let role: Catalogue.Role
  let label: String
  let zone: String
  let lane: String
  let because: String
  private(set) var productDecision: String?
  private(set) var sizing: String?
  private(set) var decisions: [String]
  private(set) var patterns: [String]
  private(set) var sources: [String]

  init(
    _ component: Pattern.Component, of pattern: Pattern, role: Catalogue.Role, zone: String,
    sizing: String?
  ) {
    id = component.id
    self.role = role
    label = component.label ?? role.label
    self.zone = zone
    lane = component.lane
    because = component.because ?? pattern.because
    productDecision = component.productDecision
    self.sizing = sizing
    decisions = component.decisions
    patterns = [pattern.id]
    sources = pattern.sources
  }

  /// Adds what a further pattern says of the same component.
  mutating func merge(_ component: Pattern.Component, of pattern: Pattern, sizing: String?) {
    productDecision = productDecision ?? component.productDecision
    self.sizing = self.sizing ?? sizing
    decisions.join(component.decisions)
    patterns.join([pattern.id])
    sources.join(pattern.sources)
  }

  /// The component with its product.
  func component(
    _ product: Component.Product, isInUse: Bool, decisions: [String]
  ) -> Component {
    let name: String
    switch product {
    case .determined(let entry, _): name = entry.label
    case .client(let product): name = product
    case .anyOf, .own: name = label
    }
    return Component(
      id: id, name: name, role: role, roleLabel: label, zone: zone, lane: lane, product: product,
      isInUse: isInUse, sizing: sizing, decisions: decisions, patterns: patterns, because: because,
      sources: sources)
  }
}

extension [String] {
  /// Appends those that are not there yet.
  mutating func join(_ others: [String]) {
    for other in others where !contains(other) { append(other) }
  }
}
