public import Graphviz

/// What is wrong with a laid-out picture, counted.
public struct PictureFaults: Hashable, Sendable {
  /// Times that a line runs through a card that it does not belong to.
  public let linesOverCards: Int
  /// Times that a line runs through another's label.
  public let linesOverLabels: Int
  /// Times that two lines cross.
  public let crossings: Int
  /// Times that two lines run on top of each other for a while.
  public let sharedLines: Int
  /// Pairs of cards or labels that lie over each other.
  public let overlaps: Int
  /// The width against the height.
  public let ratio: Double
  /// Points of all lines together.
  public let length: Double

  /// How far the shape is from a page of 16 to 10: 1 for the right shape, 2 for twice as wide or
  /// high.
  public var misfit: Double {
    let fit = ratio / 1.6
    return fit > 1 ? fit : 1 / max(fit, 0.01)
  }

  /// All faults as one number, by how much each disturbs a reader: less is better.
  ///
  /// What lies over something hides it (60 for a box, 30 for a line over a card, 12 over a label);
  /// lines on top of each other can't be followed (6); crossings can (3). A picture twice as wide
  /// as the page is shown at half the size (25). Of equal pictures the one with shorter lines wins.
  public var score: Double {
    let counted =
      60 * overlaps + 30 * linesOverCards + 12 * linesOverLabels + 6 * sharedLines + 3 * crossings
    return Double(counted) + 25 * (misfit - 1) + length / 2000
  }

  /// The class of lines that only guide the eye, such as those below the participants of a
  /// sequence, which all steps cross and on which labels stand.
  static let guideClass = "guide"

  /// What the score is likely to be once lines have been led around cards and labels.
  ///
  /// Straight lines over something mostly become a bend or a crossing; overlaps, crossings and the
  /// shape stay.
  var expectedScore: Double {
    let counted =
      60 * overlaps + 3 * (linesOverCards + linesOverLabels + sharedLines) + 3 * crossings
    return Double(counted) + 25 * (misfit - 1) + length / 2000
  }

  /// Counts the faults of a picture, without those of lines that only guide the eye.
  ///
  /// Nodes whose ids begin as labels do are labels, and the edges that end at one are one line.
  public init(_ laidOut: LaidOutDrawing) {
    let isLabel = laidOut.nodes.map { $0.id.hasPrefix(ViewDrawing.labelPrefix) }
    var lines: [Line] = []
    for (edge, curve) in zip(laidOut.drawing.edges, laidOut.curves) {
      let isLeftOut = edge.attributes.contains {
        ($0.name == "style" && $0.value == .text("invis"))
          || ($0.name == "class" && $0.value == .text(Self.guideClass))
      }
      if isLeftOut { continue }
      let label = [edge.from, edge.to].first { $0.hasPrefix(ViewDrawing.labelPrefix) }
      let segments = Line.segments(of: curve)
      if let label, let place = lines.firstIndex(where: { $0.label == label }) {
        lines[place].segments += segments
        lines[place].ends.formUnion([edge.from, edge.to])
      } else {
        lines.append(Line(label: label, ends: [edge.from, edge.to], segments: segments))
      }
    }
    var overCards = 0
    var overLabels = 0
    for line in lines {
      for (box, isLabel) in zip(laidOut.nodes, isLabel) where !line.ends.contains(box.id) {
        guard line.runsThrough(box) else { continue }
        if isLabel { overLabels += 1 } else { overCards += 1 }
      }
    }
    var crossings = 0
    var shared = 0
    for (index, line) in lines.enumerated() {
      for other in lines[(index + 1)...] {
        let meeting = line.meeting(other)
        crossings += meeting.crossings
        shared += meeting.isShared ? 1 : 0
      }
    }
    var overlaps = 0
    for (index, box) in laidOut.nodes.enumerated() {
      overlaps += laidOut.nodes[(index + 1)...].count { box.overlaps($0) }
    }
    linesOverCards = overCards
    linesOverLabels = overLabels
    self.crossings = crossings
    sharedLines = shared
    self.overlaps = overlaps
    ratio = laidOut.width / max(laidOut.height, 1)
    length = lines.reduce(0) { $0 + $1.length }
  }
}

extension LaidOutDrawing.Box {
  /// Whether two boxes have more than a border in common.
  fileprivate func overlaps(_ other: Self) -> Bool {
    x + 0.5 < other.x + other.width && other.x + 0.5 < x + width
      && y + 0.5 < other.y + other.height && other.y + 0.5 < y + height
  }
}
