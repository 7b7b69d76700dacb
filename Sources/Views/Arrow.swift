import Architectures
import Graphviz
import RuleBase

/// How connections of a kind are drawn.
enum ArrowStyle: CaseIterable {
  case request, deferred, flow, control, telemetry

  init(_ kind: Pattern.Connection.Kind) {
    switch kind {
    case .request: self = .request
    case .async, .batch: self = .deferred
    case .stream, .cdc: self = .flow
    case .control: self = .control
    case .telemetry, .feedback: self = .telemetry
    }
  }

  /// The words of the legend.
  var label: String {
    switch self {
    case .request: "request"
    case .deferred: "queued or in batches"
    case .flow: "stream or change"
    case .control: "control"
    case .telemetry: "telemetry and feedback"
    }
  }

  var colour: String {
    switch self {
    case .request, .deferred: Palette.line
    case .flow: Palette.flow
    case .control, .telemetry: Palette.faint
    }
  }

  var width: Double {
    switch self {
    case .request, .deferred: 1.3
    case .flow: 1.6
    case .control, .telemetry: 0.9
    }
  }

  var dashes: Dashes {
    switch self {
    case .request, .telemetry: .solid
    case .deferred: .dashed
    case .flow, .control: .dotted
    }
  }

  /// Whether the main flow does not depend on it.
  var isAside: Bool {
    switch self {
    case .request, .deferred, .flow: false
    case .control, .telemetry: true
    }
  }

  /// The pattern of a line, by Graphviz's name.
  enum Dashes: String { case solid, dashed, dotted }
}

/// A connection as an arrow through its label.
///
/// The label is a node between two halves of the arrow. As a label of an edge, Graphviz 2.42 would
/// lay it over another's where several arrows join the same two zones.
struct Arrow {
  let connection: Connection
  /// Whether it runs upwards, against the order in which cards stand.
  let runsUp: Bool
  /// The name of the label's node, which no component can have.
  let labelID: String
  /// The zone that the label stands in.
  let zone: String

  private var style: ArrowStyle { ArrowStyle(connection.kind) }
  private var colour: String {
    connection.crossesBoundary ? Palette.crossing : style.colour
  }

  /// The label as a node.
  var node: Node {
    Node(
      id: labelID, cluster: zone,
      attributes: [
        Attribute("label", .html(label)), Attribute("tooltip", connection.says.labelEscaped),
      ])
  }

  /// The two halves, from top to bottom.
  var edges: [Edge] {
    let (upper, lower) =
      runsUp ? (connection.to, connection.from) : (connection.from, connection.to)
    return [
      Edge(
        from: upper, to: labelID,
        attributes: attributes + [Attribute("dir", runsUp ? "back" : "none")]),
      Edge(
        from: labelID, to: lower,
        attributes: attributes + [Attribute("dir", runsUp ? "none" : "forward")]),
    ]
  }

  private var attributes: [Attribute] {
    [
      Attribute("color", colour), Attribute("penwidth", "\(style.width)"),
      Attribute("style", style.dashes.rawValue), Attribute("weight", "\(weight)"),
      Attribute("tooltip", connection.says.labelEscaped),
    ]
  }

  /// Arrows that serve the main flow are kept short and straight.
  private var weight: Int {
    if runsUp { return 1 }
    return switch style {
    case .request: 4
    case .deferred, .flow: 3
    case .control, .telemetry: 1
    }
  }

  private var label: String {
    let number =
      connection.step.map {
        LabelText.pill("\($0)", fill: numberFill, colour: Palette.paper)
      } ?? ""
    let words = LabelText.lines(connection.label.wrapped(at: 18), size: 9, colour: Palette.text)
    return """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2" CELLPADDING="1"><TR>\(number)\
      <TD>\(words)</TD></TR></TABLE>
      """
  }

  private var numberFill: String {
    connection.crossesBoundary ? Palette.crossing : Palette.text
  }
}
