import RuleBase

/// A view as PlantUML: with the macros of C4, or as a sequence where it is one.
struct PlantUMLText {
  let outline: Outline

  var text: String {
    let lines = outline.view.name == .sequence ? sequence : containers
    return (["@startuml"] + lines + ["@enduml"]).joined(separator: "\n") + "\n"
  }

  private var title: String { "title \(escaped(outline.view.heading))" }

  // MARK: - C4

  private var containers: [String] {
    var lines = ["!include <C4/C4_Container>", title]
    lines += outline.cards.map { card($0, 0) }
    lines += outline.frames.flatMap { frame($0, 0) }
    lines += outline.arrows.map { arrow in
      let technology = [arrow.detail, arrow.time].compactMap(\.self).joined(separator: ", ")
      let words = [arrow.number.map { "\($0)" } ?? "", arrow.label]
        .filter { !$0.isEmpty }.joined(separator: " ")
      let label = words.isEmpty ? arrow.style.label : words
      let rest = technology.isEmpty ? "" : ", \"\(escaped(technology))\""
      return
        "Rel(\(outline.name(arrow.from)), \(outline.name(arrow.to)), \"\(escaped(label))\"\(rest))"
    }
    return lines + notes
  }

  private func card(_ card: View.Card, _ depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    let name = outline.name(card.id)
    let (title, role) = (escaped(card.title), escaped(card.subtitle ?? card.family.label))
    let rest = escaped(card.lines.dropFirst(card.subtitle == nil ? 0 : 1).joined(separator: "; "))
    let all = escaped(card.lines.joined(separator: "; "))
    let isContext = outline.view.name == .context
    let call =
      switch card.family {
      case .person: "Person(\(name), \"\(title)\", \"\(all)\")"
      case _ where card.emphasis == .strong: "System(\(name), \"\(title)\", \"\(all)\")"
      case _ where isContext: "System_Ext(\(name), \"\(title)\", \"\(all)\")"
      case .store: "ContainerDb(\(name), \"\(title)\", \"\(role)\", \"\(rest)\")"
      default: "Container(\(name), \"\(title)\", \"\(role)\", \"\(rest)\")"
      }
    return indent + call
  }

  private func frame(_ frame: Outline.Frame, _ depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let content =
      frame.cards.map { card($0, depth + 1) }
      + frame.frames.flatMap { self.frame($0, depth + 1) }
    guard !content.isEmpty else { return [] }
    return ["\(indent)Boundary(\(frame.name), \"\(escaped(frame.label))\") {"] + content
      + ["\(indent)}"]
  }

  private var notes: [String] {
    outline.view.remarks.enumerated().flatMap { index, remark in
      ["note as remark_\(index + 1)", "  \(escaped(remark.text))", "end note"]
    }
  }

  // MARK: - Sequence

  private var sequence: [String] {
    var lines = [title, "hide footbox"]
    lines += outline.view.cards.map { card in
      let kind =
        switch card.family {
        case .person: "actor"
        case .store: "database"
        default: "participant"
        }
      return "\(kind) \"\(escaped(card.title))\" as \(outline.name(card.id))"
    }
    lines += outline.arrows.map { arrow in
      let sign = arrow.style.dashes == .solid ? "->" : "-->"
      return
        "\(outline.name(arrow.from)) \(sign) \(outline.name(arrow.to)) : \(escaped(arrow.line))"
    }
    guard let first = outline.view.cards.first, let last = outline.view.cards.last else {
      return lines
    }
    return lines
      + outline.view.remarks.map {
        "note over \(outline.name(first.id)), \(outline.name(last.id)) : \(escaped($0.text))"
      }
  }

  /// Everything but words and harmless signs by its number, which PlantUML resolves last.
  private func escaped(_ text: String) -> String {
    var wasHyphen = false
    let escaped = text.escaped { scalar in
      defer { wasHyphen = scalar == "-" }
      if scalar.isWordLike || " .,:;()'?+–".unicodeScalars.contains(scalar) { return nil }
      if scalar == "-", !wasHyphen { return nil }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    }
    return escaped.isEmpty ? "<U+00A0>" : escaped
  }
}
