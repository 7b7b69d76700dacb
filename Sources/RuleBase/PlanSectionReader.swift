import Diagnostics
import Expressions
import Facts
import LocatedYAML
import OrderedCollections

/// Reads the sections of plans.
struct PlanSectionReader {
  let names: SlotTable
  let roles: OrderedDictionary<String, Catalogue.Role>
  let sources: Set<String>
  var examples: ExampleReader
  let readsExamples: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(
    names: SlotTable, roles: OrderedDictionary<String, Catalogue.Role>, sources: Set<String>,
    examples: ExampleReader, readsExamples: Bool
  ) {
    self.names = names
    self.roles = roles
    self.sources = sources
    self.examples = examples
    self.readsExamples = readsExamples
  }

  mutating func read(_ root: Node, _ expressions: inout ExpressionReader) -> PlanSection? {
    var reader = FieldReader(root, of: "a section of a plan", prefix: "rule")
    let id = reader.text("id")
    let plan = reader.text("plan")
    let order = reader.number("order") ?? 100
    _ = reader.text("about")
    let fieldNodes = reader.list("fields")
    let entryNodes = reader.list("entries")
    diagnostics += reader.finish()
    let fields = fieldNodes.compactMap { field($0) }
    guard let id, let plan else { return nil }
    let entries = entryNodes.compactMap { entry($0, fields, &expressions) }
    checkOrder(entries)
    return PlanSection(
      id: id, plan: plan, order: order, fields: fields, entries: entries, location: root.location)
  }

  private mutating func field(_ node: Node) -> PlanSection.Field? {
    var reader = FieldReader(node, of: "a field of a plan", prefix: "rule")
    let name = reader.text("name")
    let kind = reader.choice("kind", as: PlanSection.Field.Kind.self)
    _ = reader.text("about")
    let isOptional = reader.boolean("optional", default: false)
    let isLowered = reader.boolean("lowered", default: false)
    let isTimeline = reader.boolean("timeline", default: false)
    let picture = reader.optionalChoice("picture", as: PlanSection.Field.PicturePlace.self)
    let values = reader.entries("values")
    diagnostics += reader.finish()
    guard let name, let kind else { return nil }
    return PlanSection.Field(
      name: name, kind: kind, isOptional: isOptional, isLowered: isLowered,
      isTimeline: isTimeline,
      choices: OrderedDictionary(values.map { ($0.key, $0.value.plainText) }) { _, last in last },
      picture: picture)
  }

  private mutating func entry(
    _ node: Node, _ fields: [PlanSection.Field], _ expressions: inout ExpressionReader
  ) -> PlanEntry? {
    var reader = FieldReader(node, of: "an entry of a plan", prefix: "rule")
    let id = reader.locatedText("id")
    let when = expressions.condition(reader.optionalNode("when"))
    let flowNodes = reader.list("flows")
    let wanted = reader.texts("roles")
    let after = reader.texts("after").map(\.value)
    let cited = reader.texts("sources")
    let exampleNode = reader.optionalNode("examples")
    var contents: OrderedDictionary<String, PlanEntry.Content> = [:]
    for field in fields {
      let content = field.isOptional ? reader.optionalNode(field.name) : reader.node(field.name)
      if let content { contents[field.name] = self.content(content, field, &expressions) }
    }
    diagnostics += reader.finish()
    let flows = flowNodes.compactMap { flow($0) }
    guard let id else { return nil }
    check(wanted)
    checkSources(cited, id)
    if when == nil, flows.isEmpty, wanted.isEmpty {
      report(
        "rule/unconditional", "'\(id.value)' says neither when nor for which flows or roles",
        id.location)
    }
    return PlanEntry(
      id: id.value, when: when, flows: flows, roles: wanted.map(\.value), after: after,
      contents: contents, sources: cited.map(\.value),
      examples: readExamples(exampleNode, isConditional: when != nil, id),
      location: node.location)
  }

  private mutating func content(
    _ node: Node, _ field: PlanSection.Field, _ expressions: inout ExpressionReader
  ) -> PlanEntry.Content? {
    switch field.kind {
    case .text:
      // Ways of saying it, or texts with conditions of which the first that holds is said.
      let ways = node.elements ?? []
      let lines = ways.contains { $0.entries != nil } ? ways : [node]
      return .lines(lines.compactMap { line($0, &expressions) })
    case .texts, .controls:
      return .lines((node.elements ?? [node]).compactMap { line($0, &expressions) })
    case .figure:
      if names[node.plainText] == nil {
        diagnostics.append(.unknownFact(node.plainText, at: node.location, known: names.names))
      }
      return .figure(node.plainText)
    case .choice:
      if field.choices[node.plainText] == nil {
        report(
          "rule/not-a-choice", "'\(field.name)' can't be '\(node.plainText)'", node.location,
          help: "allowed: \(field.choices.keys.joined(separator: ", "))")
      }
      return .choice(node.plainText)
    }
  }

