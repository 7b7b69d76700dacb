import Diagnostics
import Expressions
import LocatedYAML

/// Reads the figures of a joint decision's candidates.
struct JointQuantityReader {
  let decision: String
  let names: SlotTable
  let candidates: CandidateNames
  private var read: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(decision: String, names: SlotTable, candidates: CandidateNames) {
    self.decision = decision
    self.names = names
    self.candidates = candidates
  }

  /// Reads one figure: a formula, or with `least_among` the least figure of other candidates.
  mutating func read(
    _ node: Node, candidateSlot: Int, _ expressions: inout ExpressionReader
  ) -> DecisionModel.Quantity? {
    var reader = FormulaReader(besides: ["least_among", "alike"])
    let formula = reader.read(node, &expressions)
    diagnostics += reader.diagnostics
    var comparison: DecisionModel.Comparison?
    if let among = node["least_among"] {
      comparison = self.comparison(node, among: among, &expressions)
    }
    guard let formula, let slot = names["\(decision).\(formula.id)"] else { return nil }
    read.insert(formula.id)
    return DecisionModel.Quantity(
      formula: formula, candidateSlot: candidateSlot, outcomeSlot: slot, comparison: comparison)
  }

  private mutating func comparison(
    _ node: Node, among: Node, _ expressions: inout ExpressionReader
  ) -> DecisionModel.Comparison? {
    let prefix = "candidate."
    let compared = node["expression"]?.text ?? ""
    let id = compared.hasPrefix(prefix) ? String(compared.dropFirst(prefix.count)) : ""
    if !read.contains(id) {
      diagnostics.append(
        Diagnostic(
          "rule/not-comparable", "'\(compared)' is no figure that stands above this one",
          at: node["expression"]?.location ?? node.location,
          help: "with 'least_among' the expression names one figure, such as candidate.cost"))
    }
    let condition = expressions.condition(among)
    if let condition, condition.expression.slots.contains(where: { $0 < names.count }) {
      diagnostics.append(
        Diagnostic(
          "rule/not-comparable", "'least_among' may only read what a candidate is",
          at: among.location, help: "facts belong into the rule that uses the figure"))
    }
    var alike: [Int] = []
    for element in node["alike"]?.elements ?? [] {
      if let slot = element.text.flatMap({ candidates.slot(prefix + $0) }) {
        alike.append(slot)
      } else {
        diagnostics.append(
          Diagnostic(
            "rule/unknown-attribute", "candidates have no '\(element.text ?? "")'",
            at: element.location, help: "write a member and its attribute, such as model.class"))
      }
    }
    return condition.map { DecisionModel.Comparison(of: id, among: $0, alike: alike) }
  }
}
