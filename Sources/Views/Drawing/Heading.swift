import Graphviz

/// The project's name with the view's own title, the client and the date, as far as stated.
struct Heading {
  let view: View
  let theme: Theme

  var html: String {
    let title = LabelText.lines(
      view.project.wrapped(at: 80, lines: 2), size: 18, colour: theme.ink, isBold: true)
    let words = ([view.title] + view.notes).joined(separator: "  \u{b7}  ")
    let subtitle = LabelText.lines(words.wrapped(at: 140, lines: 2), size: 11, colour: theme.quiet)
    return """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>\(logo)\
      <TD FIXEDSIZE="TRUE" WIDTH="4" HEIGHT="38" BGCOLOR="\(theme.accent)"></TD>\
      <TD FIXEDSIZE="TRUE" WIDTH="10" HEIGHT="38"></TD>\
      <TD><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"><TR><TD ALIGN="LEFT" \
      BALIGN="LEFT">\(title)</TD></TR><TR><TD ALIGN="LEFT" BALIGN="LEFT">\(subtitle)</TD></TR>\
      </TABLE></TD></TR></TABLE>
      """
  }

  private var logo: String {
    guard let logo = theme.logo else { return "" }
    return """
      <TD FIXEDSIZE="TRUE" WIDTH="96" HEIGHT="38"><IMG SRC="\(logo.name.htmlEscaped)" \
      SCALE="TRUE"/></TD><TD FIXEDSIZE="TRUE" WIDTH="12" HEIGHT="38"></TD>
      """
  }
}
