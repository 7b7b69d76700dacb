import Expressions
import RuleBase
import TestSupport
import Testing

/// Conditions in words, without any run.
@Suite struct WordingTests {
  private static let base = Result {
    try RuleBase.load(folders: [RepositoryFiles.rules], readsExamples: false)
  }

  /// Every condition that ships, in words.
  ///
  /// A new rule changes the file: read its sentence, then accept it with `UPDATE_GOLDEN=1 swift test --filter WordingTests`.
  @Test func everyConditionThatShips() throws {
    let base = try Self.base.get()
    let wording = Wording(base)
    var lines: [String] = []
    func add(_ name: String, _ condition: CompiledExpression?, _ model: DecisionModel? = nil) {
      guard let condition else { return }
      lines.append("\(name): \(wording.sentence(for: condition.expression, model: model))")
    }
    for model in base.decisions {
      lines.append("\n# \(model.title)")
      add("\(model.id) applies", model.applies, model)
      for member in model.members {
        add("\(member.id) exists", member.exists, model)
        for option in member.options { add("\(member.id) \(option.id) needs", option.needs, model) }
      }
      for rule in model.rules { add(rule.id, rule.when, model) }
    }
    lines.append("\n# Risks")
    for risk in base.risks { add(risk.id, risk.when) }
    lines.append("\n# Contradictions")
    for contradiction in base.contradictions { add(contradiction.id, contradiction.when) }
    lines.append("\n# Patterns")
    for pattern in base.patterns { add(pattern.id, pattern.when) }
    try expectGolden(lines.joined(separator: "\n") + "\n", "rule-words.txt")
  }

  /// Sentences have words for everything but a few calls.
  @Test func fewConditionsAreToldAsCode() throws {
    let base = try Self.base.get()
    let wording = Wording(base)
    // Each shipped condition is bounded, on lists far longer than any specification has.
    let steps = base.decisions.flatMap(\.rules).map { $0.when.expression.worstCaseSteps() }
    #expect((steps.max() ?? 0) < Expression.usualLimit)
    let told = base.decisions.flatMap { model in
      model.rules.map { ($0.id, wording.clause(for: $0.when.expression, model: model)) }
    }
    let code = told.filter { $0.1.contains("`") }.map(\.0)
    #expect(code.count * 50 <= told.count, "\(code)")
  }
}
