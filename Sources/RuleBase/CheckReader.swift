import Diagnostics
import Facts
import LocatedYAML

/// Reads checks of the client's limits.
struct CheckReader {
  let vocabulary: Vocabulary
  let names: SlotTable
  private(set) var diagnostics: [Diagnostic] = []

  init(vocabulary: Vocabulary, names: SlotTable) {
    self.vocabulary = vocabulary
    self.names = names
  }

  mutating func read(_ node: Node) -> Check? {
    var fields = FieldReader(node, of: "a check", prefix: "rule")
    let id = fields.text("id")
    let fact = fields.locatedText("fact")
    let estimate = fields.optionalLocatedText("estimate")
    let compare = fields.choice("compare", as: Field.Limit.self)
    let words = fields.text("words")
    let test = fields.text("test")
    let relax = fields.texts("relax").map(\.value)
    let decisions = fields.texts("decisions").map(\.value)
    diagnostics += fields.finish()
    if let fact, vocabulary[FactName(fact.value)] == nil {
      unknown(fact, among: vocabulary.fields.map(\.name.rawValue))
    }
    if let estimate, names[estimate.value] == nil { unknown(estimate, among: names.names) }
    guard let id, let fact, let compare, let words, let test else { return nil }
    return Check(
      id: id, fact: FactName(fact.value), estimate: estimate?.value, compare: compare,
      words: words, test: test, relax: relax, decisions: decisions, location: node.location)
  }

  private mutating func unknown(_ name: Located<String>, among names: [String]) {
    diagnostics.append(
      Diagnostic(
        "rule/unknown-fact", "no fact or formula is called '\(name.value)'", at: name.location,
        help: nearest(name.value, in: names).map { "did you mean '\($0)'?" }))
  }
}
