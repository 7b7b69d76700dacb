import Graphviz
import Quantities

/// A view as rows of stretches of time, each with the gate at its end beside it.
struct RoadmapDrawing {
  private let view: View
  private let theme: Theme
  /// The phases whose cards are shown, each with its card and the lines beside it.
  private let rows: [Row]

  /// One phase with the place of its row.
  private struct Row {
    let phase: View.Phase
    let card: View.Card
    let words: RoadmapWords
    let top: Double
    var middle: Double { top + words.height / 2 }
    var bottom: Double { top + words.height }
  }

  private static let headingHeight = 62.0
  private static let axisHeight = 56.0
  private static let cardWidth = 150.0
  private static let timeStart = 172.0
  private static let timeWidth = 400.0
  private static let wordsStart = 600.0
  private static let width = 1_040.0
  private static let barHeight = 20.0

  init(view: View, theme: Theme) {
    self.view = view
    self.theme = theme
    var top = Self.headingHeight + Self.axisHeight
    rows = view.phases.compactMap { phase in
      guard let card = view.cards.first(where: { $0.id == phase.id }) else { return nil }
      let words = RoadmapWords(phase, theme)
      defer { top += words.height }
      return Row(phase: phase, card: card, words: words, top: top)
    }
  }

  var drawing: Drawing {
    Drawing(
      name: view.fileName, title: view.heading, summary: view.text.joined(separator: " "),
      graphAttributes: [
        Attribute("pad", "0.25"), Attribute("bgcolor", theme.paper),
        Attribute("fontname", Theme.measuredFont), Attribute("outputorder", "edgesfirst"),
      ],
      nodeAttributes: [
        Attribute("shape", "plain"), Attribute("fontname", Theme.measuredFont),
        Attribute("fontsize", "11"),
      ],
      nodes: [heading, key] + axis + rows.flatMap(nodes) + anchors + [foot],
      edges: guides.map(\.edge), placing: .given, shownFont: theme.font)
  }

  // MARK: - Measures

  private var bottom: Double { rows.last?.bottom ?? Self.headingHeight }

  private var weeks: Double {
    max(1, rows.map(\.phase.latestEnd).max() ?? 1, view.deadline?.week ?? 0)
  }

  /// Whole points, as Graphviz makes the widths of bars.
  private func x(_ week: Double) -> Double {
    (Self.timeStart + week / weeks * Self.timeWidth).rounded()
  }

  /// Weeks at which there is a line: at most ten of them, at round distances, and few where their
  /// numbers are long.
  private var marks: [Double] {
    var step = [1.0, 2, 4, 8, 13, 26, 52].first { weeks / $0 <= 10 } ?? 104
    while weeks / step > 5, step > 52 { step *= 2 }
    return Array(stride(from: 0, through: weeks, by: step))
  }

  private func place(_ x: Double, _ y: Double) -> String { "\(short(x)),\(short(-y))" }

  private func short(_ number: Double) -> String {
    let tenths = (number * 10).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
  }

  // MARK: - Nodes

  private var heading: Node {
    node(
      "heading", at: Self.width / 2, Self.headingHeight / 2,
      wide(Heading(view: view, theme: theme).html))
  }

  private var foot: Node {
    // Cards need no legend here: the key stands above them.
    var drawn = view
    drawn.cards = []
    drawn.arrows = []
    let html = Foot(view: drawn, theme: theme, columns: 4).html
    let height = Double(view.remarks.count) * 22 + 16
    return node(
      "foot", at: Self.width / 2, bottom + 8 + height / 2, wide(html.isEmpty ? " " : html))
  }

  private func wide(_ html: String) -> String {
    """
    <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" WIDTH="\(Int(Self.width))"><TR>\
    <TD ALIGN="LEFT">\(html)</TD></TR></TABLE>
    """
  }

  /// What the two shades of a stretch mean.
  private var key: Node {
    func entry(_ fill: String, _ words: String) -> String {
      """
      <TD FIXEDSIZE="TRUE" WIDTH="18" HEIGHT="10" BGCOLOR="\(fill)" BORDER="1" COLOR="\(theme.flow)"></TD>\
      <TD>\(LabelText.lines([words], size: 9.5, colour: theme.text))</TD>
      """
    }
    let html = """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2" CELLPADDING="2"><TR>\
      \(entry(theme.flow, "likely"))\(entry(theme.late, "if all goes badly"))</TR></TABLE>
      """
    return node("key", at: Self.cardWidth / 2 + 6, Self.headingHeight + 20, html)
  }

  private var axis: [Node] {
    let y = Self.headingHeight + Self.axisHeight - 10
    let words = marks.map { mark in
      let text = mark == 0 ? "week 0" : format(mark)
      return node(
        "week-\(format(mark))", at: x(mark), y,
        LabelText.lines([text], size: 9.5, colour: theme.quiet))
    }
    guard let deadline = view.deadline else { return words }
    let text = LabelText.lines([deadline.words], size: 9.5, colour: theme.crossing, isBold: true)
    let middle = max(x(deadline.week), Self.timeStart + 60)
    return words + [node("deadline", at: middle, Self.headingHeight + 20, text)]
  }

  private func nodes(_ row: Row) -> [Node] {
    var card = node(
      row.card.id, at: Self.cardWidth / 2, row.middle, PhaseLabel(card: row.card, theme: theme).html
    )
    card.attributes.append(Attribute("tooltip", row.card.reason.labelEscaped))
    let end = max(x(row.phase.end), x(row.phase.start) + 3)
    var made = [card, bar("likely-\(row.phase.id)", x(row.phase.start), end, row, theme.flow)]
    if x(row.phase.latestEnd) > end + 1 {
      made.append(bar("late-\(row.phase.id)", end, x(row.phase.latestEnd), row, theme.late))
    }
    let words = Self.width - Self.wordsStart
    made.append(
      node("gate-\(row.phase.id)", at: Self.wordsStart + words / 2, row.middle, row.words.html))
    return made
  }

