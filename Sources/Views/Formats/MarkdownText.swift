/// A view in words, for people who can't see it and for documents: its flow line by line, what stands
/// below it, and a table of its parts.
struct MarkdownText {
  let outline: Outline

  var text: String {
    let view = outline.view
    var blocks = ["# \(escaped(view.heading))"]
    if !view.notes.isEmpty { blocks.append(escaped(view.notes.joined(separator: ", "))) }
    if !view.text.isEmpty {
      blocks.append("## In words")
      blocks.append(view.text.map { "- \(line($0))" }.joined(separator: "\n"))
    }
    let known = view.text.joined(separator: " ")
    blocks += view.remarks.filter { !known.contains($0.text) }.map { escaped($0.text) }
    if !rows.isEmpty {
      blocks.append("## Parts")
      let head = ["| part | role | where | more | decisions |", "|---|---|---|---|---|"]
      blocks.append((head + rows).joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// A line whose number, if it begins with one, does not begin a list.
  private func line(_ text: String) -> String {
    let escaped = escaped(text)
    let digits = escaped.prefix { $0.isNumber }
    let rest = escaped.dropFirst(digits.count)
    return !digits.isEmpty && rest.hasPrefix(".") ? "\(digits)\\\(rest)" : escaped
  }

  /// A row for each card, frame by frame.
  private var rows: [String] {
    func rows(_ frames: [Outline.Frame], _ before: [String]) -> [String] {
      frames.flatMap { frame in
        frame.cards.map { row($0, before + [frame.label]) }
          + rows(frame.frames, before + [frame.label])
      }
    }
    return outline.cards.map { row($0, []) } + rows(outline.frames, [])
  }

  private func row(_ card: View.Card, _ path: [String]) -> String {
    let title = escaped(card.title)
    let name = card.link.map { "[\(title)](\($0))" } ?? title
    let codes = card.badges.filter { $0.kind == .decision }.map(\.word)
    let more = card.details + card.badges.filter { $0.kind == .inUse }.map(\.word)
    let cells = [
      name, escaped(card.subtitle ?? ""), escaped(path.joined(separator: ", ")),
      escaped(more.joined(separator: "; ")), codes.joined(separator: " "),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// Signs that mean something to Markdown or HTML stand for themselves.
  private func escaped(_ text: String) -> String {
    text.escaped { scalar in
      switch scalar {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "{", "}", "$", "~": "\\\(scalar)"
      default: nil
      }
    }
  }
}
