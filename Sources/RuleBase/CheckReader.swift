import Diagnostics
import Facts
import LocatedYAML

/// Reads checks of the client's limits.
struct CheckReader {
  let vocabulary: Vocabulary
  let names: SlotTable
  /// Ids of decisions and members.
  let decisions: Set<String>
  /// Ids of breakdowns.
  let breakdowns: [String]
  private(set) var diagnostics: [Diagnostic] = []

  init(vocabulary: Vocabulary, names: SlotTable, decisions: Set<String>, breakdowns: [String]) {
    self.vocabulary = vocabulary
    self.names = names
    self.decisions = decisions
    self.breakdowns = breakdowns
  }

  mutating func read(_ node: Node, _ expressions: inout ExpressionReader) -> Check? {
    var fields = FieldReader(node, of: "a check", prefix: "rule")
    let id = fields.text("id")
    let fact = fields.locatedText("fact")
    let estimate = fields.optionalLocatedText("estimate")
    let breakdown = fields.optionalLocatedText("breakdown")
    let compare = fields.choice("compare", as: Field.Limit.self)
    let words = fields.text("words")
    let test = fields.text("test")
    let relax = fields.list("relax").compactMap {
      ConditionalWords($0, of: "what could be relaxed", names: names, &expressions, &diagnostics)
    }
    let decided = fields.texts("decisions")
    diagnostics += fields.finish()
    for decision in decided where !decisions.contains(decision.value) {
      diagnostics.append(
        .unknownDecision(decision.value, at: decision.location, known: decisions))
    }
    if let fact, vocabulary[FactName(fact.value)] == nil {
      unknown(fact, among: vocabulary.fields.map(\.name.rawValue))
    }
    if let estimate, names[estimate.value] == nil { unknown(estimate, among: names.names) }
    if let breakdown, !breakdowns.contains(breakdown.value) {
      diagnostics.append(
        Diagnostic(
          "rule/unknown-breakdown", "there is no breakdown '\(breakdown.value)'",
          at: breakdown.location,
          help: nearest(breakdown.value, in: breakdowns).map { "did you mean '\($0)'?" }))
    }
    guard let id, let fact, let compare, let words, let test else { return nil }
    return Check(
      id: id, fact: FactName(fact.value), estimate: estimate?.value,
      breakdown: breakdown?.value, compare: compare, words: words, test: test, relax: relax,
      decisions: decided.map(\.value),
      location: node.location)
  }

  private mutating func unknown(_ name: Located<String>, among names: [String]) {
    diagnostics.append(.unknownFact(name.value, at: name.location, known: names))
  }
}
