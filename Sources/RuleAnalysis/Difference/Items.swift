import Expressions
import Facts
import OrderedCollections
import Quantities
import RuleBase

extension RuleBase {
  /// The things of one kind, as far as two versions of them can differ.
  func items(_ kind: ItemChange.Kind) -> [Item] {
    switch kind {
    case .decision: decisions.map(\.item)
    case .option: decisions.flatMap(\.optionItems)
    case .rule: decisions.flatMap(\.rules).map(\.item)
    case .formula: formulas.map(\.item)
    case .price:
      prices.values.map {
        Item($0.id, [("value", $0.text), ("date", $0.asOf), ("region", $0.region ?? "")])
      }
    case .fact: vocabulary.fields.enumerated().map { $1.item(derivations[$0]) }
    case .product: catalogue.roles.values.flatMap { role in role.entries.map { $0.item(role) } }
    case .pattern: patterns.map(\.item)
    case .check:
      checks.map { check in
        Item(
          check.id,
          [
            ("fact", check.fact.rawValue), ("estimate", check.estimate ?? ""),
            ("comparison", check.compare.rawValue), ("words", check.words),
          ])
      }
    case .contradiction:
      contradictions.map {
        Item($0.id, [("condition", $0.when.tidyText), ("message", $0.message)])
      }
    case .risk: risks.map(\.item)
    case .source:
      sources.values.map {
        Item($0.id, [("title", $0.title), ("grade", $0.grade.rawValue), ("date", $0.asOf)])
      }
    }
  }
}

extension CompiledExpression {
  /// The text with single spaces.
  var tidyText: String { AtomReader.tidy(text) }
}

extension DecisionModel {
  fileprivate var item: Item {
    Item(
      id,
      [
        ("hit policy", hitPolicy.rawValue), ("scope", scope.rawValue),
        ("condition", applies?.tidyText ?? ""), ("title", title), ("question", question),
        ("members", members.map { "\($0.id) \($0.exists?.tidyText ?? "")" }.joined(separator: "|")),
        ("order of options", members.flatMap(\.options).map(\.id).joined(separator: "|")),
        (
          "figures",
          quantities.map { "\($0.id) \($0.formula.expression.tidyText)" }.joined(separator: "|")
        ),
      ])
  }

  fileprivate var optionItems: [Item] {
    members.flatMap { member in
      member.options.map { option in
        Item(
          "\(member.id)/\(option.id)",
          [
            ("needs", option.needs?.tidyText ?? ""), ("label", option.label),
            ("summary", option.summary), ("good", option.good.joined(separator: "|")),
            ("bad", option.bad.joined(separator: "|")),
          ])
      }
    }
  }
}

extension Rule {
  fileprivate var item: Item {
    Item(
      id,
      [
        ("condition", when.tidyText), ("effect", "\(effect)"), ("member", member ?? ""),
        ("options", options.joined(separator: "|")), ("requirement", requirement ?? ""),
        ("reason", because), ("sources", sources.joined(separator: "|")),
      ])
  }
}

extension Formula {
  fileprivate var item: Item {
    Item(
      id,
      [
        ("expression", expression.tidyText), ("unit", unit.symbol), ("label", label),
        ("words", words), ("sources", sources.joined(separator: "|")),
      ])
  }
}

extension Field {
  fileprivate func item(_ derivation: CompiledExpression?) -> Item {
    let assumed = assumptions.map { assumption in
      let value = assumption.value
      let range = value.range.map { "\($0.lowerBound)..\($0.upperBound)" } ?? ""
      return "\(assumption.when?.text ?? "") \(value.base) \(range) \(value.alternatives)"
    }
    return Item(
      name.rawValue,
      [
        ("kind", kind.text), ("unit", unit.symbol),
        ("domain", "\(domain.low ?? -.infinity)..\(domain.high ?? .infinity)"), ("label", label),
        ("derivation", derivation?.tidyText ?? ""),
        ("assumption", assumed.joined(separator: "|")), ("question", question ?? ""),
      ])
  }
}

extension Catalogue.Entry {
  fileprivate func item(_ role: Catalogue.Role) -> Item {
    Item(
      "\(role.id)/\(id)",
      [
        ("label", label), ("provider", provider), ("clouds", clouds.joined(separator: "|")),
        ("hosting", hosting.joined(separator: "|")), ("licence", licence),
        ("status", "\(status.rawValue) \(supersededBy ?? "")"),
        ("values", zip(role.attributes, values).map { "\($0.name) \($1)" }.joined(separator: "|")),
        ("date", asOf), ("sources", sources.joined(separator: "|")),
      ])
  }
}

extension Pattern {
  fileprivate var item: Item {
    let parts = components.map {
      "\($0.id) \($0.role) \($0.label ?? "") \($0.lane) \($0.when?.tidyText ?? "")"
    }
    let arrows = connections.map {
      "\($0.from) \($0.to) \($0.label) \($0.kind) \($0.when?.tidyText ?? "")"
    }
    return Item(
      id,
      [
        ("condition", when?.tidyText ?? ""), ("reason", because),
        ("components", parts.joined(separator: "|")),
        ("connections", arrows.joined(separator: "|")),
        ("zones", zones.map { "\($0.id) \($0.parent ?? "")" }.joined(separator: "|")),
      ])
  }
}

extension Risk {
  fileprivate var item: Item {
    Item(
      id,
      [
        ("condition", conditions.map(\.tidyText).joined(separator: "|")), ("title", title),
        ("roles", roles.joined(separator: "|")), ("rating", "\(likelihood) \(impact)"),
        ("mitigations", mitigations.map(\.text).joined(separator: "|")),
      ])
  }
}

extension Field.Kind {
  /// The kind with its words or fields; places in files are left out.
  fileprivate var text: String {
    switch self {
    case .boolean: "boolean"
    case .number: "number"
    case .text: "text"
    case .texts: "texts"
    case .choice(let choices, let isOpen): "choice \(isOpen) \(choices.map(\.id))"
    case .choices(let choices, let isOpen): "choices \(isOpen) \(choices.map(\.id))"
    case .records(let fields, let key):
      "records \(key ?? "") \(fields.map { "\($0.name) \($0.kind.text)" })"
    }
  }
}
