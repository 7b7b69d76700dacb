/// What stands below a picture: panels that serve all parts, remarks, and the legend.
struct Foot {
  let view: View
  let theme: Theme
  /// How many cards fit side by side.
  let columns: Int

  /// A table, or nothing where there is nothing to say.
  var html: String {
    var rows = PanelLabel.rows(view.bands, theme: theme, columns: columns)
    rows += view.remarks.map { remark in
      let words = LabelText.lines(
        remark.text.wrapped(at: 150, lines: 3), size: 11, colour: theme.colour(remark.tone),
        isBold: remark.tone != .plain)
      return "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">\(words)</TD></TR>"
    }
    // A legend that is wider than the panels would stretch them.
    let cards = view.bands.reduce(0) { $0 + $1.cards.count }
    let width = max(760, min(columns, cards) * Int(PanelLabel.cardWidth - 20))
    let legend = Legend(view: view, theme: theme, mostWidth: width).html
    if !legend.isEmpty { rows.append("<TR><TD ALIGN=\"LEFT\">\(legend)</TD></TR>") }
    guard !rows.isEmpty else { return "" }
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"0\">"
      + rows.joined() + "</TABLE>"
  }
}
