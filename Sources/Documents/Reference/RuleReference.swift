import Diagnostics
import Expressions
import Facts
import OrderedCollections
import Quantities
public import RuleBase

/// The whole rule base as one value: what `archwright rules doc` arranges by its templates.
public struct RuleReference: Sendable {
  let base: RuleBase
  let wording: Wording
  private let labels: [String: String]

  /// A reference of a rule base, which has to be loaded with its examples.
  public init(_ base: RuleBase) {
    self.base = base
    wording = Wording(base)
    labels = Dictionary(
      base.decisions.map { ($0.id, $0.title) }
    ) { first, _ in first }
  }

  /// Everything, with stable keys.
  public func report() -> ReportValue {
    [
      "version": .text(base.version), "digest": .text(base.digest),
      "decisions": .list(ordered.map(decision)),
      "formulas": .list(base.formulas.map(formula)),
      "catalogue": CatalogueReference(base).report(CatalogueReference.Filter()),
      "risks": .list(base.risks.map(risk)),
      "patterns": .list(base.patterns.map(pattern)),
      "sources": .list(base.sources.values.map(source)),
      "counts": [
        "decisions": .number(Double(base.members.count)),
        "rules": .number(Double(base.decisions.flatMap(\.rules).count)),
        "formulas": .number(Double(base.formulas.count)),
        "patterns": .number(Double(base.patterns.count)),
        "risks": .number(Double(base.risks.count)),
        "products": .number(Double(base.catalogue.roles.values.flatMap(\.entries).count)),
      ],
    ]
  }

  private var ordered: [DecisionModel] {
    base.decisions.sorted {
      ($0.members.first?.order ?? 0, $0.code) < ($1.members.first?.order ?? 0, $1.code)
    }
  }

  private func decision(_ model: DecisionModel) -> ReportValue {
    let needs = base.requirements(of: model)
    return [
      "id": .text(model.id), "code": .text(model.code), "title": .text(model.title),
      "question": .text(model.question), "scope": .text(model.scope.rawValue),
      "hit_policy": .text(model.hitPolicy.rawValue),
      "hit_policy_words": .text(model.hitPolicy.words),
      "applies": .text(
        orNull: model.applies.map { wording.sentence(for: $0.expression, model: model) }),
      "otherwise": .text(orNull: model.otherwise),
      "needs": .list(
        needs.decisions.map { ["id": .text($0), "title": .text(labels[$0] ?? $0)] }),
      "facts": .texts(needs.facts.map { base.vocabulary[$0]?.label ?? $0.rawValue }),
      "members": .list(model.members.map { member($0, model) }),
      "quantities": .list(model.quantities.map { formula($0.formula) }),
      "rules": .list(model.rules.map { rule($0, model) }),
    ]
  }

  private func member(_ member: DecisionModel.Member, _ model: DecisionModel) -> ReportValue {
    [
      "id": .text(member.id), "code": .text(member.code), "title": .text(member.title),
      "question": .text(member.question), "role": .text(orNull: member.role),
      "has_record": .flag(member.hasRecord), "drivers": .texts(member.drivers),
      "options": .list(
        member.options.map { option in
          [
            "id": .text(option.id), "label": .text(option.label), "summary": .text(option.summary),
            "good": .texts(option.good), "bad": .texts(option.bad),
            "needs": .text(
              orNull: option.needs.map { wording.sentence(for: $0.expression, model: model) }),
          ]
        }),
      "disputes": .list(
        member.disputes.map { ["text": .text($0.text), "sources": .texts($0.sources)] }),
    ]
  }

  private func rule(_ rule: Rule, _ model: DecisionModel) -> ReportValue {
    let options = model.members.flatMap(\.options)
    let named = rule.options.map { id in options.first { $0.id == id }?.label ?? id }
    return [
      "id": .text(rule.id), "criteria": .texts(rule.criteria),
      "when": .text(wording.sentence(for: rule.when.expression, model: model)),
      "condition": .text(rule.when.text),
      "effect": .text(rule.effect.word),
      "effect_words": .text(rule.effect.words(on: named, under: model.hitPolicy)),
      "requirement": .text(orNull: rule.requirement), "because": .text(rule.because),
      "sources": .texts(rule.sources),
      "examples": .list(rule.examples.map { example($0, model) }),
      "defined": .text(rule.location.file),
    ]
  }

