import Graphviz
import RuleBase

/// A card as a rounded field with its icon, names, size, decisions and told connections.
struct CardLabel {
  let card: View.Card
  let theme: Theme

  /// Points that the words of every card have at least, so that all cards are equally wide.
  static let wordsWidth = 142

  /// The label of a node that is this card.
  var html: String { table(link: "") }

  /// The same inside a panel, where the card itself carries the link.
  ///
  /// - Parameter height: points that the words take in the highest card of the row; what a lower
  ///   one lacks is filled up below, or Graphviz would draw its lines apart.
  /// - Returns: the label's text.
  func htmlInPanel(height: Double) -> String {
    // Graphviz numbers links without an id through all pictures of a process.
    let link = card.link.map {
      " ID=\"card-\(card.id.htmlEscaped)\" HREF=\"\($0.htmlEscaped)\" TITLE=\"\(card.reason.htmlEscaped)\""
    }
    return table(link: link ?? "", filler: Int(height - wordsHeight), icons: "TOP")
  }

  private func table(link: String, filler: Int = 0, icons: String = "MIDDLE") -> String {
    let isStrong = card.emphasis == .strong || card.mark == .added
    let style = card.mark == .removed ? "rounded,dashed" : "rounded"
    let border = card.mark == .removed ? theme.faint : theme.border(card.family)
    let fill = card.mark == .removed ? theme.group : theme.card
    let width = card.emphasis == .strong ? Self.wordsWidth + 90 : Self.wordsWidth
    return """
      <TABLE BORDER="\(isStrong ? 2 : 1)" STYLE="\(style)" COLOR="\(border)" \
      BGCOLOR="\(fill)" CELLBORDER="0" CELLSPACING="5" CELLPADDING="0"\(link)><TR>\
      \(icon(icons))<TD ALIGN="LEFT" VALIGN="MIDDLE" WIDTH="\(width)">\(words(filler: filler))</TD></TR></TABLE>
      """
  }

  /// The icon on its tint.
  private func icon(_ alignment: String) -> String {
    guard let icon = card.icon else { return "" }
    return """
      <TD VALIGN="\(alignment)"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" \
      VALIGN="\(alignment)" FIXEDSIZE="TRUE" WIDTH="38" HEIGHT="38"><TR><TD STYLE="rounded" BGCOLOR="\(theme.tint(card.family))" \
      FIXEDSIZE="TRUE" WIDTH="38" HEIGHT="38" CELLPADDING="5">\
      <IMG SRC="\(icon).svg" SCALE="TRUE"/></TD></TR></TABLE></TD>
      """
  }

  private func words(filler: Int) -> String {
    let size = card.emphasis == .strong ? 14.0 : 11.0
    var rows = [LabelText.lines(titleLines, size: size, colour: theme.ink, isBold: true)]
    if !subtitleLines.isEmpty {
      rows.append(LabelText.lines(subtitleLines, size: 9, colour: theme.quiet))
    }
    rows += detailLines.map { LabelText.lines($0, size: 9, colour: theme.text) }
    var cells = rows.map { "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">\($0)</TD></TR>" }
    cells += references + badges
    if filler > 2 {
      cells.append("<TR><TD FIXEDSIZE=\"TRUE\" WIDTH=\"4\" HEIGHT=\"\(filler)\"></TD></TR>")
    }
    return """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">\(cells.joined())</TABLE>
      """
  }

  // MARK: - Lines

  private var titleLines: [String] { card.title.wrapped(at: card.emphasis == .strong ? 32 : 22) }

  private var subtitleLines: [String] { card.subtitle?.wrapped(at: lineWidth) ?? [] }

  private var detailLines: [[String]] {
    card.details.map { $0.capitalisedFirst.wrappedAtCommas(lineWidth) }.filter { !$0.isEmpty }
  }

  private var referenceLines: [[String]] {
    card.references.map { $0.text.wrapped(at: 25, lines: 2) }
  }

  private var lineWidth: Int { card.emphasis == .strong ? 46 : 29 }

  /// About how many points the words take: a line is a fifth higher than its letters.
  var wordsHeight: Double {
    func height(_ lines: [String], _ size: Double) -> Double {
      lines.isEmpty ? 0 : Double(lines.count) * size * 1.2 + 2
    }
    return height(titleLines, 11) + height(subtitleLines, 9)
      + detailLines.reduce(0) { $0 + height($1, 9) }
      + referenceLines.reduce(0) { $0 + Double(Self.height(ofReference: $1)) + 2 }
      + (card.badges.isEmpty && card.mark == nil ? 0 : 16)
  }

  private static func height(ofReference lines: [String]) -> Int {
    max(18, lines.count * 11 + 6)
  }

  // MARK: - Marks

  /// Connections told on the card: their numbers and words.
  private var references: [String] {
    zip(card.references, referenceLines).map { reference, lines in
      let number =
        reference.number.map {
          LabelText.pill("\($0)", fill: theme.text, colour: theme.paper)
        } ?? ""
      let pill = reference.number.map { LabelText.pillWidth("\($0)") } ?? 0
      let width = Self.wordsWidth - 16 - pill
      let words = LabelText.lines(lines, size: 8.5, colour: theme.text)
      return """
        <TR><TD ALIGN="LEFT"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2" CELLPADDING="1" \
        ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="\(Self.wordsWidth)" \
        HEIGHT="\(Self.height(ofReference: lines))"><TR>\(number)<TD ALIGN="LEFT" BALIGN="LEFT" \
        WIDTH="\(width)">\(words)</TD></TR></TABLE></TD></TR>
        """
    }
  }

  /// The codes of decisions, and whether the client runs the product already.
  private var badges: [String] {
    var pills = card.badges.map { badge in
      switch badge.kind {
      case .decision: (word: badge.word, fill: theme.pill, colour: theme.pillText)
      case .inUse: (word: badge.word, fill: theme.inUse, colour: theme.inUseText)
      }
    }
    if let mark = card.mark {
      pills.insert((word: mark.label, fill: theme.fill(mark), colour: theme.paper), at: 0)
    }
    guard !pills.isEmpty else { return [] }
    return ["<TR><TD ALIGN=\"LEFT\">\(LabelText.pills(pills))</TD></TR>"]
  }
}
