import Graphviz

/// A view as columns of participants and rows of steps, each at a place that follows from its
/// number.
struct SequenceDrawing {
  let view: View
  let theme: Theme

  private static let columnWidth = 122.0
  private static let rowHeight = 42.0
  private static let headingHeight = 62.0
  private static let participantHeight = 94.0
  private static let timeWidth = 130.0

  var drawing: Drawing {
    Drawing(
      name: view.fileName, title: view.heading,
      summary: view.text.joined(separator: " "),
      graphAttributes: [
        Attribute("pad", "0.25"), Attribute("bgcolor", theme.paper),
        Attribute("fontname", Theme.measuredFont), Attribute("outputorder", "edgesfirst"),
      ],
      nodeAttributes: [
        Attribute("shape", "plain"), Attribute("fontname", Theme.measuredFont),
        Attribute("fontsize", "11"),
      ],
      edgeAttributes: [Attribute("arrowsize", "0.7")],
      nodes: [heading] + participants + steps + timeHeading + times + anchors + [foot],
      edges: lifelines + arrows, placing: .given, shownFont: theme.font)
  }

  // MARK: - Measures

  private var hasTimes: Bool { view.arrows.contains { $0.time != nil } }

  private var width: Double {
    let columns = Double(view.cards.count) * Self.columnWidth
    return max(columns + (hasTimes ? Self.timeWidth : 0), 760)
  }

  private func x(_ column: Int) -> Double { (Double(column) + 0.5) * Self.columnWidth }

  /// The line of a step, downwards from the top.
  private func y(_ step: Int) -> Double {
    Self.headingHeight + Self.participantHeight + (Double(step) + 0.9) * Self.rowHeight
  }

  private var bottom: Double { y(view.arrows.count) - Self.rowHeight * 0.4 }

  private func column(_ id: String) -> Int { view.cards.firstIndex { $0.id == id } ?? 0 }

  private func place(_ x: Double, _ y: Double) -> String { "\(short(x)),\(short(-y))" }

  private func short(_ number: Double) -> String {
    let tenths = (number * 10).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
  }

  // MARK: - Nodes

  private var heading: Node {
    let html = wide(Heading(view: view, theme: theme).html)
    return node("heading", at: width / 2, Self.headingHeight / 2, html)
  }

  private var foot: Node {
    let rows = view.remarks.count + 3
    let height = Double(rows) * 18 + 16
    // Neither zones nor badges are drawn, so neither is explained.
    var drawn = view
    drawn.zones = []
    for index in drawn.cards.indices { drawn.cards[index].badges = [] }
    let html = Foot(view: drawn, theme: theme, columns: 4).html
    return node("foot", at: width / 2, bottom + 14 + height / 2, wide(html.isEmpty ? " " : html))
  }

  /// A table as wide as the picture with its content at the left.
  private func wide(_ html: String) -> String {
    """
    <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" WIDTH="\(Int(width))"><TR>\
    <TD ALIGN="LEFT">\(html)</TD></TR></TABLE>
    """
  }

  private var participants: [Node] {
    view.cards.enumerated().map { index, card in
      var made = node(
        card.id, at: x(index), Self.headingHeight + Self.participantHeight / 2,
        ParticipantLabel(card: card, theme: theme).html)
      made.attributes.append(Attribute("tooltip", card.reason.labelEscaped))
      if let link = card.link { made.attributes.append(Attribute("URL", link)) }
      return made
    }
  }

  private var steps: [Node] {
    view.arrows.enumerated().map { index, arrow in
      let middle = (x(column(arrow.from)) + x(column(arrow.to))) / 2
      var made = node(
        "\(ViewDrawing.labelPrefix)\(index + 1)", at: middle, y(index) - 13, label(arrow))
      made.attributes.append(Attribute("tooltip", arrow.says.labelEscaped))
      return made
    }
  }

  private func label(_ arrow: View.Arrow) -> String {
    let number =
      arrow.number.map {
        LabelText.pill(
          "\($0)", fill: arrow.crossesBoundary ? theme.crossing : theme.text, colour: theme.paper)
      } ?? ""
    let words = LabelText.lines(
      arrow.label.wrapped(at: 18, lines: 2), size: 9, colour: theme.text)
    return """
      <TABLE BORDER="0" BGCOLOR="\(theme.paper)" CELLBORDER="0" CELLSPACING="1" CELLPADDING="1">\
      <TR>\(number)<TD BALIGN="LEFT">\(words)</TD></TR></TABLE>
      """
  }

