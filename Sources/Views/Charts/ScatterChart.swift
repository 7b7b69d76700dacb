import Foundation

/// Designs over two figures, with the recommended one marked: SVG.
///
/// A third property is told by the size of the disc and a fourth by its filling, so that the chart can
/// be read without colour.
public struct ScatterChart: Sendable {
  /// One design.
  public struct Point: Sendable {
    /// The letter by which tables call it.
    public let letter: String
    /// Figures in one unit each, positive.
    public let x: Double
    public let y: Double
    /// From 0, the best, on: how large the disc is, best being largest.
    public let size: Int
    /// From 0, the best, on: how dark it is, best being darkest.
    public let shade: Int
    public let isChosen: Bool
    /// What it says when pointed at.
    public let title: String

    /// Joins what a point shows.
    public init(
      letter: String, x: Double, y: Double, size: Int, shade: Int, isChosen: Bool, title: String
    ) {
      self.letter = letter
      self.x = x
      self.y = y
      self.size = size
      self.shade = shade
      self.isChosen = isChosen
      self.title = title
    }
  }

  /// An axis with the words of a tick.
  public struct Axis: Sendable {
    let label: String
    let words: @Sendable (Double) -> String

    /// Names an axis.
    public init(_ label: String, words: @escaping @Sendable (Double) -> String) {
      self.label = label
      self.words = words
    }
  }

  private let title: String
  private let subtitle: String
  private let horizontal: Axis
  private let vertical: Axis
  private let sizes: (label: String, words: [String])
  private let shades: (label: String, words: [String])
  private let points: [Point]

  private static let left = 90.0
  private static let right = 600.0
  private static let top = 80.0
  private static let bottom = 420.0

  /// A chart of designs.
  ///
  /// - Parameters:
  ///   - title: the heading.
  ///   - subtitle: the line below it.
  ///   - horizontal: the axis to the right.
  ///   - vertical: the axis upwards.
  ///   - sizes: what the size of a disc tells, best first.
  ///   - shades: what its shade tells, best first.
  ///   - points: the designs.
  public init(
    title: String, subtitle: String, horizontal: Axis, vertical: Axis,
    sizes: (label: String, words: [String]), shades: (label: String, words: [String]),
    points: [Point]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.horizontal = horizontal
    self.vertical = vertical
    self.sizes = sizes
    self.shades = shades
    self.points = points.filter { $0.x > 0 && $0.y > 0 && $0.x.isFinite && $0.y.isFinite }
  }

  /// The picture as the text of a file.
  ///
  /// - Parameter theme: colours and font.
  /// - Returns: an SVG file.
  public func svg(theme: Theme = .light) -> String {
    var canvas = ChartCanvas(theme: theme, width: 860, height: 490)
    let x = LogarithmicScale(points.map(\.x), from: Self.left, to: Self.right)
    let y = LogarithmicScale(points.map(\.y), from: Self.bottom, to: Self.top)
    for tick in x.ticks {
      let place = x.place(tick)
      canvas.addLine(x1: place, y1: Self.top, x2: place, y2: Self.bottom)
      canvas.add(horizontal.words(tick), x: place, y: Self.bottom + 18, anchor: .middle)
    }
    for tick in y.ticks {
      let place = y.place(tick)
      canvas.addLine(x1: Self.left, y1: place, x2: Self.right, y2: place)
      canvas.add(vertical.words(tick), x: Self.left - 8, y: place + 4, anchor: .end)
    }
    canvas.add(
      horizontal.label, x: (Self.left + Self.right) / 2, y: Self.bottom + 42, anchor: .middle,
      colour: theme.ink)
    canvas.add(vertical.label, x: Self.left - 70, y: Self.top - 12, colour: theme.ink)
    // The recommended one last, on top of others.
    for point in points.filter({ !$0.isChosen }) + points.filter(\.isChosen) {
      let place = (x: x.place(point.x), y: y.place(point.y))
      if point.isChosen {
        canvas.addDisc(
          x: place.x, y: place.y, radius: radius(point.size) + 4, fill: "none",
          stroke: theme.crossing, lineWidth: 2, title: point.title)
      }
      canvas.addDisc(
        x: place.x, y: place.y, radius: radius(point.size), fill: fill(point.shade, theme),
        stroke: theme.pillText, title: point.title)
    }
    addLetters(&canvas, x, y)
    addLegend(&canvas, theme)
    return canvas.svg(
      title: title, subtitle: subtitle, summary: points.map(\.title).joined(separator: " "))
  }

