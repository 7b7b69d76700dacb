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
        Item(
          $0.id, at: $0.location,
          [("value", $0.text), ("date", $0.asOf), ("region", $0.region ?? "")])
      }
    case .fact: vocabulary.fields.enumerated().map { $1.item(derivations[$0]) }
    case .product: catalogue.roles.values.flatMap { role in role.entries.map { $0.item(role) } }
    case .pattern: patterns.map(\.item)
    case .check:
      checks.map { check in
        Item(
          check.id, at: check.location,
          [
            ("fact", check.fact.rawValue), ("estimate", check.estimate ?? ""),
            ("comparison", check.compare.rawValue), ("words", check.words), ("test", check.test),
            ("breakdown", check.breakdown ?? ""),
            ("relax", check.relax.map(\.tidyText).joined(separator: "|")),
            ("decisions", check.decisions.joined(separator: "|")),
          ])
      }
    case .contradiction:
      contradictions.map {
        Item($0.id, at: $0.location, [("condition", $0.when.tidyText), ("message", $0.message)])
      }
    case .doubt: doubts.map(\.item)
    case .risk: risks.map(\.item)
    case .criterion: criteria.map(\.item)
    case .concession: concessions.map(\.item)
    case .breakdown: breakdowns.map(\.item)
    case .planSection: plans.map(\.item)
    case .planEntry: plans.flatMap(\.entryItems)
    case .estimator: estimators.map(\.item)
    case .source:
      sources.values.map {
        Item(
          $0.id, at: $0.location,
          [("title", $0.title), ("grade", $0.grade.rawValue), ("date", $0.asOf)])
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
      id, at: location,
      [
        ("hit policy", hitPolicy.rawValue), ("scope", scope.rawValue),
        ("condition", applies?.tidyText ?? ""), ("title", title), ("question", question),
        ("members", members.map { "\($0.id) \($0.exists?.tidyText ?? "")" }.joined(separator: "|")),
        ("order of options", members.flatMap(\.options).map(\.id).joined(separator: "|")),
        (
          "figures",
          quantities.map { "\($0.id) \($0.formula.expression.tidyText)" }.joined(separator: "|")
        ),
        ("ranking", members.map(\.ranking.rawValue).joined(separator: "|")),
        ("cost", "\(cost ?? "") \(costError ?? "")"), ("otherwise", otherwise ?? ""),
        (
          "record",
          members.map { "\($0.recordRank ?? 0) \($0.drivers.joined(separator: " "))" }
            .joined(separator: "|")
        ),
        ("shown figures", shown.joined(separator: "|")),
        ("cases", cases.map { "\($0.title) \($0.axes) \($0.columns)" }.joined(separator: "|")),
        ("consequences", members.map(\.followingText).joined(separator: "|")),
      ])
  }

  fileprivate var optionItems: [Item] {
    members.flatMap { member in
      member.options.map { option in
        Item(
          "\(member.id)/\(option.id)", at: option.location,
          [
            ("needs", option.needs?.tidyText ?? ""), ("label", option.label),
            ("summary", option.summary), ("good", option.good.joined(separator: "|")),
            ("bad", option.bad.joined(separator: "|")),
            ("questions", option.questions.joined(separator: "|")),
            ("suffices", option.suffices.map(\.tidyText).joined(separator: "|")),
          ])
      }
    }
  }
}

extension DecisionModel.Member {
  /// What follows from its choices, how one would see that it was wrong, and what is disputed.
  fileprivate var followingText: String {
    let follows = consequences.sorted { $0.key < $1.key }.map { id, own in
      "\(id) \(own.good) \(own.bad) \(own.followUp)"
    }
    let confirmed = confirmations.sorted { $0.key < $1.key }.map { id, own in
      "\(id) \(own.metric) \(own.threshold) \(own.by) \(own.source)"
    }
    return (follows + confirmed + disputes.map { "\($0.text) \($0.sources)" })
      .joined(separator: "|")
  }
}

extension Rule {
  fileprivate var item: Item {
    Item(
      id, at: location,
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
      id, at: location,
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
      name.rawValue, at: location,
      [
        ("kind", kind.text), ("unit", unit.symbol),
        ("domain", "\(domain.low ?? -.infinity)..\(domain.high ?? .infinity)"), ("label", label),
        ("derivation", derivation?.tidyText ?? ""),
        ("assumption", assumed.joined(separator: "|")), ("question", question ?? ""),
        ("limit", limit?.rawValue ?? ""), ("lighter end", isLighterWhenHigh ? "high" : "low"),
        ("form", form?.rawValue ?? ""),
      ])
  }
}

extension Catalogue.Entry {
  fileprivate func item(_ role: Catalogue.Role) -> Item {
    Item(
      "\(role.id)/\(id)", at: location,
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
      id, at: location,
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
      id, at: location,
      [
        ("condition", conditions.map(\.tidyText).joined(separator: "|")), ("title", title),
        ("roles", roles.joined(separator: "|")), ("rating", "\(likelihood) \(impact)"),
        (
          "adjustments",
          adjustments.map {
            "\($0.when.tidyText) \($0.likelihood ?? 0) \($0.impact ?? 0) \($0.because)"
          }.joined(separator: "|")
        ),
        (
          "mitigations",
          mitigations.map {
            "\($0.text) \($0.when?.tidyText ?? "") \($0.applies?.tidyText ?? "") \($0.lowers)"
          }
          .joined(separator: "|")
        ),
        ("words", [cause, event, effect, trigger, owner].joined(separator: "|")),
        ("response", response.rawValue),
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
