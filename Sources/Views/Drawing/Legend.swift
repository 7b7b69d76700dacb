import Graphviz
import RuleBase

/// What the signs of a picture mean, as far as they occur in it.
struct Legend {
  let view: View
  let theme: Theme
  /// Points that a row takes at most.
  var mostWidth = 760

  /// A table of signs with their words; empty when there is nothing to explain.
  var html: String {
    let entries = families + arrows + marks
    guard !entries.isEmpty else { return "" }
    var rows: [[Entry]] = []
    for entry in entries {
      let taken = rows.last.map { $0.reduce(0) { $0 + $1.width } } ?? mostWidth
      if rows.isEmpty || taken + entry.width > mostWidth { rows.append([]) }
      rows[rows.count - 1].append(entry)
    }
    let lines = rows.map { row in
      let width = row.reduce(0) { $0 + $1.width }
      return """
        <TR><TD ALIGN="LEFT"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" \
        ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="\(width)" HEIGHT="20"><TR>\(row.map(\.html).joined())\
        </TR></TABLE></TD></TR>
        """
    }
    return
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" ALIGN=\"LEFT\">"
      + lines.joined() + "</TABLE>"
  }

  /// A sign and its words, each in a cell of fixed width: Graphviz would stretch them.
  private struct Entry {
    let html: String
    let width: Int

    /// An entry.
    ///
    /// - Parameters:
    ///   - sign: cells with the sign.
    ///   - signWidth: points that the sign takes; Graphviz stops the process where it takes more.
    ///   - words: what the sign means.
    ///   - theme: the colour of the words.
    init(_ sign: String, signWidth: Int = 42, _ words: String, _ theme: Theme) {
      let wordsWidth = words.count * 9 / 2 + 14
      width = signWidth + wordsWidth
      html = """
        <TD FIXEDSIZE="TRUE" WIDTH="\(signWidth)" HEIGHT="20"><TABLE BORDER="0" \
        CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>\(sign)</TR></TABLE></TD>\
        <TD ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="\(wordsWidth)" HEIGHT="20">\
        \(LabelText.lines([words], size: 9, colour: theme.text))</TD>
        """
    }
  }

  /// One icon of each family on its tint, so that the colours can be told apart without colour.
  private var families: [Entry] {
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
      return Entry(swatch, family.label, theme)
    }
  }

  private var arrows: [Entry] {
    let kinds = ArrowStyle.allCases.filter { style in view.arrows.contains { $0.style == style } }
    var cells = kinds.map { style in
      Entry(
        sample(style.dashes, theme.colour(style, crosses: false), style.width), style.label, theme)
    }
    if view.arrows.contains(where: \.crossesBoundary) {
      cells.append(
        Entry(sample(.solid, theme.crossing, 1.4), "crosses a trust boundary", theme))
    }
    return cells
  }

  private var marks: [Entry] {
    var cells: [Entry] = []
    let frames =
      view.zones.map(\.isTrustBoundary) + (view.panels + view.bands).map(\.isTrustBoundary)
    if frames.contains(true) {
      cells.append(Entry(sample(.dashed, theme.crossing, 1), "frame: trust boundary", theme))
    }
    let badges = view.allCards.flatMap(\.badges)
    if badges.contains(where: { $0.kind == .decision }) {
      cells.append(
        Entry(
          LabelText.pill("D01", fill: theme.pill, colour: theme.pillText), "decision", theme))
    }
    if badges.contains(where: { $0.kind == .inUse }) {
      cells.append(
        Entry(
          LabelText.pill("in use", fill: theme.inUse, colour: theme.inUseText),
          "runs at the client already", theme))
    }
    let marked = Set(view.allCards.compactMap(\.mark) + view.arrows.compactMap(\.mark))
    cells += View.Mark.allCases.filter(marked.contains).map { mark in
      Entry(
        LabelText.pill(mark.label, fill: theme.fill(mark), colour: theme.paper),
        signWidth: LabelText.pillWidth(mark.label) + 8, mark.meaning, theme)
    }
    return cells
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
      <TD><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" \
      WIDTH="\(pieces.count * (pieces.length + 2))" HEIGHT="4"><TR>\(line)</TR>\
      </TABLE></TD>
      """
  }
}
