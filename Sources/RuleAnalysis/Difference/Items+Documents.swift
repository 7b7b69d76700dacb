import Facts
import RuleBase

// What weighs designs, what relaxes requirements, and what documents tell of plans and figures.

extension Criterion {
  var item: Item {
    var (figure, direction, error, levels) = ("", "", "", "")
    switch measure {
    case .figure(let name, let better, let share):
      (figure, direction, error) = (name, better.rawValue, "\(share)")
    case .levels(let own):
      levels = own.map { "\($0.when.tidyText) \($0.words)" }.joined(separator: "|")
    case .attribute(let member, let name, let own):
      figure = "\(member).\(name)"
      levels = own.map { "\($0.value) \($0.words)" }.joined(separator: "|")
    }
    return Item(
      id, at: location,
      [
        ("figure", figure), ("direction", direction), ("error", error), ("levels", levels),
        ("priority", attribute ?? ""), ("label", label),
        ("sources", sources.joined(separator: "|")),
      ])
  }
}

extension Concession {
  var item: Item {
    Item(
      id, at: location,
      [
        ("fact", fact.rawValue), ("order", order.joined(separator: "|")),
        ("price", price.rawValue), ("words", words),
      ])
  }
}

extension Doubt {
  var item: Item {
    Item(
      id, at: location,
      [
        ("condition", "\(when.tidyText) unless \(unless?.tidyText ?? "")"),
        ("figure", figure), ("limit", limit),
        ("facts", (needs + facts).map(\.rawValue).joined(separator: "|")),
        ("message", "\(message)|\(help)"), ("sources", sources.joined(separator: "|")),
      ])
  }
}

extension BreakdownModel {
  var item: Item {
    let grown = growth.map { growth in
      "\(growth.factor.rawValue) \(growth.facts.map(\.rawValue).joined(separator: " "))"
    }
    let parts = lines.map {
      "\($0.figure) \($0.label) \($0.group) \($0.note ?? "") "
        + $0.relax.map(\.tidyText).joined(separator: " ")
    }
    return Item(
      id, at: location,
      [
        ("kind", kind.rawValue), ("title", title), ("condition", when?.tidyText ?? ""),
        ("total", "\(total) \(totalLabel)"),
        ("limit", limit?.rawValue ?? ""),
        ("groups", groups.map { "\($0.id) \($0.label)" }.joined(separator: "|")),
        ("lines", parts.joined(separator: "|")),
        (
          "subtotals",
          subtotals.map { "\($0.figure) \($0.label) \($0.groups.joined(separator: " "))" }
            .joined(separator: "|")
        ),
        (
          "comparisons",
          comparisons.map { "\($0.figure) \($0.label) \($0.otherwise ?? "")" }
            .joined(separator: "|")
        ),
        ("growth", grown ?? ""),
      ])
  }
}

extension Estimator {
  var item: Item {
    let rows = tables.sorted { $0.key < $1.key }.map { name, rows in
      let texts = rows.map { row in
        row.cells.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
          .joined(separator: " ")
      }
      return "\(name): \(texts.joined(separator: ", "))"
    }
    return Item(
      id, at: location,
      [
        (
          "constants",
          constants.map { "\($0.id) \($0.value) \($0.unit)" }.joined(separator: "|")
        ),
        ("tables", rows.joined(separator: "|")), ("label", label), ("method", method),
        (
          "sources",
          constants.map { "\($0.id) \($0.asOf) \($0.sources.joined(separator: " "))" }
            .joined(separator: "|")
        ),
      ])
  }
}

extension PlanSection {
  var item: Item {
    let columns = fields.map { field in
      let choices = field.choices.map { "\($0.key) \($0.value)" }.joined(separator: " ")
      let picture = field.picture?.rawValue ?? ""
      return
        "\(field.name) \(field.kind.rawValue) \(field.isOptional) \(field.isLowered) \(field.isTimeline) \(choices) \(picture)"
    }
    return Item(
      "\(plan)/\(id)", at: location,
      [
        ("place", "\(order)"), ("fields", columns.joined(separator: "|")),
        ("order of entries", entries.map(\.id).joined(separator: "|")),
      ])
  }

  var entryItems: [Item] { entries.map { $0.item("\(plan)/\(id)") } }
}

extension PlanEntry {
  fileprivate func item(_ section: String) -> Item {
    let arrows = flows.map { flow in
      let kinds = flow.kinds.map { "\($0)" }
      return [flow.from, flow.to, kinds, flow.data, [flow.crossing.rawValue]]
        .map { $0.joined(separator: " ") }.joined(separator: " to ")
    }
    return Item(
      "\(section)/\(id)", at: location,
      [
        ("condition", when?.tidyText ?? ""), ("connections", arrows.joined(separator: "|")),
        ("roles", roles.joined(separator: "|")), ("after", after.joined(separator: "|")),
        ("contents", contents.map { "\($0.key): \($0.value.text)" }.joined(separator: "|")),
        ("sources", sources.joined(separator: "|")),
      ])
  }
}

extension PlanEntry.Content {
  /// All that can differ in it.
  fileprivate var text: String {
    switch self {
    case .figure(let name), .choice(let name): return name
    case .lines(let lines):
      return lines.map { line in
        let words = line.alternatives.map(\.text).joined(separator: "/")
        let roles = line.roles.joined(separator: " ")
        let conditions = [line.when, line.applies].map { $0?.tidyText ?? "" }
        return "\(words) \(conditions.joined(separator: " ")) \(roles) \(line.lowers)"
      }.joined(separator: "|")
    }
  }
}

extension ConditionalWords {
  /// The words as written, after their condition.
  var tidyText: String { (when.map { "\($0.tidyText): " } ?? "") + words.text }
}

extension Pattern.Words {
  /// The words with the names of what is filled in.
  fileprivate var text: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .slot(_, let name): "{\(name)}"
      }
    }.joined()
  }
}
