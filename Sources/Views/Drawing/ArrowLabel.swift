import Graphviz

/// The number and the words of an arrow on a small field of their own.
struct ArrowLabel {
  let arrow: View.Arrow
  let theme: Theme

  /// Whether there is anything to say.
  var isEmpty: Bool {
    arrow.number == nil && arrow.label.isEmpty && arrow.detail == nil && arrow.mark == nil
  }

  var html: String {
    let number =
      arrow.number.map { LabelText.pill("\($0)", fill: numberFill, colour: theme.paper) } ?? ""
    let mark =
      arrow.mark.map { LabelText.pill($0.sign, fill: theme.fill($0), colour: theme.paper) } ?? ""
    var rows: [String] = []
    if !arrow.label.isEmpty {
      rows.append(LabelText.lines(arrow.label.wrapped(at: 20), size: 9, colour: theme.text))
    }
    if let detail = arrow.detail {
      rows.append(LabelText.lines(detail.wrapped(at: 26), size: 8.5, colour: theme.quiet))
    }
    let words =
      rows.isEmpty
      ? ""
      : "<TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"
        + rows.map { "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">\($0)</TD></TR>" }.joined()
        + "</TABLE></TD>"
    return """
      <TABLE BORDER="1" STYLE="rounded" COLOR="\(theme.frame)" BGCOLOR="\(theme.card)" \
      CELLBORDER="0" CELLSPACING="2" CELLPADDING="1"><TR>\(mark)\(number)\(words)</TR></TABLE>
      """
  }

  private var numberFill: String { arrow.crossesBoundary ? theme.crossing : theme.text }
}
