/// How much each input moves a figure, as bars around its likely value: SVG.
public struct TornadoChart: Sendable {
  /// One input.
  public struct Bar: Sendable {
    /// What it is.
    public let label: String
    /// The figure at its ends, in one unit; `low` is at most `high`.
    public let low: Double
    public let high: Double
    /// The figure at its ends in words.
    public let lowText: String
    public let highText: String
    /// The input at these ends in words.
    public let lowValue: String
    public let highValue: String
    /// Whether it is one of those that matter.
    public let isMain: Bool

    /// Joins what a bar shows.
    public init(
      label: String, low: Double, high: Double, lowText: String, highText: String,
      lowValue: String, highValue: String, isMain: Bool
    ) {
      self.label = label
      self.low = low
      self.high = high
      self.lowText = lowText
      self.highText = highText
      self.lowValue = lowValue
      self.highValue = highValue
      self.isMain = isMain
    }
  }

  private let title: String
  private let subtitle: String
  private let base: Double
  private let baseText: String
  private let bars: [Bar]

  /// With more bars than this nothing is read off a chart.
  private static let mostBars = 10
  private static let rowHeight = 36.0
  private static let left = 250.0
  private static let right = 700.0
  private static let top = 92.0

  /// A chart of some inputs, the strongest first.
  ///
  /// - Parameters:
  ///   - title: the heading.
  ///   - subtitle: the line below it.
  ///   - base: the likely value of the figure.
  ///   - baseText: the same in words.
  ///   - bars: the inputs.
  public init(title: String, subtitle: String, base: Double, baseText: String, bars: [Bar]) {
    self.title = title
    self.subtitle = subtitle
    self.base = base
    self.baseText = baseText
    self.bars = Array(bars.prefix(Self.mostBars))
  }

  /// The picture as the text of a file.
  ///
  /// - Parameter theme: colours and font.
  /// - Returns: an SVG file.
  public func svg(theme: Theme = .light) -> String {
    let bottom = Self.top + Double(bars.count) * Self.rowHeight
    var canvas = ChartCanvas(theme: theme, width: 860, height: bottom + 30)
    let low = bars.map(\.low).min() ?? base
    let high = bars.map(\.high).max() ?? base
    let span = max(high - low, 1e-12)
    func x(_ value: Double) -> Double {
      Self.left + 75 + (value - low) / span * (Self.right - Self.left)
    }
    canvas.addLine(
      x1: x(base), y1: Self.top - 12, x2: x(base), y2: bottom + 6, colour: theme.ink, width: 1)
    canvas.add("likely \(baseText)", x: x(base), y: Self.top - 18, anchor: .middle, isBold: true)
    for (place, bar) in bars.enumerated() {
      let y = Self.top + Double(place) * Self.rowHeight
      let words = Self.lines(bar.label)
      for (line, text) in words.enumerated() {
        canvas.add(
          text, x: Self.left - 10, y: y + (words.count > 1 ? 8 : 14) + Double(line) * 12,
          anchor: .end, colour: theme.ink, isBold: bar.isMain)
      }
      let title =
        "\(bar.label): \(bar.lowValue) gives \(bar.lowText), "
        + "\(bar.highValue) gives \(bar.highText)"
      // Below the likely value a light bar, above it a dark one: told apart without colour too.
      canvas.addBox(
        x: x(bar.low), y: y, width: x(base) - x(bar.low), height: 18, fill: theme.pill,
        stroke: theme.pillText, title: title)
      canvas.addBox(
        x: x(base), y: y, width: x(bar.high) - x(base), height: 18, fill: theme.pillText,
        stroke: theme.pillText, title: title)
      canvas.add(
        bar.lowText, x: x(bar.low) - 5, y: y + 9, size: 10, anchor: .end, colour: theme.text)
      canvas.add(
        bar.lowValue, x: x(bar.low) - 5, y: y + 20, size: 8.5, anchor: .end, colour: theme.quiet)
      canvas.add(bar.highText, x: x(bar.high) + 5, y: y + 9, size: 10, colour: theme.text)
      canvas.add(bar.highValue, x: x(bar.high) + 5, y: y + 20, size: 8.5, colour: theme.quiet)
    }
    let summary = bars.map { "\($0.label): \($0.lowText) to \($0.highText)." }
    return canvas.svg(title: title, subtitle: subtitle, summary: summary.joined(separator: " "))
  }

  /// At most two lines of about forty characters.
  private static func lines(_ label: String) -> [String] {
    label.capitalisedFirst.wrapped(at: 40, lines: 2)
  }
}
