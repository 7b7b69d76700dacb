import Graphviz
import RuleBase

/// What the signs of a picture mean, as far as they occur in it.
struct Legend {
  let view: View
  let theme: Theme

  /// A table of signs with their words; empty when there is nothing to explain.
  var html: String {
    let cells = families + arrows + marks
    guard !cells.isEmpty else { return "" }
    let perRow = 7
    let rows = stride(from: 0, to: cells.count, by: perRow).map { start in
      let row = cells[start..<min(start + perRow, cells.count)]
      return "<TR>" + row.joined(separator: "<TD WIDTH=\"8\"></TD>") + "</TR>"
    }
    return
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\" CELLPADDING=\"0\" ALIGN=\"LEFT\">"
      + rows.joined() + "</TABLE>"
  }

  /// One icon of each family on its tint, so that the colours can be told apart without colour.
  private var families: [String] {
    Catalogue.Family.allCases.compactMap { family in
      guard let card = view.allCards.first(where: { $0.family == family && $0.icon != nil }),
        let icon = card.icon
      else { return nil }
      let swatch = """
        <TD><TABLE BORDER="1" STYLE="rounded" COLOR="\(theme.border(family))" \
        BGCOLOR="\(theme.tint(family))" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1" \
        FIXEDSIZE="TRUE" WIDTH="18" HEIGHT="16"><TR><TD FIXEDSIZE="TRUE" WIDTH="14" HEIGHT="12">\
        <IMG SRC="\(icon).svg" SCALE="TRUE"/></TD></TR></TABLE></TD>
        """
      return swatch + words(family.label)
    }
  }

  private var arrows: [String] {
    let kinds = ArrowStyle.allCases.filter { style in view.arrows.contains { $0.style == style } }
    var cells = kinds.map { style in
      sample(style.dashes, theme.colour(style, crosses: false), style.width) + words(style.label)
    }
    if view.arrows.contains(where: \.crossesBoundary) {
      cells.append(sample(.solid, theme.crossing, 1.4) + words("crosses a trust boundary"))
    }
    return cells
  }

  private var marks: [String] {
    var cells: [String] = []
    let frames =
      view.zones.map(\.isTrustBoundary) + (view.panels + view.bands).map(\.isTrustBoundary)
    if frames.contains(true) {
      cells.append(sample(.dashed, theme.crossing, 1) + words("frame: trust boundary"))
    }
    let badges = view.allCards.flatMap(\.badges)
    if badges.contains(where: { $0.kind == .decision }) {
      cells.append(
        LabelText.pill("D01", fill: theme.pill, colour: theme.pillText) + words("decision"))
    }
    if badges.contains(where: { $0.kind == .inUse }) {
      cells.append(
        LabelText.pill("in use", fill: theme.inUse, colour: theme.inUseText)
          + words("runs at the client already"))
    }
    let marked = Set(view.allCards.compactMap(\.mark) + view.arrows.compactMap(\.mark))
    cells += View.Mark.allCases.filter(marked.contains).map { mark in
      LabelText.pill(mark.label, fill: theme.fill(mark), colour: theme.paper)
        + words(mark.meaning)
    }
    return cells
  }

  private func words(_ text: String) -> String {
    "<TD ALIGN=\"LEFT\">\(LabelText.lines([text], size: 9, colour: theme.text))</TD>"
  }

  /// A piece of line, put together from filled cells.
  private func sample(_ dashes: ArrowStyle.Dashes, _ colour: String, _ width: Double) -> String {
    let pieces: (count: Int, length: Int) =
      switch dashes {
      case .solid: (1, 26)
      case .dashed: (3, 7)
      case .dotted: (6, 2)
      }
    let piece = """
      <TD FIXEDSIZE="TRUE" WIDTH="\(pieces.length)" HEIGHT="2" BGCOLOR="\(colour)"></TD>
      """
    let gap = "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"2\" HEIGHT=\"2\"></TD>"
    let line = Array(repeating: piece, count: pieces.count).joined(separator: gap)
    return """
      <TD><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>\(line)</TR>\
      </TABLE></TD>
      """
  }
}