  private func bar(_ id: String, _ from: Double, _ to: Double, _ row: Row, _ fill: String) -> Node {
    Node(
      id: id,
      attributes: [
        Attribute("label", ""), Attribute("shape", "box"), Attribute("style", "filled"),
        Attribute("fixedsize", "true"), Attribute("width", "\((to - from) / 72)"),
        Attribute("height", "\(Self.barHeight / 72)"), Attribute("fillcolor", fill),
        Attribute("color", theme.flow), Attribute("penwidth", "0.8"),
        Attribute("tooltip", row.card.title.labelEscaped),
        Attribute("pos", place((from + to) / 2, row.middle)),
      ])
  }

  private func node(_ id: String, at x: Double, _ y: Double, _ html: String) -> Node {
    Node(id: id, attributes: [Attribute("label", .html(html)), Attribute("pos", place(x, y))])
  }

  // MARK: - Lines

  /// One line that guides the eye, downwards or across.
  private struct Guide {
    let edge: Edge
    let ends: [(id: String, place: String)]
  }

  private var guides: [Guide] {
    let top = Self.headingHeight + Self.axisHeight
    let limit = view.deadline.map { x($0.week) }
    var all = marks.filter { x($0) != limit }.map {
      guide("mark-\(format($0))", x($0), top, x($0), bottom, theme.frame, "dotted")
    }
    all += rows.map { row in
      guide("row-\(row.phase.id)", 0, row.bottom, Self.width, row.bottom, theme.frame, "solid")
    }
    if let deadline = view.deadline {
      let at = x(deadline.week)
      all.append(guide("deadline", at, top, at, bottom, theme.crossing, "dashed"))
    }
    return all
  }

  private func guide(
    _ id: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String,
    _ style: String
  ) -> Guide {
    let points = (0...3).map { step in
      place(x1 + (x2 - x1) * Double(step) / 3, y1 + (y2 - y1) * Double(step) / 3)
    }
    let edge = Edge(
      from: "end-1-\(id)", to: "end-2-\(id)",
      attributes: [
        Attribute("dir", "none"), Attribute("style", style), Attribute("color", colour),
        Attribute("penwidth", "0.9"), Attribute("class", PictureFaults.guideClass),
        Attribute("pos", points.joined(separator: " ")),
      ])
    return Guide(
      edge: edge, ends: [("end-1-\(id)", place(x1, y1)), ("end-2-\(id)", place(x2, y2))])
  }

  /// The ends of the lines, which are not drawn.
  private var anchors: [Node] {
    guides.flatMap(\.ends).map { id, place in
      Node(
        id: id,
        attributes: [
          Attribute("shape", "point"), Attribute("style", "invis"), Attribute("width", "0.01"),
          Attribute("height", "0.01"), Attribute("pos", place),
        ])
    }
  }
}

/// The gate of a phase in words, with the height of its row.
private struct RoadmapWords {
  let html: String
  let height: Double

  private static let size = 9.0
  private static let lineHeight = 11.6
  /// Characters of a line at that size.
  private static let room = 86

  init(_ phase: View.Phase, _ theme: Theme) {
    let gate = phase.gate.flatMap { "\u{2022} \($0)".wrapped(at: Self.room, lines: 3) }
    let stop = phase.stop.flatMap { "\u{2022} \($0)".wrapped(at: Self.room, lines: 3) }
    let decider = phase.decider.isEmpty ? "Gate" : "Gate, decided by the \(phase.decider)"
    var parts: [(heading: String, lines: [String], colour: String)] = [(decider, gate, theme.ink)]
    if !stop.isEmpty { parts.append(("It ends here if", stop, theme.crossing)) }
    let cells = parts.map { part in
      let heading = LabelText.lines(
        [part.heading], size: Self.size, colour: part.colour, isBold: true)
      let body = LabelText.lines(part.lines, size: Self.size, colour: theme.text)
      return """
        <TR><TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="430">\(heading)</TD></TR>\
        <TR><TD ALIGN="LEFT" BALIGN="LEFT">\(body.isEmpty ? " " : body)</TD></TR>
        """
    }
    html =
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">"
      + cells.joined() + "</TABLE>"
    let lines = gate.count + stop.count + parts.count
    height = max(Double(lines) * Self.lineHeight + 24, 70)
  }
}

/// A phase with its length.
private struct PhaseLabel {
  let card: View.Card
  let theme: Theme

  var html: String {
    let lines = card.title.wrapped(at: 24, lines: 2)
    let title = LabelText.lines(lines, size: 11, colour: theme.ink, isBold: true)
    // Several lines end with a break of their own.
    let gap = lines.count > 1 ? "" : "<BR ALIGN=\"LEFT\"/>"
    let length = LabelText.lines(
      (card.subtitle ?? "").wrapped(at: 26, lines: 2), size: 9.5, colour: theme.text)
    return """
      <TABLE BORDER="1" STYLE="rounded" COLOR="\(theme.border(card.family))" \
      BGCOLOR="\(theme.card)" CELLBORDER="0" CELLSPACING="0" CELLPADDING="7"><TR>\
      <TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="136">\(title.isEmpty ? " " : title)\
      \(length.isEmpty ? "" : "\(gap)\(length)")</TD></TR></TABLE>
      """
  }
}
