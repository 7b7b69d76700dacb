import Graphviz

/// The pieces of which charts are drawn, in the colours and the font of a theme.
///
/// Positions are rounded to tenths, so that equal charts give equal bytes.
struct ChartCanvas {
  let theme: Theme
  let width: Double
  let height: Double
  private var body = ""

  init(theme: Theme, width: Double, height: Double) {
    self.theme = theme
    self.width = width
    self.height = height
  }

  /// Where a text stands to its place.
  enum Anchor: String { case start, middle, end }

  /// Adds words.
  mutating func add(
    _ words: String, x: Double, y: Double, size: Double = 11, anchor: Anchor = .start,
    colour: String? = nil, isBold: Bool = false
  ) {
    body +=
      "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(size))\" "
      + "text-anchor=\"\(anchor.rawValue)\" fill=\"\(colour ?? theme.text)\""
      + (isBold ? " font-weight=\"bold\"" : "") + ">\(words.htmlEscaped)</text>\n"
  }

  /// Adds a straight line.
  mutating func addLine(
    x1: Double, y1: Double, x2: Double, y2: Double, colour: String? = nil, width: Double = 1,
    dashes: String? = nil
  ) {
    body +=
      "<line x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" "
      + "y2=\"\(Self.number(y2))\" stroke=\"\(colour ?? theme.frame)\" "
      + "stroke-width=\"\(Self.number(width))\""
      + (dashes.map { " stroke-dasharray=\"\($0)\"" } ?? "") + "/>\n"
  }

  /// Adds a filled box with what it says when pointed at.
  mutating func addBox(
    x: Double, y: Double, width: Double, height: Double, fill: String, stroke: String? = nil,
    title: String = ""
  ) {
    body +=
      "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
      + "height=\"\(Self.number(height))\" fill=\"\(fill)\""
      + (stroke.map { " stroke=\"\($0)\"" } ?? "")
      + "><title>\(title.htmlEscaped)</title></rect>\n"
  }

  /// Adds a disc with what it says when pointed at.
  mutating func addDisc(
    x: Double, y: Double, radius: Double, fill: String, stroke: String, lineWidth: Double = 1.5,
    title: String
  ) {
    body +=
      "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" "
      + "fill=\"\(fill)\" stroke=\"\(stroke)\" stroke-width=\"\(Self.number(lineWidth))\">"
      + "<title>\(title.htmlEscaped)</title></circle>\n"
  }

  /// The text of a file.
  ///
  /// - Parameters:
  ///   - title: the heading.
  ///   - subtitle: the line below it.
  ///   - summary: the same in words, for people who can't see the chart.
  /// - Returns: an SVG file.
  func svg(title: String, subtitle: String, summary: String) -> String {
    let font = (theme.font.map { "'\($0)', " } ?? "") + "Arial, Helvetica, sans-serif"
    var heading = ChartCanvas(theme: theme, width: width, height: height)
    heading.addBox(x: 20, y: 18, width: 3, height: 34, fill: theme.accent)
    heading.add(title, x: 32, y: 32, size: 15, colour: theme.ink, isBold: true)
    heading.add(subtitle, x: 32, y: 48, size: 11, colour: theme.quiet)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(width)) \
      \(Self.number(height))" width="\(Self.number(width))" height="\(Self.number(height))" \
      font-family="\(font.htmlEscaped)" role="img">
      <title>\(title.htmlEscaped)</title>
      <desc>\(summary.htmlEscaped)</desc>
      <rect width="100%" height="100%" fill="\(theme.paper)"/>
      \(heading.body)\(body)</svg>

      """
  }

  /// A number in tenths.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let whole = "\(sign)\(abs(tenths) / 10)"
    return tenths % 10 == 0 ? whole : "\(whole).\(abs(tenths) % 10)"
  }
}