  /// The letters of designs, those at one place behind each other.
  private func addLetters(
    _ canvas: inout ChartCanvas, _ x: LogarithmicScale, _ y: LogarithmicScale
  ) {
    var groups: [(x: Double, y: Double, radius: Double, letters: [String], isChosen: Bool)] = []
    for point in points {
      let (px, py) = (x.place(point.x), y.place(point.y))
      if let near = groups.firstIndex(where: { abs($0.x - px) < 14 && abs($0.y - py) < 10 }) {
        groups[near].letters.append(point.letter)
        groups[near].x = max(groups[near].x, px)
        groups[near].radius = max(groups[near].radius, radius(point.size))
        groups[near].isChosen = groups[near].isChosen || point.isChosen
      } else {
        groups.append((px, py, radius(point.size), [point.letter], point.isChosen))
      }
    }
    for group in groups {
      let letters = group.letters
      let words =
        letters.count > 4
        ? letters.prefix(3).joined(separator: ", ") + " +\(letters.count - 3)"
        : letters.joined(separator: ", ")
      canvas.add(
        words, x: group.x + group.radius + 6, y: group.y + 4, colour: canvas.theme.ink,
        isBold: group.isChosen)
    }
  }

  private func addLegend(_ canvas: inout ChartCanvas, _ theme: Theme) {
    let x = Self.right + 30
    var y = Self.top
    canvas.addDisc(
      x: x + 8, y: y, radius: 8, fill: "none", stroke: theme.crossing, lineWidth: 2, title: "")
    canvas.add("recommended", x: x + 24, y: y + 4, colour: theme.ink, isBold: true)
    y += 28
    let shownSizes = sizes.words.indices.filter { size in points.contains { $0.size == size } }
    let shownShades = shades.words.indices.filter { shade in points.contains { $0.shade == shade } }
    if !shownSizes.isEmpty {
      canvas.add(sizes.label.capitalisedFirst, x: x, y: y, colour: theme.ink, isBold: true)
      y += 18
      for size in shownSizes {
        canvas.addDisc(
          x: x + 8, y: y - 3, radius: radius(size), fill: theme.paper, stroke: theme.pillText,
          title: "")
        addWords(sizes.words[size], &canvas, x + 24, &y)
      }
      y += 12
    }
    if !shownShades.isEmpty {
      canvas.add(shades.label.capitalisedFirst, x: x, y: y, colour: theme.ink, isBold: true)
      y += 18
      for shade in shownShades {
        canvas.addDisc(
          x: x + 8, y: y - 3, radius: 6, fill: fill(shade, theme), stroke: theme.pillText, title: ""
        )
        addWords(shades.words[shade], &canvas, x + 24, &y)
      }
    }
  }

  private func addWords(
    _ words: String, _ canvas: inout ChartCanvas, _ x: Double, _ y: inout Double
  ) {
    for line in words.wrapped(at: 34, lines: 2) {
      canvas.add(line, x: x, y: y, size: 10)
      y += 12
    }
    y += 6
  }

  private func radius(_ size: Int) -> Double { max(4, 10 - Double(size) * 2) }

  /// From dark to the paper, in as many steps as there are.
  private func fill(_ shade: Int, _ theme: Theme) -> String {
    let steps = [theme.pillText, theme.faint, theme.frame, theme.pill, theme.paper]
    let count = max(shades.words.count - 1, 1)
    return steps[min(shade * (steps.count - 1) / count, steps.count - 1)]
  }
}

/// A logarithmic scale over some numbers, with room at both ends.
private struct LogarithmicScale {
  private let low: Double
  private let high: Double
  private let start: Double
  private let end: Double

  init(_ numbers: [Double], from start: Double, to end: Double) {
    let least = numbers.min() ?? 1
    let most = numbers.max() ?? 1
    low = least / 1.3
    high = most * 1.3
    self.start = start
    self.end = end
  }

  func place(_ number: Double) -> Double {
    start + (end - start) * log10(number / low) / log10(high / low)
  }

  /// Round numbers on it: decades where there are several, else one, two and five of each.
  var ticks: [Double] {
    let exponents = Int(floor(log10(low)))...Int(ceil(log10(high)))
    func inside(_ factors: [Double]) -> [Double] {
      exponents.flatMap { exponent in factors.map { $0 * pow(10, Double(exponent)) } }
        .filter { $0 >= low && $0 <= high }
    }
    for factors in [[1.0], [1, 3], [1, 2, 5]] where inside(factors).count >= 3 {
      return inside(factors)
    }
    let fine = inside([1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9])
    return fine.count > 6 ? fine.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) : fine
  }
}
