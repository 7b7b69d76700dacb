import Graphviz

/// A titled box with cards in rows.
struct PanelLabel {
  let panel: View.Panel
  let theme: Theme
  /// How many cards stand in a row at most.
  let columns: Int

  /// Points that a card takes in a row, the room beside it included.
  static let cardWidth = 206.0

  var html: String { html(height: 0) }

  /// The same with the words of every card at least so high.
  func html(height least: Double) -> String {
    let columns = max(1, min(columns, panel.cards.count))
    let colour = panel.isTrustBoundary ? theme.crossing : theme.text
    let title = LabelText.lines(
      panel.title.wrapped(at: columns * 30, lines: 2), size: 11, colour: colour, isBold: true)
    let rows = stride(from: 0, to: panel.cards.count, by: columns).map { start in
      let cards = panel.cards[start..<min(start + columns, panel.cards.count)]
      let labels = cards.map { CardLabel(card: $0, theme: theme) }
      let height = labels.map(\.wordsHeight).reduce(least, max)
      return "<TR>"
        + labels.map { "<TD>\($0.htmlInPanel(height: height))</TD>" }.joined() + "</TR>"
    }
    return """
      <TABLE BORDER="1" STYLE="\(panel.isTrustBoundary ? "rounded,dashed" : "rounded")" \
      COLOR="\(panel.isTrustBoundary ? theme.crossing : theme.frame)" BGCOLOR="\(theme.group)" \
      CELLBORDER="0" CELLSPACING="7" CELLPADDING="0"><TR><TD ALIGN="LEFT" BALIGN="LEFT" \
      COLSPAN="\(columns)">\(title)</TD></TR>\(rows.joined())</TABLE>
      """
  }

  /// Panels in rows that are at most `columns` cards wide.
  static func rows(_ panels: [View.Panel], theme: Theme, columns: Int) -> [String] {
    var rows: [[View.Panel]] = []
    var taken = columns
    for panel in panels {
      let width = min(panel.cards.count, columns)
      if rows.isEmpty || taken + width > columns {
        rows.append([])
        taken = 0
      }
      rows[rows.count - 1].append(panel)
      taken += width
    }
    return rows.map { row in
      let height = row.flatMap(\.cards).reduce(0) {
        max($0, CardLabel(card: $1, theme: theme).wordsHeight)
      }
      let cells = row.map { panel in
        let label = PanelLabel(panel: panel, theme: theme, columns: columns)
        return "<TD ALIGN=\"LEFT\">\(label.html(height: height))</TD>"
      }
      return """
        <TR><TD ALIGN="LEFT"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="4" CELLPADDING="0" \
        ALIGN="LEFT"><TR>\(cells.joined())</TR></TABLE></TD></TR>
        """
    }
  }
}
