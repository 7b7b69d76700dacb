import Architectures
import Graphviz

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
