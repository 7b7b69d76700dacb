import RuleBase

/// Ranges of amounts below each other as a picture: a bar from low to high for each line, with a
/// mark at the likely amount.
///
/// Positions are rounded to tenths, so that equal amounts give equal bytes.
public struct RangeChart: Hashable, Sendable {
  /// One line.
  public struct Row: Hashable, Sendable {
    let label: String
    let low: Double
    let base: Double
    let high: Double
    /// The three amounts in words.
    let text: String
    /// Whether it is the sum of the others.
    let isTotal: Bool
  }

  /// The colours, each as `#rrggbb`.
  public struct Colours: Hashable, Sendable {
    let ink: String
    let text: String
    let grid: String
    let range: String
    let likely: String

    public init(ink: String, text: String, grid: String, range: String, likely: String) {
      self.ink = ink
      self.text = text
      self.grid = grid
      self.range = range
      self.likely = likely
    }
  }

  /// What it shows.
  public let title: String
  let name: String
  let rows: [Row]

  private static let width = 900.0
  private static let barStart = 250.0
  private static let barEnd = 570.0
  private static let rowHeight = 26.0
  private static let top = 40.0

  /// A breakdown of a report as a chart; `nil` where it has fewer than two lines with an amount, or
  /// where lines multiply and lie too near each other to be told apart.
  ///
  /// - Parameter breakdown: an entry of `breakdowns` in `result.json`.
  public init?(_ breakdown: ReportValue) {
    guard let title = breakdown["title"]?.text, let name = breakdown["id"]?.text else { return nil }
    let lines = (breakdown["lines"]?.entries ?? []).filter { $0["is_small"] != .flag(true) }
      .compactMap { Row($0, isTotal: false) }.filter { $0.high > 0 }
    guard lines.count > 1, breakdown["kind"]?.text != BreakdownModel.Kind.product.rawValue else {
      return nil
    }
    self.title = title
    self.name = name
    let total = breakdown["total"].flatMap { Row($0, isTotal: true) }
    rows = lines + (total.map { [$0] } ?? [])
  }

  /// The picture, as an element that can stand inside a page.
  public func svg(_ colours: Colours) -> String {
    let most = rows.map(\.high).max() ?? 1
    func x(_ amount: Double) -> Double {
      Self.barStart + (Self.barEnd - Self.barStart) * amount / most
    }
    let height = Self.top + Double(rows.count) * Self.rowHeight + 8
    var body = ""
    for step in 0...4 {
      let place = short(Self.barStart + (Self.barEnd - Self.barStart) * Double(step) / 4)
      body += #"<line x1="\#(place)" y1="\#(short(Self.top - 6))" x2="\#(place)" "#
      body += #"y2="\#(short(height - 8))" stroke="\#(colours.grid)"/>"#
    }
    for (index, row) in rows.enumerated() {
      let y = Self.top + Double(index) * Self.rowHeight
      let weight = row.isTotal ? #" font-weight="bold""# : ""
      body += #"<text x="\#(short(Self.barStart - 10))" y="\#(short(y + 14))" text-anchor="end""#
      body += #" fill="\#(colours.ink)"\#(weight)>\#(escapedForPage(shortened(row.label)))</text>"#
      body += #"<rect x="\#(short(x(row.low)))" y="\#(short(y + 6))" "#
      body += #"width="\#(short(max(x(row.high) - x(row.low), 1)))" height="8" rx="2" "#
      body += #"fill="\#(colours.range)"/>"#
      body += #"<rect x="\#(short(x(row.base) - 2))" y="\#(short(y + 2))" width="4" height="16" "#
      body += #"rx="1" fill="\#(colours.likely)"/>"#
      body += #"<text x="\#(short(Self.barEnd + 12))" y="\#(short(y + 14))" "#
      body += #"fill="\#(colours.text)"\#(weight)>\#(escapedForPage(row.text))</text>"#
    }
    let words = rows.map { "\($0.label): \($0.text)" }.joined(separator: ". ")
    return #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(short(Self.width)) "#
      + #"\#(short(height))" role="img" aria-labelledby="chart-\#(name)-title chart-\#(name)-desc" "#
      + #"font-family="Arial, Helvetica, Liberation Sans, sans-serif" font-size="13">"#
      + #"<title id="chart-\#(name)-title">\#(escapedForPage(title))</title>"#
      + #"<desc id="chart-\#(name)-desc">\#(escapedForPage(words))</desc>"#
      + #"<text x="0" y="18" font-size="14" font-weight="bold" fill="\#(colours.ink)">"#
      + "\(escapedForPage(title))</text>\(body)</svg>"
  }

  /// Tenths are finer than any screen shows here.
  private func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }

  /// The label cut so that it stays in its column; the description has it whole.
  private func shortened(_ label: String) -> String {
    label.count <= 36 ? label : label.prefix(35) + "…"
  }
}

extension RangeChart.Row {
  fileprivate init?(_ line: ReportValue, isTotal: Bool) {
    guard let label = line["label"]?.text, case .number(let low)? = line["low"],
      case .number(let base)? = line["base"], case .number(let high)? = line["high"],
      let text = (line["estimate"]?["text"] ?? line["base_text"])?.text
    else { return nil }
    self.init(label: label, low: low, base: base, high: high, text: text, isTotal: isTotal)
  }
}
