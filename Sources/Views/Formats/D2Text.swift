import RuleBase

/// A view as D2: containers in containers, or a sequence diagram where it is one.
struct D2Text {
  let outline: Outline
  let theme: Theme

  var text: String {
    let lines = outline.view.name == .sequence ? sequence : graph
    return lines.joined(separator: "\n") + "\n"
  }

  private var title: [String] {
    let title = "title: \(quoted([outline.view.heading])) {"
    return [title, "  shape: text", "  near: top-center", "  style.font-size: 28", "}"]
  }

  // MARK: - Graph

  private var graph: [String] {
    var lines = classes + title
    lines.append("direction: \(outline.view.name == .decisions ? "down" : "right")")
    lines += outline.cards.flatMap { card($0, 0) }
    lines += outline.frames.flatMap { frame($0, 0) }
    lines += outline.arrows.map { arrow in
      let words = arrow.line.isEmpty ? "" : quoted([arrow.line]) + " "
      return "\(path(arrow.from)) -> \(path(arrow.to)): \(words){ \(style(arrow)) }"
    }
    for (index, remark) in outline.view.remarks.enumerated() {
      lines += [
        "remark_\(index + 1): \(quoted([remark.text])) {", "  shape: text",
        "  near: bottom-center", "}",
      ]
    }
    return lines
  }

  private var classes: [String] {
    let families = Catalogue.Family.allCases.filter { family in
      outline.view.allCards.contains { $0.family == family }
    }
    return ["classes: {"]
      + families.flatMap { family in
        [
          "  \(family.rawValue): {", "    style.fill: \"\(theme.tint(family))\"",
          "    style.stroke: \"\(theme.border(family))\"", "    style.font-color: \"#0f172a\"",
          "    style.border-radius: 8", "  }",
        ]
      } + [
        "  boundary: {", "    style.fill: \"\(theme.zone)\"",
        "    style.stroke: \"\(theme.crossing)\"", "    style.stroke-dash: 4", "  }",
        "  zone: {", "    style.fill: \"\(theme.group)\"", "    style.stroke: \"\(theme.frame)\"",
        "  }", "}",
      ]
  }

  private func card(_ card: View.Card, _ depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    var lines = [
      "\(indent)\(outline.name(card.id)): \(quoted([card.title] + card.lines)) {",
      "\(indent)  class: \(card.family.rawValue)",
    ]
    if card.family == .store { lines.append("\(indent)  shape: cylinder") }
    if let link = card.link { lines.append("\(indent)  link: \(quoted([link]))") }
    if !card.reason.isEmpty { lines.append("\(indent)  tooltip: \(quoted([card.reason]))") }
    return lines + ["\(indent)}"]
  }

  private func frame(_ frame: Outline.Frame, _ depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    return [
      "\(indent)\(frame.name): \(quoted([frame.label])) {",
      "\(indent)  class: \(frame.isTrustBoundary ? "boundary" : "zone")",
    ] + frame.cards.flatMap { card($0, depth + 1) }
      + frame.frames.flatMap { self.frame($0, depth + 1) } + ["\(indent)}"]
  }

  private func style(_ arrow: View.Arrow) -> String {
    let colour = theme.colour(arrow.style, crosses: arrow.crossesBoundary)
    let dash =
      switch arrow.style.dashes {
      case .solid: ""
      case .dashed: "; style.stroke-dash: 5"
      case .dotted: "; style.stroke-dash: 2"
      }
    return "style.stroke: \"\(colour)\"\(dash)"
  }

  /// The names of the frames around a card or panel with its own, as D2 joins them.
  private func path(_ id: String) -> String {
    let name = outline.name(id)
    func find(_ frames: [Outline.Frame], _ before: [String]) -> [String]? {
      for frame in frames {
        let here = before + [frame.name]
        if frame.name == name { return here }
        if frame.cards.contains(where: { outline.name($0.id) == name }) { return here + [name] }
        if let deeper = find(frame.frames, here) { return deeper }
      }
      return nil
    }
    return (find(outline.frames, []) ?? [name]).joined(separator: ".")
  }

  // MARK: - Sequence

  private var sequence: [String] {
    var lines = classes + ["shape: sequence_diagram"]
    lines += outline.view.cards.flatMap { card in
      [
        "\(outline.name(card.id)): \(quoted([card.title])) {", "  class: \(card.family.rawValue)",
        "}",
      ]
    }
    return lines
      + outline.arrows.map { arrow in
        let ends = "\(outline.name(arrow.from)) -> \(outline.name(arrow.to))"
        return "\(ends): \(quoted([arrow.line])) { \(style(arrow)) }"
      }
  }

  /// Lines of text as one string between double quotes.
  private func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      line.escaped {
        switch $0 {
        case "\"", "\\", "$": "\\\($0)"
        default: nil
        }
      }
    }
    return "\"" + escaped.joined(separator: "\\n") + "\""
  }
}
