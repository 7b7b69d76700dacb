import Estimates
import Foundation
import Quantities

/// Costs of a month over a volume as a picture: SVG with lines on two logarithmic axes.
///
/// Positions are rounded to tenths, so that equal curves give equal bytes.
public struct CurveChart: Sendable {
  /// One line.
  struct Line: Sendable {
    let label: String
    /// The cost at each of the volumes, positive.
    let costs: [Double]
  }

  let title: String
  let horizontal: String
  let volumes: [Double]
  let lines: [Line]

  private static let width = 720.0
  private static let height = 420.0
  private static let left = 80.0
  private static let right = 700.0
  private static let top = 40.0
  private static let bottom = 330.0
  /// Blue, orange, green, red, violet and brown that colour-blind people can tell apart.
  private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#5d3a9b", "#8c510a"]

  /// The picture as the text of a file.
  public var svg: String {
    let costs = lines.flatMap(\.costs).filter { $0 > 0 && $0.isFinite }
    guard let first = volumes.first, let last = volumes.last, first < last,
      let least = costs.min(), let most = costs.max()
    else { return frame("") }
    let x = Axis(low: first, high: last, start: Self.left, end: Self.right)
    let y = Axis(
      low: pow(10, floor(log10(least))), high: pow(10, ceil(log10(most * 1.01))),
      start: Self.bottom, end: Self.top)
    var body = ""
    for tick in x.decades {
      let place = x.place(tick)
      body += rule(place, Self.top, place, Self.bottom)
      body += text(NumberWords.plain(tick), place, Self.bottom + 18, anchor: "middle")
    }
    for tick in y.decades {
      let place = y.place(tick)
      body += rule(Self.left, place, Self.right, place)
      body += text("$" + NumberWords.plain(tick), Self.left - 8, place + 4, anchor: "end")
    }
    for (index, line) in lines.enumerated() {
      let points = zip(volumes, line.costs).filter { $0.1 > 0 && $0.1.isFinite }.map {
        "\(number(x.place($0.0))),\(number(y.place($0.1)))"
      }
      let colour = Self.colours[index % Self.colours.count]
      body +=
        "<polyline fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" "
        + "points=\"\(points.joined(separator: " "))\"/>\n"
      let row = Self.bottom + 46 + Double(index / 3) * 18
      let column = Self.left + Double(index % 3) * 210
      body +=
        "<rect x=\"\(number(column))\" y=\"\(number(row - 9))\" width=\"14\" height=\"4\" "
        + "fill=\"\(colour)\"/>\n"
      body += text(line.label, column + 20, row - 3, anchor: "start")
    }
    return frame(body)
  }

  private func frame(_ body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(Self.width)) \
    \(number(Self.height))" width="\(number(Self.width))" height="\(number(Self.height))" \
    font-family="Arial, Helvetica, sans-serif" font-size="12" role="img">
    <title>\(escaped(title))</title>
    <rect width="100%" height="100%" fill="#ffffff"/>
    <text x="\(number(Self.left))" y="22" font-size="14">\(escaped(title))</text>
    \(body)<text x="\(number(Self.right))" y="\(number(Self.height - 8))" text-anchor="end">\
    \(escaped(horizontal))</text>
    </svg>

    """
  }

  private func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" "
      + "stroke=\"#dddddd\"/>\n"
  }

  private func text(_ words: String, _ x: Double, _ y: Double, anchor: String) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">\(escaped(words))"
      + "</text>\n"
  }

  /// Tenths are finer than any screen shows here.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }

  private func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }
}

/// A logarithmic axis.
private struct Axis {
  let low: Double
  let high: Double
  let start: Double
  let end: Double

  func place(_ value: Double) -> Double {
    start + (end - start) * log10(value / low) / log10(high / low)
  }

  /// The powers of ten that it reaches.
  var decades: [Double] {
    let first = Int(ceil(log10(low) - 1e-9))
    let last = Int(floor(log10(high) + 1e-9))
    return first <= last ? (first...last).map { pow(10, Double($0)) } : []
  }
}

extension CurveChart {
  /// Own serving and the offers over requests a day, at the first rent, the first hours and the
  /// largest least number of replicas; nil where nothing is to be compared.
  public init?(_ question: BreakEvenQuestion) {
    guard let rent = question.rents.first, let shape = question.shapes.first,
      let least = question.leasts.last, !question.offers.isEmpty
    else { return nil }
    let volumes = (0...400).map {
      roundedToSignificantDigits(pow(10, 3 + Double($0) / 100), 6)
    }
    let own = question.own(rent, least: least, rate: question.perReplica.base).curve(shape.shape)
    let curves =
      [("own, \(rent.label)", own)]
      + question.offers.map { ($0.label, shape.shape.curve(at: question.price($0))) }
    self.init(
      title: "Cost of a month: \(question.title), peak over \(shape.label), at least \(least)",
      horizontal: "requests a day", volumes: volumes,
      lines: curves.map { label, curve in
        Line(label: label, costs: volumes.map { curve.cost(at: RequestsPerDay($0)).value })
      })
  }
}