  private var timeColumn: Double { width - Self.timeWidth / 2 }

  private var timeHeading: [Node] {
    guard hasTimes else { return [] }
    let words = LabelText.lines(
      ["Time of the step"], size: 10, colour: theme.text, isBold: true)
    return [node("times", at: timeColumn, Self.headingHeight + Self.participantHeight - 12, words)]
  }

  private var times: [Node] {
    view.arrows.enumerated().compactMap { index, arrow in
      arrow.time.map { time in
        let words = LabelText.lines(
          time.wrapped(at: 22, lines: 2), size: 10, colour: theme.ink)
        return node("time-\(index + 1)", at: timeColumn, y(index), words)
      }
    }
  }

  /// The ends of the lines, which are not drawn.
  private var anchors: [Node] {
    var places: [(String, Double, Double)] = []
    for index in view.cards.indices {
      places.append(("top-\(index)", x(index), Self.headingHeight + Self.participantHeight))
      places.append(("bottom-\(index)", x(index), bottom))
    }
    for (index, arrow) in view.arrows.enumerated() {
      places.append(("from-\(index)", x(column(arrow.from)), y(index)))
      places.append(("to-\(index)", x(column(arrow.to)), y(index)))
    }
    return places.map { id, x, y in
      Node(
        id: "end-\(id)",
        attributes: [
          Attribute("shape", "point"), Attribute("style", "invis"), Attribute("width", "0.01"),
          Attribute("height", "0.01"), Attribute("pos", place(x, y)),
        ])
    }
  }

  private func node(_ id: String, at x: Double, _ y: Double, _ html: String) -> Node {
    Node(id: id, attributes: [Attribute("label", .html(html)), Attribute("pos", place(x, y))])
  }

  // MARK: - Edges

  private var lifelines: [Edge] {
    view.cards.indices.map { index in
      let top = Self.headingHeight + Self.participantHeight
      let points = (0...3).map { place(x(index), top + (bottom - top) * Double($0) / 3) }
      return Edge(
        from: "end-top-\(index)", to: "end-bottom-\(index)",
        attributes: [
          Attribute("dir", "none"), Attribute("style", "dashed"), Attribute("color", theme.faint),
          Attribute("penwidth", "0.7"), Attribute("class", PictureFaults.guideClass),
          Attribute("pos", points.joined(separator: " ")),
        ])
    }
  }

  private var arrows: [Edge] {
    view.arrows.enumerated().map { index, arrow in
      let (start, tip) = (x(column(arrow.from)), x(column(arrow.to)))
      let end = tip - (tip > start ? 7 : -7)
      let points = (0...3).map { place(start + (end - start) * Double($0) / 3, y(index)) }
      return Edge(
        from: "end-from-\(index)", to: "end-to-\(index)",
        attributes: [
          Attribute("color", theme.colour(arrow.style, crosses: arrow.crossesBoundary)),
          Attribute("penwidth", "\(arrow.style.width)"),
          Attribute("style", arrow.style.dashes.rawValue),
          Attribute("tooltip", arrow.says.labelEscaped),
          Attribute("pos", "e,\(place(tip, y(index))) \(points.joined(separator: " "))"),
        ])
    }
  }
}

/// A participant of a sequence: its icon above its name.
struct ParticipantLabel {
  let card: View.Card
  let theme: Theme

  var html: String {
    let name = card.title.wrapped(at: 18, lines: 3).map { line in
      "<TR><TD WIDTH=\"108\">\(LabelText.centred(line, size: 9.5, colour: theme.ink))</TD></TR>"
    }.joined()
    let icon =
      card.icon.map { icon in
        """
        <TR><TD WIDTH="106"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" \
        FIXEDSIZE="TRUE" WIDTH="30" HEIGHT="30"><TR><TD STYLE="rounded" FIXEDSIZE="TRUE" \
        BGCOLOR="\(theme.tint(card.family))" WIDTH="30" HEIGHT="30"><IMG SRC="\(icon).svg" \
        SCALE="TRUE"/></TD></TR></TABLE></TD></TR>
        """
      } ?? ""
    let rows = icon + name
    return """
      <TABLE BORDER="1" STYLE="rounded" COLOR="\(theme.border(card.family))" \
      BGCOLOR="\(theme.card)" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1" FIXEDSIZE="TRUE" \
      WIDTH="114" HEIGHT="84">\(rows.isEmpty ? "<TR><TD></TD></TR>" : rows)</TABLE>
      """
  }
}
