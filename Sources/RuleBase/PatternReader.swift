import Diagnostics
import Expressions
import Facts
import LocatedYAML
import OrderedCollections

/// Reads architecture fragments.
struct PatternReader {
  let names: SlotTable
  let roles: OrderedDictionary<String, Catalogue.Role>
  let sources: Set<String>
  /// Ids of decisions and members.
  let decisions: Set<String>
  private(set) var diagnostics: [Diagnostic] = []

  init(
    names: SlotTable, roles: OrderedDictionary<String, Catalogue.Role>, sources: Set<String>,
    decisions: Set<String>
  ) {
    self.names = names
    self.roles = roles
    self.sources = sources
    self.decisions = decisions
  }

  mutating func read(_ root: Node, _ expressions: inout ExpressionReader) -> Pattern? {
    var fields = FieldReader(root, of: "a pattern", prefix: "rule")
    let id = fields.text("id")
    let title = fields.text("title")
    let when = expressions.condition(fields.optionalNode("when"))
    let because = fields.text("because")
    let cited = fields.texts("sources")
    let zoneNodes = fields.list("zones")
    let componentNodes = fields.list("components")
    let connectionNodes = fields.list("connections")
    diagnostics += fields.finish()
    for source in cited where !sources.contains(source.value) {
      diagnostics.append(.unknownSource(source.value, at: source.location, known: sources))
    }
    guard let id, let title, let because else { return nil }
    let zones = zoneNodes.compactMap { zone($0) }
    let components = componentNodes.compactMap { component($0, &expressions) }
    let connections = connectionNodes.compactMap { connection($0, &expressions) }
    return Pattern(
      id: id, title: title, when: when, because: because, sources: cited.map(\.value),
      zones: zones, components: components, connections: connections, location: root.location)
  }

  private mutating func zone(_ node: Node) -> Pattern.Zone? {
    var fields = FieldReader(node, of: "a zone", prefix: "rule")
    let id = fields.text("id")
    let labelNode = fields.node("label")
    let kind = fields.choice("kind", as: Pattern.Zone.Kind.self)
    let parent = fields.optionalText("parent")
    let order = fields.number("order") ?? 100
    let hosting = fields.texts("hosting").map(\.value)
    diagnostics += fields.finish()
    guard let id, let labelNode, let kind else { return nil }
    return Pattern.Zone(
      id: id, label: words(labelNode), kind: kind, parent: parent, order: order, hosting: hosting)
  }

  private mutating func component(
    _ node: Node, _ expressions: inout ExpressionReader
  ) -> Pattern.Component? {
    var fields = FieldReader(node, of: "a component", prefix: "rule")
    let id = fields.text("id")
    let role = fields.locatedText("role")
    let label = fields.optionalText("label")
    let zone = fields.optionalText("zone")
    let zoneFrom = fields.optionalNode("zone_from")
    let lane = fields.optionalText("lane") ?? "request"
    let when = expressions.condition(fields.optionalNode("when"))
    let productNode = fields.optionalNode("product")?["decision"]
    let behind = fields.texts("decisions")
    let because = fields.optionalText("because")
    let sizing = fields.optionalNode("sizing").map { words($0) }
    diagnostics += fields.finish()
    guard let id, let role else { return nil }
    if roles[role.value] == nil {
      report(
        "rule/unknown-role", "the catalogue has no role '\(role.value)'", role.location,
        help: nearest(role.value, in: roles.keys).map { "did you mean '\($0)'?" })
    }
    for decision in behind where !decisions.contains(decision.value) {
      diagnostics.append(
        .unknownDecision(decision.value, at: decision.location, known: decisions))
    }
    if let productNode, let product = productNode.text, !decisions.contains(product) {
      diagnostics.append(.unknownDecision(product, at: productNode.location, known: decisions))
    }
    if behind.isEmpty, because == nil {
      report(
        "rule/no-reason", "the component '\(id)' names neither a decision nor a reason",
        node.location)
    }
    let placement: Pattern.Placement
    if let zoneFrom {
      guard let expression = expressions.compile(zoneFrom, expecting: .string) else { return nil }
      placement = .computed(expression)
    } else if let zone {
      placement = .fixed(zone)
    } else {
      report("rule/no-zone", "the component '\(id)' stands in no zone", node.location)
      return nil
    }
    return Pattern.Component(
      id: id, role: role.value, label: label, zone: placement, lane: lane, when: when,
      productDecision: productNode?.text, decisions: behind.map(\.value), because: because,
      sizing: sizing, location: node.location)
  }

  private mutating func connection(
    _ node: Node, _ expressions: inout ExpressionReader
  ) -> Pattern.Connection? {
    var fields = FieldReader(node, of: "a connection", prefix: "rule")
    let from = fields.text("from")
    let to = fields.text("to")
    let label = fields.text("label")
    let kind = fields.choice("kind", as: Pattern.Connection.Kind.self)
    let protocolName = fields.optionalText("protocol")
    let data = fields.texts("data").map(\.value)
    let step = fields.number("step")
    let when = expressions.condition(fields.optionalNode("when"))
    let says = fields.text("says")
    let takes = fields.optionalNode("takes").map { words($0) }
    let isOptional = fields.boolean("optional", default: false)
    diagnostics += fields.finish()
    guard let from, let to, let label, let kind, let says else { return nil }
    return Pattern.Connection(
      from: from, to: to, label: label, kind: kind, protocolName: protocolName, data: data,
      step: step, when: when, says: says, takes: takes, isOptional: isOptional,
      location: node.location)
  }

  /// Text with names in braces.
  private mutating func words(_ node: Node) -> Pattern.Words {
    Pattern.Words(node, names: names, &diagnostics)
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ message: String, _ location: SourceLocation, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, message, at: location, help: help))
  }
}
