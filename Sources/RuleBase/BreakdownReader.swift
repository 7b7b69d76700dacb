import Diagnostics
import Expressions
import Facts
import LocatedYAML
import Quantities

/// Reads breakdowns: names have to exist, and what is put together has to be of one kind.
struct BreakdownReader {
  let vocabulary: Vocabulary
  let names: SlotTable
  private(set) var diagnostics: [Diagnostic] = []

  init(vocabulary: Vocabulary, names: SlotTable) {
    self.vocabulary = vocabulary
    self.names = names
  }

  mutating func read(_ root: Node, _ expressions: inout ExpressionReader) -> BreakdownModel? {
    var fields = FieldReader(root, of: "a breakdown", prefix: "rule")
    let id = fields.text("id")
    let title = fields.text("title")
    let when = expressions.condition(fields.optionalNode("when"))
    let kind = fields.choice("kind", as: BreakdownModel.Kind.self)
    let total = fields.locatedText("total")
    let totalLabel = fields.text("total_label")
    let limit = fields.optionalLocatedText("limit")
    let groups = fields.entries("groups").map {
      BreakdownModel.Group(id: $0.key, label: $0.value.text ?? $0.key)
    }
    let lineNodes = fields.list("lines")
    let subtotalNodes = fields.list("subtotals")
    let comparisonNodes = fields.list("against")
    let growthNode = fields.optionalNode("growth")
    diagnostics += fields.finish()
    let lines = lineNodes.compactMap { line($0, groups, kind, &expressions) }
    let subtotals = subtotalNodes.compactMap { subtotal($0, groups, kind) }
    let comparisons = comparisonNodes.compactMap { comparison($0) }
    let growth = growthNode.flatMap { self.growth($0) }
    if let total { check(total, kind) }
    let limitName = limit.flatMap { fact($0) }
    var duplicates = Duplicates()
    duplicates.checkNames(lines.map { ($0.figure, $0.location) })
    diagnostics += duplicates.diagnostics
    guard let id, let title, let kind, let total, let totalLabel else { return nil }
    if lines.isEmpty {
      diagnostics.append(
        Diagnostic("rule/no-lines", "a breakdown needs lines", at: root.location))
    }
    return BreakdownModel(
      id: id, title: title, when: when, kind: kind, total: total.value, totalLabel: totalLabel,
      limit: limitName, groups: groups, lines: lines, subtotals: subtotals,
      comparisons: comparisons, growth: growth, location: root.location)
  }

  private mutating func line(
    _ node: Node, _ groups: [BreakdownModel.Group], _ kind: BreakdownModel.Kind?,
    _ expressions: inout ExpressionReader
  ) -> BreakdownModel.Line? {
    var fields = FieldReader(node, of: "a line", prefix: "rule")
    let figure = fields.locatedText("formula")
    let label = fields.text("label")
    let group = fields.locatedText("group")
    let note = fields.optionalText("note")
    let relax = fields.list("relax").compactMap {
      ConditionalWords(
        $0, of: "what would make a line smaller", names: names, &expressions, &diagnostics)
    }
    diagnostics += fields.finish()
    if let figure { check(figure, kind) }
    if let group { check(group, among: groups) }
    guard let figure, let label, let group else { return nil }
    return BreakdownModel.Line(
      figure: figure.value, label: label, group: group.value, note: note, relax: relax,
      location: node.location)
  }

  private mutating func subtotal(
    _ node: Node, _ groups: [BreakdownModel.Group], _ kind: BreakdownModel.Kind?
  ) -> BreakdownModel.Subtotal? {
    var fields = FieldReader(node, of: "a subtotal", prefix: "rule")
    let figure = fields.locatedText("formula")
    let label = fields.text("label")
    let members = fields.texts("groups")
    diagnostics += fields.finish()
    if let figure { check(figure, kind) }
    for member in members { check(member, among: groups) }
    guard let figure, let label else { return nil }
    return BreakdownModel.Subtotal(
      figure: figure.value, label: label, groups: members.map(\.value), location: node.location)
  }

  private mutating func comparison(_ node: Node) -> BreakdownModel.Comparison? {
    var fields = FieldReader(node, of: "a comparison", prefix: "rule")
    let figure = fields.locatedText("formula")
    let label = fields.text("label")
    let otherwise = fields.optionalText("otherwise")
    diagnostics += fields.finish()
    if let figure { check(figure, nil) }
    guard let figure, let label else { return nil }
    return BreakdownModel.Comparison(
      figure: figure.value, label: label, otherwise: otherwise, location: node.location)
  }

  private mutating func growth(_ node: Node) -> BreakdownModel.Growth? {
    var fields = FieldReader(node, of: "a growth", prefix: "rule")
    let factor = fields.locatedText("factor")
    let facts = fields.texts("of")
    diagnostics += fields.finish()
    let names = facts.compactMap { fact($0) }
    guard let factor = factor.flatMap({ fact($0) }) else { return nil }
    return BreakdownModel.Growth(factor: factor, facts: names)
  }

  // MARK: - Checks

  private mutating func fact(_ name: Located<String>) -> FactName? {
    guard vocabulary[FactName(name.value)] != nil else {
      diagnostics.append(
        .unknownFact(
          name.value, at: name.location, known: vocabulary.fields.map(\.name.rawValue)))
      return nil
    }
    return FactName(name.value)
  }

  private mutating func check(_ group: Located<String>, among groups: [BreakdownModel.Group]) {
    let ids = groups.map(\.id)
    guard !ids.contains(group.value) else { return }
    diagnostics.append(
      Diagnostic(
        "rule/unknown-group", "there is no group '\(group.value)'", at: group.location,
        help: "the groups are \(ids.joined(separator: ", "))"))
  }

  /// Reports a name that does not exist, and a figure of another kind than its breakdown.
  private mutating func check(_ figure: Located<String>, _ kind: BreakdownModel.Kind?) {
    guard let slot = names[figure.value] else {
      diagnostics.append(
        .unknownFact(figure.value, at: figure.location, known: names.names))
      return
    }
    guard let dimension = names.types[slot].measure else {
      diagnostics.append(
        Diagnostic(
          "rule/not-a-number", "'\(figure.value)' is no number", at: figure.location))
      return
    }
    guard let kind, dimension != kind.dimension else { return }
    diagnostics.append(
      Diagnostic(
        "rule/wrong-dimension",
        "'\(figure.value)' measures \(dimension), and this breakdown \(kind.dimension)",
        at: figure.location))
  }
}

extension BreakdownModel.Kind {
  /// What its figures measure.
  var dimension: Dimension {
    switch self {
    case .monthly: .moneyPerTime
    case .once: .money
    case .time: .time
    case .product: .none
    }
  }
}

extension ExpressionType {
  /// What a number of the type measures; nil where it is none.
  fileprivate var measure: Dimension? {
    switch self {
    case .quantity(let dimension): dimension
    case .double: Dimension.none
    default: nil
    }
  }
}