  /// A text, several ways of saying it, or a text with a condition.
  private mutating func line(
    _ node: Node, _ expressions: inout ExpressionReader
  ) -> PlanEntry.Line? {
    guard node.entries != nil else {
      return PlanEntry.Line(
        alternatives: words(node), when: nil, applies: nil, roles: [], lowers: 1)
    }
    var reader = FieldReader(node, of: "a line of a plan", prefix: "rule")
    let text = reader.node("text")
    let when = expressions.condition(reader.optionalNode("when"))
    let applies = expressions.condition(reader.optionalNode("applies"))
    let wanted = reader.texts("roles")
    let lowers = reader.number("lowers") ?? 1
    diagnostics += reader.finish()
    check(wanted)
    guard let text else { return nil }
    return PlanEntry.Line(
      alternatives: words(text), when: when, applies: applies, roles: wanted.map(\.value),
      lowers: Int(min(max(lowers, 0), 4)))
  }

  private mutating func words(_ node: Node) -> [Pattern.Words] {
    (node.elements ?? [node]).map { Pattern.Words($0, names: names, &diagnostics) }
  }

  private mutating func flow(_ node: Node) -> PlanEntry.Flow? {
    var reader = FieldReader(node, of: "a flow", prefix: "rule")
    let from = reader.texts("from")
    let to = reader.texts("to")
    let kinds = reader.texts("kinds")
    let data = reader.texts("data").map(\.value)
    let crossing = reader.optionalChoice("crossing", as: PlanEntry.Crossing.self) ?? .zone
    diagnostics += reader.finish()
    check(from + to)
    for kind in kinds where Pattern.Connection.Kind(rawValue: kind.value) == nil {
      report(
        "rule/not-a-choice", "there is no kind of connection '\(kind.value)'", kind.location,
        help: nearest(kind.value, in: Pattern.Connection.Kind.allCases.map(\.rawValue)).map {
          "did you mean '\($0)'?"
        })
    }
    return PlanEntry.Flow(
      from: from.map(\.value), to: to.map(\.value),
      kinds: kinds.compactMap { Pattern.Connection.Kind(rawValue: $0.value) }, data: data,
      crossing: crossing)
  }

  // MARK: - Checks

  private mutating func readExamples(
    _ node: Node?, isConditional: Bool, _ id: Located<String>
  ) -> [RuleExample] {
    guard readsExamples else { return [] }
    let read = node.map { examples.read($0) } ?? []
    diagnostics += examples.takeDiagnostics()
    guard isConditional else { return read }
    for (kind, fires) in [("fires", true), ("silent", false)]
    where !read.contains(where: { $0.fires == fires }) {
      report(
        "rule/missing-example", "'\(id.value)' has no example under '\(kind)'", id.location)
    }
    return read
  }

  private mutating func check(_ wanted: [Located<String>]) {
    for role in wanted where roles[role.value] == nil {
      report(
        "rule/unknown-role", "the catalogue has no role '\(role.value)'", role.location,
        help: nearest(role.value, in: roles.keys).map { "did you mean '\($0)'?" })
    }
  }

  private mutating func checkSources(_ cited: [Located<String>], _ id: Located<String>) {
    if cited.isEmpty {
      report(
        "rule/no-source", "'\(id.value)' names no source", id.location,
        help: "write sources: [house] for a judgement of our own")
    }
    for source in cited where !sources.contains(source.value) {
      diagnostics.append(.unknownSource(source.value, at: source.location, known: sources))
    }
  }

  /// Reports ids that stand twice, and entries that come after ones that stand nowhere before.
  private mutating func checkOrder(_ entries: [PlanEntry]) {
    var duplicates = Duplicates()
    duplicates.checkNames(entries.map { ($0.id, $0.location) })
    diagnostics += duplicates.diagnostics
    var earlier: [String] = []
    for entry in entries {
      for name in entry.after where !earlier.contains(name) {
        report(
          "rule/unknown-entry", "no entry '\(name)' stands before '\(entry.id)'", entry.location,
          help: nearest(name, in: earlier).map { "did you mean '\($0)'?" })
      }
      earlier.append(entry.id)
    }
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ message: String, _ location: SourceLocation, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, message, at: location, help: help))
  }
}
