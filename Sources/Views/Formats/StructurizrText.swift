import RuleBase

/// A view as a workspace in Structurizr's DSL: the model that the view needs, and the view.
struct StructurizrText {
  let outline: Outline
  let theme: Theme
  /// What each card is called; in Structurizr no two elements may have the same name.
  private let titles: [String: String]

  init(outline: Outline, theme: Theme) {
    self.outline = outline
    self.theme = theme
    var taken: Set<String> = [Self.plain(outline.view.project)]
    var titles: [String: String] = [:]
    for card in outline.view.allCards {
      let title = Self.plain(card.title)
      var unique = title
      var number = 1
      while !taken.insert(unique).inserted, card.emphasis != .strong {
        number += 1
        unique = "\(title) (\(number))"
      }
      titles[card.id] = unique
    }
    self.titles = titles
  }

  var text: String {
    let head = "workspace \(quoted(outline.view.project)) \(quoted(outline.view.title)) {"
    let lines =
      [
        head, "  model {", "    properties {", "      \"structurizr.groupSeparator\" \"/\"",
        "    }",
      ]
      + model.map { "    " + $0 } + ["  }", "  views {"] + (picture + styles).map { "    " + $0 }
      + ["  }", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Model

  private var model: [String] {
    switch outline.view.name {
    case .decisions:
      outline.view.allCards.map(element) + relationships
    case .deployment:
      ["deploymentEnvironment \"Production\" {"]
        + (outline.frames.flatMap(node) + relationships).map { "  " + $0 } + ["}"]
    case .context:
      groups { _ in true } + relationships
    default:
      groups { $0.family == .person }
        + ["system = softwareSystem \(quoted(outline.view.project)) {"]
        + groups { $0.family != .person }.map { "  " + $0 } + ["}"] + relationships
    }
  }

  /// The cards that pass a test, in groups named as their frames.
  private func groups(_ isIncluded: (View.Card) -> Bool) -> [String] {
    func lines(_ frame: Outline.Frame) -> [String] {
      guard frame.allCards.contains(where: isIncluded) else { return [] }
      let content =
        frame.cards.filter(isIncluded).map(element) + frame.frames.flatMap { lines($0) }
      return ["group \(quoted(frame.label.split(separator: "/").joined(separator: " "))) {"]
        + content.map { "  " + $0 } + ["}"]
    }
    return outline.cards.filter(isIncluded).map(element) + outline.frames.flatMap { lines($0) }
  }

  private func element(_ card: View.Card) -> String {
    let name = outline.name(card.id)
    let title = quoted(titles[card.id] ?? card.title)
    let rest = card.lines.dropFirst(card.subtitle == nil ? 0 : 1).joined(separator: "; ")
    let (role, more, tag) = (
      quoted(card.subtitle ?? ""), quoted(rest), quoted(card.family.rawValue)
    )
    let all = quoted(card.lines.joined(separator: "; "))
    if outline.view.name == .decisions {
      return "\(name) = element \(title) \(role) \(more) \(tag)"
    }
    if card.family == .person { return "\(name) = person \(title) \(all) \(tag)" }
    if outline.view.name == .context {
      return "\(name) = softwareSystem \(title) \(all) \(tag)"
    }
    return "\(name) = container \(title) \(more) \(role) \(tag)"
  }

  /// A zone with what runs in it.
  private func node(_ frame: Outline.Frame) -> [String] {
    let parts = frame.cards.map { card in
      let title = quoted(titles[card.id] ?? card.title)
      let rest = card.lines.dropFirst(card.subtitle == nil ? 0 : 1).joined(separator: "; ")
      let role = quoted(card.subtitle ?? "")
      return "\(outline.name(card.id)) = infrastructureNode \(title) \(quoted(rest)) \(role) "
        + quoted(card.family.rawValue)
    }
    let content = parts + frame.frames.flatMap(node)
    return ["\(frame.name) = deploymentNode \(quoted(frame.label)) {"] + content.map { "  " + $0 }
      + ["}"]
  }

  /// One for each pair and description; Structurizr refuses the same one twice.
  private var relationships: [String] {
    var seen: Set<[String]> = []
    return outline.arrows.compactMap { arrow in
      let ends = "\(outline.name(arrow.from)) -> \(outline.name(arrow.to))"
      let words = description(of: arrow)
      guard seen.insert([ends, words]).inserted else { return nil }
      let technology = [arrow.detail, arrow.time].compactMap(\.self).joined(separator: ", ")
      let tags =
        (arrow.crossesBoundary ? ["crossing"] : []) + [arrow.style.dashes.rawValue]
      return "\(ends) \(quoted(words)) \(quoted(technology)) \(quoted(tags.joined(separator: ",")))"
    }
  }

  private func description(of arrow: View.Arrow) -> String {
    let words = [arrow.number.map { "\($0)" } ?? "", arrow.label].filter { !$0.isEmpty }
    return words.isEmpty ? arrow.style.label : words.joined(separator: " ")
  }

  // MARK: - View

  private var picture: [String] {
    let key = quoted(outline.view.fileName)
    let title = "title \(quoted(outline.view.heading))"
    let people = outline.view.cards.filter { $0.family == .person }.map { outline.name($0.id) }
    let all = (["include *"] + people).joined(separator: " ")
    let system =
      outline.view.cards.first { $0.emphasis == .strong }.map { outline.name($0.id) } ?? "system"
    let (head, content): (String, [String]) =
      switch outline.view.name {
      case .decisions: ("custom \(key)", ["include *", title, "autoLayout tb"])
      case .deployment:
        ("deployment * \"Production\" \(key)", ["include *", title, "autoLayout lr"])
      case .context: ("systemContext \(system) \(key)", ["include *", title, "autoLayout lr"])
      case .sequence: ("dynamic system \(key)", steps + [title, "autoLayout lr"])
      default: ("container system \(key)", [all, title, "autoLayout lr"])
      }
    return ["\(head) {"] + content.map { "  " + $0 } + ["}"]
  }

  private var steps: [String] {
    outline.arrows.map { arrow in
      "\(outline.name(arrow.from)) -> \(outline.name(arrow.to)) \(quoted(description(of: arrow)))"
    }
  }

  private var styles: [String] {
    let families = Catalogue.Family.allCases.filter { family in
      outline.view.allCards.contains { $0.family == family }
    }
    let elements = families.flatMap { family in
      [
        "  element \(quoted(family.rawValue)) {", "    shape \(shape(family))",
        "    background \"\(theme.tint(family))\"", "    stroke \"\(theme.border(family))\"",
        "    color \"#0f172a\"", "  }",
      ]
    }
    return ["styles {"] + elements
      + [
        "  relationship \"crossing\" {", "    color \"\(theme.crossing)\"", "  }",
        "  relationship \"solid\" {", "    style solid", "  }",
        "  relationship \"dashed\" {", "    style dashed", "  }",
        "  relationship \"dotted\" {", "    style dotted", "  }", "}",
      ]
  }

  private func shape(_ family: Catalogue.Family) -> String {
    switch family {
    case .person: "Person"
    case .service: "RoundedBox"
    case .store: "Cylinder"
    case .model: "Hexagon"
    case .protection, .operation: "Box"
    }
  }

  private func quoted(_ text: String) -> String { "\"\(Self.plain(text))\"" }

  /// The language knows one escape, for quotes; a brace may open a block, and a backslash may hide
  /// the quote that ends a text.
  private static func plain(_ text: String) -> String {
    text.escaped {
      switch $0 {
      case "\"": "'"
      case "\\": "\u{29F5}"
      case "{": "("
      case "}": ")"
      default: nil
      }
    }
  }
}