  private func example(_ example: RuleExample, _ model: DecisionModel) -> ReportValue {
    let given = example.given.filter { !$0.name.isEmpty }.map { value in
      "\(wording.label(of: value.slot, model: model)): \(words(value))"
    }
    return ["fires": .flag(example.fires), "given": .text(given.joined(separator: "; "))]
  }

  private func words(_ given: RuleExample.Given) -> String {
    switch given.value {
    case .known(let value):
      if case .fact(let name)? = meaning(given.slot) {
        return valueWords(value, of: base.vocabulary[name])
      }
      return valueWords(value, of: nil)
    case .absent: return "none"
    case .unknown: return "unknown"
    }
  }

  private func meaning(_ slot: Int) -> SlotTable.Meaning? {
    base.names.meanings.indices.contains(slot) ? base.names.meanings[slot] : nil
  }

  private func formula(_ formula: Formula) -> ReportValue {
    [
      "id": .text(formula.id), "label": .text(formula.label), "words": .text(formula.words),
      "expression": .text(formula.price.map { "the price \($0)" } ?? formula.expression.text),
      "unit": .text(formula.unit.symbol),
      "sources": .texts(formula.sources),
    ]
  }

  private func risk(_ risk: Risk) -> ReportValue {
    [
      "id": .text(risk.id), "title": .text(risk.title), "category": .text(risk.category.rawValue),
      "when": .text(orNull: risk.when.map { wording.sentence(for: $0.expression) }),
      "cause": .text(risk.cause), "event": .text(risk.event), "effect": .text(risk.effect),
      "likelihood": .number(Double(risk.likelihood)), "impact": .number(Double(risk.impact)),
      "mitigations": .texts(risk.mitigations.map(\.text)), "owner": .text(risk.owner),
      "trigger": .text(risk.trigger), "frameworks": .texts(risk.frameworks),
      "sources": .texts(risk.sources),
    ]
  }

  private func pattern(_ pattern: Pattern) -> ReportValue {
    [
      "id": .text(pattern.id), "title": .text(pattern.title),
      "when": .text(orNull: pattern.when.map { wording.sentence(for: $0.expression) }),
      "because": .text(pattern.because), "components": .texts(pattern.components.map(\.id)),
      "sources": .texts(pattern.sources),
    ]
  }

  private func source(_ source: KnowledgeSource) -> ReportValue {
    [
      "id": .text(source.id), "title": .text(source.title),
      "address": .text(orNull: source.address), "publisher": .text(source.publisher),
      "grade_words": .text(source.grade.words), "as_of": .text(source.asOf),
    ]
  }
}

extension DecisionModel.HitPolicy {
  /// How rules that hold become an outcome, in one sentence.
  var words: String {
    switch self {
    case .ladder: "The options stand simplest first; the first that no rule takes out is chosen."
    case .collect: "Each option that a rule asks for, and none takes out, belongs to the outcome."
    case .score: "The option with the most points from the rules that speak for it is chosen."
    case .first: "The first rule that holds chooses."
    case .unique: "Exactly one rule holds, and it chooses."
    }
  }
}

extension Rule.Effect {
  /// What the rule does, with the options in words.
  func words(on options: [String], under policy: DecisionModel.HitPolicy) -> String {
    let list = options.joined(separator: ", ")
    switch (self, policy) {
    case (.exclude, _): return list.isEmpty ? "Takes the combination out." : "Takes out: \(list)."
    case (.require, .collect): return "Asks for: \(list)."
    case (.require, _): return "Leaves only: \(list)."
    case (.favour(let weight, let attribute), _):
      return
        "Speaks for \(list.isEmpty ? "the candidate" : list) (\(weight.rawValue), \(attribute))."
    case (.choose, _): return "Chooses: \(list)."
    case (.warn, _): return "Warns."
    }
  }
}
