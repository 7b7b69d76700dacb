public import Architectures
public import Decisions
public import RuleBase

/// A design as the views look at it.
public struct ViewSubject: Sendable {
  let architecture: Architecture
  let resolution: Resolution
  let base: RuleBase
  let project: String
  let notes: [String]
  let outcomes: [String: String]
  let records: String
  /// The ids of the decisions that have a record of their own.
  let recorded: Set<String>
  let difference: ArchitectureDifference?

  /// A design to be looked at.
  ///
  /// - Parameters:
  ///   - architecture: its components and connections.
  ///   - resolution: the decisions whose codes and records the cards show.
  ///   - base: the rules they came from.
  ///   - project: the project's name, which heads every picture.
  ///   - notes: the client and the date as far as stated, which stand below it.
  ///   - outcomes: the outcome of each decision in words, by its id.
  ///   - records: the folder of the decision records, as seen from a picture's file.
  public init(
    _ architecture: Architecture, resolution: Resolution, base: RuleBase, project: String,
    notes: [String] = [], outcomes: [String: String] = [:], records: String = "../decisions"
  ) {
    self.architecture = architecture
    self.resolution = resolution
    self.base = base
    self.project = project
    self.notes = notes
    self.outcomes = outcomes
    self.records = records
    recorded = Set(resolution.recorded.map(\.id))
    difference = nil
  }

  /// Two designs in one: everything that either has, with marks on what differs.
  ///
  /// - Parameters:
  ///   - difference: how the architecture of the first design differs from that of the second.
  ///   - other: the second design, whose decisions and names are shown.
  public init(_ difference: ArchitectureDifference, showing other: ViewSubject) {
    architecture = difference.union
    resolution = other.resolution
    base = other.base
    project = other.project
    notes = other.notes
    outcomes = other.outcomes
    records = other.records
    recorded = other.recorded
    self.difference = difference
  }

  /// One view, or `nil` where this design has nothing to show in it.
  public func view(_ name: ViewName) -> View? {
    var view =
      switch name {
      case .context: ContextView(self).view
      case .container: ContainerView(self).view
      case .dataFlow: DataFlowView(self).view
      case .deployment: DeploymentView(self).view
      case .sequence: SequenceView(self).view
      case .ingestion: IngestionView(self).view
      case .operations: OperationsView(self).view
      case .roadmap: RoadmapView(self).view
      case .decisions: DecisionsView(self).view
      }
    view?.notes = notes
    return view
  }

  // MARK: - Pieces that views share

  func empty(_ name: ViewName) -> View { View(name, project: project) }

  /// Some connections with the components at their ends; nil where these are too few for a picture.
  func view(_ name: ViewName, of flows: [Connection], among components: [Component]) -> View? {
    let ends = Set(flows.flatMap { [$0.from, $0.to] })
    guard ends.count > 3 else { return nil }
    var view = empty(name)
    view.cards = components.filter { ends.contains($0.id) }.map(card)
    view.arrows = flows.map(arrow)
    view.zones = zones(around: view.cards.compactMap(\.zone))
    view.text = flows.compactMap { flow in flow.step.map { "\($0). \(flow.says)" } }
    return view
  }

  /// A component as a card in its own zone.
  func card(_ component: Component) -> View.Card {
    let decisions = component.decisions.compactMap { id in
      resolution.decisions.first { $0.id == id }
    }
    var codes: [String] = []
    for decision in decisions where !codes.contains(decision.code) { codes.append(decision.code) }
    var badges = codes.map { View.Badge(word: $0, kind: .decision) }
    if component.isInUse { badges.append(View.Badge(word: "in use", kind: .inUse)) }
    let recorded = decisions.first { self.recorded.contains($0.id) }
    let change = difference?.components[component.id]
    var details = component.sizing.map { [$0] } ?? []
    if let before = change?.before { details.append("before: \(before)") }
    return View.Card(
      id: component.id, zone: component.zone, icon: component.role.icon,
      family: component.role.family, title: component.name, subtitle: subtitle(of: component),
      details: details, badges: badges,
      link: recorded.map { "\(records)/\($0.id).md" }, reason: component.because,
      mark: change.map { View.Mark($0.kind) })
  }

  /// The role under a product's name, or the products that fit under a role's.
  private func subtitle(of component: Component) -> String? {
    switch component.product {
    case .determined, .client:
      return component.name == component.roleLabel ? nil : component.roleLabel
    case .own: return nil
    case .anyOf(let entries):
      let names = entries.map(\.label).joined(separator: " or ")
      return entries.count == 2 && names.count <= 50 ? names : "any of \(entries.count) products"
    }
  }

  /// A connection as an arrow.
  func arrow(_ connection: Connection) -> View.Arrow {
    View.Arrow(
      from: connection.from, to: connection.to, number: connection.step, label: connection.label,
      time: connection.takes?.words, style: ArrowStyle(connection.kind),
      crossesBoundary: connection.crossesBoundary, says: connection.says,
      mark: difference?.connections[.init(connection)].map { View.Mark($0) })
  }

  /// The zones that hold any of these, each with those around it, in the architecture's order.
  func zones(around occupied: some Sequence<String>) -> [View.Zone] {
    var needed: Set<String> = []
    for zone in occupied { needed.formUnion(path(of: zone).map(\.id)) }
    return architecture.zones.filter { needed.contains($0.id) }.map {
      View.Zone(
        id: $0.id, label: $0.label, isTrustBoundary: $0.isTrustBoundary, parent: $0.parent)
    }
  }

  /// A zone and those around it, innermost first.
  func path(of zone: String) -> [Zone] {
    var path: [Zone] = []
    var next: String? = zone
    while let id = next, !path.contains(where: { $0.id == id }),
      let found = architecture.zones.first(where: { $0.id == id })
    {
      path.append(found)
      next = found.parent
    }
    return path
  }

  /// The innermost border of trust around a zone.
  func boundary(of zone: String) -> Zone? { path(of: zone).first(where: \.isTrustBoundary) }

  /// People of each zone, at one height.
  func peopleSideBySide(_ cards: [View.Card]) -> [[String]] {
    architecture.zones.map { zone in
      cards.filter { $0.zone == zone.id && $0.family == .person }.map(\.id)
    }
  }

  func name(of component: String) -> String {
    architecture.components.first { $0.id == component }?.name ?? component
  }
}

/// The data flow in words, one sentence for each numbered connection.
public func numberedFlow(of architecture: Architecture) -> [String] {
  architecture.connections.compactMap { connection in
    connection.step.map { "\($0). \(connection.says)" }
  }
}
