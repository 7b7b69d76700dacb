import Diagnostics
import Expressions
import LocatedYAML
import OrderedCollections

/// Reads risks.
struct RiskReader {
  let roles: OrderedDictionary<String, Catalogue.Role>
  let sources: Set<String>
  var examples: ExampleReader
  let readsExamples: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(
    roles: OrderedDictionary<String, Catalogue.Role>, sources: Set<String>,
    examples: ExampleReader, readsExamples: Bool
  ) {
    self.roles = roles
    self.sources = sources
    self.examples = examples
    self.readsExamples = readsExamples
  }

  mutating func read(_ node: Node, _ expressions: inout ExpressionReader) -> Risk? {
    var fields = FieldReader(node, of: "a risk", prefix: "rule")
    let id = fields.locatedText("id")
    let title = fields.text("title")
    let category = fields.choice("category", as: Risk.Category.self)
    let when = expressions.condition(fields.optionalNode("when"))
    let wanted = fields.texts("roles")
    let cause = fields.text("cause")
    let event = fields.text("event")
    let effect = fields.text("effect")
    let likelihood = fields.number("likelihood")
    let impact = fields.number("impact")
    let adjustmentNodes = fields.list("adjust")
    let mitigationNodes = fields.list("mitigations")
    let response = fields.choice("response", as: Risk.Response.self)
    let owner = fields.text("owner")
    let trigger = fields.text("trigger")
    let frameworks = fields.texts("frameworks").map(\.value)
    let cited = fields.texts("sources")
    let exampleNode = fields.optionalNode("examples")
    diagnostics += fields.finish()
    let adjustments = adjustmentNodes.compactMap { adjustment($0, &expressions) }
    let mitigations = mitigationNodes.compactMap { mitigation($0, &expressions) }
    guard let id else { return nil }
    checkNames(wanted, cited, id)
    if when == nil, wanted.isEmpty {
      report(
        "rule/unconditional", "the risk '\(id.value)' says neither when nor with which roles",
        id.location)
    }
    if mitigations.isEmpty {
      report(
        "rule/no-mitigation", "the risk '\(id.value)' says nothing about what to do", id.location)
    }
    let read = readExamples(exampleNode, isConditional: when != nil, id)
    guard let title, let category, let cause, let event, let effect, let response, let owner,
      let trigger, let likelihood = step(likelihood, "likelihood", id),
      let impact = step(impact, "impact", id)
    else { return nil }
    return Risk(
      id: id.value, title: title, category: category, when: when, roles: wanted.map(\.value),
      cause: cause, event: event, effect: effect, likelihood: likelihood, impact: impact,
      adjustments: adjustments, mitigations: mitigations, response: response, owner: owner,
      trigger: trigger, frameworks: frameworks, sources: cited.map(\.value), examples: read,
      location: node.location)
  }

  private mutating func adjustment(
    _ node: Node, _ expressions: inout ExpressionReader
  ) -> Risk.Adjustment? {
    var fields = FieldReader(node, of: "an adjustment of a risk", prefix: "rule")
    let when = expressions.condition(fields.node("when"))
    let likelihood = fields.number("likelihood")
    let impact = fields.number("impact")
    let because = fields.text("because")
    diagnostics += fields.finish()
    guard let when, let because else { return nil }
    let place = Located("this adjustment", at: node.location)
    return Risk.Adjustment(
      when: when, likelihood: likelihood.flatMap { step($0, "likelihood", place) },
      impact: impact.flatMap { step($0, "impact", place) }, because: because)
  }

  private mutating func mitigation(
    _ node: Node, _ expressions: inout ExpressionReader
  ) -> Risk.Mitigation? {
    if let text = node.text {
      return Risk.Mitigation(text: text, when: nil, applies: nil, lowers: 0)
    }
    var fields = FieldReader(node, of: "a mitigation", prefix: "rule")
    let text = fields.text("text")
    let when = expressions.condition(fields.optionalNode("when"))
    let applies = expressions.condition(fields.optionalNode("applies"))
    let lowers = fields.number("lowers") ?? 1
    diagnostics += fields.finish()
    guard let text else { return nil }
    return Risk.Mitigation(
      text: text, when: when, applies: applies,
      lowers: when == nil ? 0 : Int(clamping: lowers, to: 0...4))
  }

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
        "rule/missing-example", "the risk '\(id.value)' has no example under '\(kind)'",
        id.location)
    }
    return read
  }

  private mutating func checkNames(
    _ wanted: [Located<String>], _ cited: [Located<String>], _ id: Located<String>
  ) {
    for role in wanted where roles[role.value] == nil {
      report(
        "rule/unknown-role", "the catalogue has no role '\(role.value)'", role.location,
        help: nearest(role.value, in: roles.keys).map { "did you mean '\($0)'?" })
    }
    if cited.isEmpty {
      report(
        "rule/no-source", "the risk '\(id.value)' names no source", id.location,
        help: "write sources: [house] for a judgement of our own")
    }
    for source in cited where !sources.contains(source.value) {
      diagnostics.append(.unknownSource(source.value, at: source.location, known: sources))
    }
  }

  /// A step of a scale from 1 to 5.
  private mutating func step(
    _ number: Double?, _ name: String, _ owner: Located<String>
  ) -> Int? {
    guard let number, number.rounded() == number, (1...5).contains(number) else {
      report(
        "rule/scale", "the \(name) of '\(owner.value)' is not a whole number from 1 to 5",
        owner.location)
      return nil
    }
    return Int(number)
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ message: String, _ location: SourceLocation, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, message, at: location, help: help))
  }
}

extension Int {
  /// The whole part of a number, held within a range.
  fileprivate init(clamping number: Double, to range: ClosedRange<Int>) {
    self = Int(Swift.min(Swift.max(number, Double(range.lowerBound)), Double(range.upperBound)))
  }
}
