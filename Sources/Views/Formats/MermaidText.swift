import RuleBase

/// A view as Mermaid: a flowchart, or a sequence diagram where it is one.
struct MermaidText {
  let outline: Outline
  let theme: Theme

  var text: String {
    let lines = outline.view.name == .sequence ? sequence : flowchart
    return (front + lines).joined(separator: "\n") + "\n"
  }

  /// The title, in which Mermaid resolves no entities.
  private var front: [String] {
    let title = outline.view.heading.escaped {
      switch $0 {
      case "\"", "\\", "#", ";": " "
      case "<": "\u{2039}"
      case ">": "\u{203A}"
      default: nil
      }
    }
    return ["---", "title: \"\(title)\"", "---"]
  }

  // MARK: - Flowchart

  private var flowchart: [String] {
    var lines = ["flowchart \(outline.view.name == .decisions ? "TB" : "LR")"]
    lines += outline.cards.flatMap { card($0, 1) }
    lines += outline.frames.flatMap { frame($0, 1) }
    lines += outline.arrows.map { arrow in
      "  \(outline.name(arrow.from)) \(line(arrow)) \(outline.name(arrow.to))"
    }
    for (index, arrow) in outline.arrows.enumerated() where arrow.crossesBoundary {
      lines.append("  linkStyle \(index) stroke:\(theme.crossing)")
    }
    for family in Catalogue.Family.allCases
    where outline.view.allCards.contains(where: { $0.family == family }) {
      lines.append(
        "  classDef \(family.rawValue) fill:\(theme.tint(family)),stroke:\(theme.border(family)),color:#0f172a"
      )
    }
    return lines + outline.frames.flatMap(styles)
  }

  private func card(_ card: View.Card, _ depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let name = outline.name(card.id)
    let label = ([card.title] + card.lines).map(escaped).joined(separator: "<br/>")
    let (open, close) =
      switch card.family {
      case .person: ("([", "])")
      case .store: ("[(", ")]")
      case .model: ("{{", "}}")
      case .service: ("[", "]")
      case .protection: ("(", ")")
      case .operation: ("[[", "]]")
      }
    var lines = ["\(indent)\(name)\(open)\"\(label)\"\(close):::\(card.family.rawValue)"]
    if let link = card.link {
      lines.append("\(indent)click \(name) href \"\(link)\" \"\(escaped(card.reason))\"")
    }
    return lines
  }

  private func frame(_ frame: Outline.Frame, _ depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    return ["\(indent)subgraph \(frame.name)[\"\(escaped(frame.label))\"]"]
      + frame.cards.flatMap { card($0, depth + 1) }
      + frame.frames.flatMap { self.frame($0, depth + 1) } + ["\(indent)end"]
  }

  private func styles(_ frame: Outline.Frame) -> [String] {
    let own =
      frame.isTrustBoundary
      ? "fill:\(theme.zone),stroke:\(theme.crossing),stroke-dasharray:5 4"
      : "fill:\(theme.group),stroke:\(theme.frame)"
    return ["  style \(frame.name) \(own),color:\(theme.text)"] + frame.frames.flatMap(styles)
  }

  private func line(_ arrow: View.Arrow) -> String {
    let sign =
      switch arrow.style.dashes {
      case .solid: "-->"
      case .dashed, .dotted: "-.->"
      }
    return arrow.line.isEmpty ? sign : "\(sign)|\"\(escaped(arrow.line))\"|"
  }

  // MARK: - Sequence

  private var sequence: [String] {
    var lines = ["sequenceDiagram"]
    lines += outline.view.cards.map { card in
      let kind = card.family == .person ? "actor" : "participant"
      return "  \(kind) \(outline.name(card.id)) as \(escaped(card.title))"
    }
    lines += outline.arrows.map { arrow in
      let sign = arrow.style.dashes == .solid ? "->>" : "-->>"
      return
        "  \(outline.name(arrow.from))\(sign)\(outline.name(arrow.to)): \(escaped(arrow.line))"
    }
    if let first = outline.view.cards.first, let last = outline.view.cards.last {
      lines += outline.view.remarks.map {
        "  Note over \(outline.name(first.id)),\(outline.name(last.id)): \(escaped($0.text))"
      }
    }
    return lines
  }

  /// Everything but words and harmless signs as a code that Mermaid resolves after it has parsed.
  private func escaped(_ text: String) -> String {
    let escaped = text.escaped { scalar in
      if scalar.isWordLike || " ,:()'/+=?!$%–".unicodeScalars.contains(scalar) { return nil }
      return "#\(scalar.value);"
    }
    return escaped.isEmpty ? "#160;" : escaped
  }
}
