import Foundation
import Graphviz
import RuleBase

/// A view as the XML of draw.io, each thing where the picture has it and in its colours.
struct DrawioText {
  let view: View
  let picture: LaidOutDrawing
  let theme: Theme
  let icons: IconFolders

  private typealias Box = LaidOutDrawing.Box

  var text: String {
    let places = DrawioPlaces(view: view, picture: picture)
    let cells =
      [heading] + view.zones.compactMap { zone($0, places) } + panels(places)
      + view.cards.compactMap { card in places.nodes[card.id].map { self.card(card, $0) } }
      + lifelines + arrows(places) + times + remarks(places)
    let base = ["<mxCell id=\"0\"/>", "<mxCell id=\"1\" parent=\"0\"/>"]
    let size = (Int(picture.width) + 100, Int(places.bottom) + 100)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <mxfile host="archwright" type="device">
      <diagram id="\(view.name.rawValue)" name="\(attribute(view.title))">
      <mxGraphModel dx="0" dy="0" grid="1" gridSize="6" guides="1" tooltips="1" connect="1" \
      arrows="1" fold="1" page="0" pageScale="1" pageWidth="\(size.0)" pageHeight="\(size.1)" \
      background="\(theme.paper)" math="0" shadow="0">
      \(enclosed(base + cells, in: "root"))
      </mxGraphModel>
      </diagram>
      </mxfile>

      """
  }

  /// Lines between an opening and a closing tag.
  private func enclosed(_ lines: [String], in name: String) -> String {
    (["<\(name)>"] + lines + ["</\(name)>"]).joined(separator: "\n")
  }

  // MARK: - Words

  private var heading: String {
    let words = ([view.title] + view.notes).joined(separator: " \u{b7} ")
    let html = "<b style=\"font-size:18px\">\(inner(view.project))</b><br>\(inner(words))"
    let box = Box(id: "", x: 20, y: 6, width: 700, height: 46)
    return cell("heading", html, Self.words + "align=left;fontColor=\(theme.ink);", box)
  }

  private static let words = "text;html=1;whiteSpace=wrap;verticalAlign=middle;"

  /// The times of a sequence's steps.
  private var times: [String] {
    view.arrows.enumerated().compactMap { index, arrow in
      guard let time = arrow.time, view.name == .sequence,
        let box = picture.nodes.first(where: { $0.id == "time-\(index + 1)" })
      else { return nil }
      return cell(
        "time_\(index + 1)", inner(time), Self.words + "align=center;fontColor=\(theme.ink);",
        Box(id: "", x: box.x - 30, y: box.y, width: box.width + 60, height: box.height))
    }
  }

  private func remarks(_ places: DrawioPlaces) -> [String] {
    view.remarks.enumerated().map { index, remark in
      cell(
        "remark_\(index + 1)", inner(remark.text),
        Self.words + "align=left;fontColor=\(theme.colour(remark.tone));",
        Box(id: "", x: 20, y: places.bottom + 10 + 22 * Double(index), width: 900, height: 20))
    }
  }

  // MARK: - Frames and cards

  private func zone(_ zone: View.Zone, _ places: DrawioPlaces) -> String? {
    guard !zone.label.isEmpty, let box = places.zones[zone.id], box.width > 0, box.height > 0
    else { return nil }
    return frame(
      "zone_" + zone.id, zone.label, zone.isTrustBoundary,
      fill: zone.isTrustBoundary ? theme.zone : theme.group, box)
  }

  private func panels(_ places: DrawioPlaces) -> [String] {
    (view.panels + view.bands).flatMap { panel -> [String] in
      guard let box = places.panels[panel.id] else { return [] }
      let own = frame(
        id(panel.id), panel.title, panel.isTrustBoundary, fill: theme.group, box)
      return [own]
        + panel.cards.compactMap { card in places.nodes[card.id].map { self.card(card, $0) } }
    }
  }

  private func frame(
    _ id: String, _ label: String, _ isBoundary: Bool, fill: String, _ box: LaidOutDrawing.Box
  ) -> String {
    let colours =
      isBoundary
      ? "strokeColor=\(theme.crossing);fontColor=\(theme.crossing);dashed=1;"
      : "strokeColor=\(theme.frame);fontColor=\(theme.text);"
    return cell(
      id, inner(label),
      "rounded=1;arcSize=3;whiteSpace=wrap;html=1;verticalAlign=top;align=left;spacingLeft=8;"
        + "fontStyle=1;fontSize=11;fillColor=\(fill);\(colours)", box)
  }

  private func card(_ card: View.Card, _ box: LaidOutDrawing.Box) -> String {
    let isStrong = card.emphasis == .strong
    let size = isStrong ? 14 : 11
    let lines = card.lines.map(inner).joined(separator: "<br>")
    let rest = lines.isEmpty ? "" : "<br><span style=\"font-size:9px\">\(lines)</span>"
    let html = "<b style=\"font-size:\(size)px\">\(inner(card.title))</b>\(rest)"
    let icon = icon(card, box)
    let style =
      "rounded=1;arcSize=12;whiteSpace=wrap;html=1;align=left;verticalAlign=middle;"
      + "spacingLeft=\(icon == nil ? 6 : 46);spacingRight=4;fillColor=\(theme.card);"
      + "strokeColor=\(theme.border(card.family));fontColor=\(theme.ink);"
      + "strokeWidth=\(isStrong ? 2 : 1);"
    let link = card.link.map { " link=\"\(attribute($0))\"" } ?? ""
    let tooltip = card.reason.isEmpty ? "" : " tooltip=\"\(attribute(card.reason))\""
    let own = """
      <UserObject id="\(id(card.id))" label="\(attribute(html))"\(link)\(tooltip)>\
      <mxCell style="\(style)" vertex="1" parent="1">\(geometry(box))</mxCell></UserObject>
      """
    return [own, icon].compactMap(\.self).joined(separator: "\n")
  }

  /// The icon on its tint, as a part of the card that moves with it.
  private func icon(_ card: View.Card, _ box: LaidOutDrawing.Box) -> String? {
    guard let name = card.icon, let svg = icons.contents(of: name + ".svg") else { return nil }
    let data = Data(svg).base64EncodedString()
    let style =
      "shape=image;imageAspect=1;aspect=fixed;editable=0;imageBackground=\(theme.tint(card.family));"
      + "image=data:image/svg+xml,\(data);"
    let place = LaidOutDrawing.Box(
      id: "", x: 7, y: (box.height - 34) / 2, width: 34, height: 34)
    return """
      <mxCell id="icon_\(id(card.id))" style="\(style)" vertex="1" parent="\(id(card.id))">\
      \(geometry(place))</mxCell>
      """
  }

  // MARK: - Arrows

  private func arrows(_ places: DrawioPlaces) -> [String] {
    view.arrows.indices.compactMap { index in
      places.lines[index].map { arrow(index, $0, places) }
    }
  }

  private func arrow(_ index: Int, _ line: DrawioPlaces.Line, _ places: DrawioPlaces) -> String {
    let arrow = view.arrows[index]
    let dash =
      switch arrow.style.dashes {
      case .solid: ""
      case .dashed: "dashed=1;"
      case .dotted: "dashed=1;dashPattern=1 3;"
      }
    let colour = theme.colour(arrow.style, crosses: arrow.crossesBoundary)
    let style =
      "edgeStyle=\(view.name == .sequence ? "none" : "orthogonalEdgeStyle");rounded=1;html=1;"
      + "endArrow=block;endFill=1;fontSize=9;labelBackgroundColor=\(theme.card);"
      + "strokeColor=\(colour);strokeWidth=\(arrow.style.width);fontColor=\(theme.text);\(dash)"
    let number = arrow.number.map { "<b>\($0)</b> " } ?? ""
    let detail = arrow.detail.map { "<br>\(inner($0))" } ?? ""
    let html = number + inner(arrow.label) + detail
    let middle = line.points.dropFirst().dropLast().map(point).joined()
    let waypoints = middle.isEmpty ? "" : "<Array as=\"points\">\(middle)</Array>"
    let (ends, fixed): (String, String) =
      if let (from, to) = places.ends(of: arrow) {
        (
          " source=\"\(id(arrow.from))\" target=\"\(id(arrow.to))\"",
          attachment("exit", line.points[0], from)
            + attachment("entry", line.points[line.points.count - 1], to)
        )
      } else {
        ("", "")
      }
    let free =
      ends.isEmpty
      ? point(line.points[0], as: "sourcePoint")
        + point(line.points[line.points.count - 1], as: "targetPoint") : ""
    let shift = view.name == .sequence ? "<mxPoint y=\"-11\" as=\"offset\"/>" : ""
    return """
      <UserObject id="arrow_\(index + 1)" label="\(attribute(html))" \
      tooltip="\(attribute(arrow.says))"><mxCell style="\(style)\(fixed)" edge="1" \
      parent="1"\(ends)><mxGeometry x="\(number2(line.labelPlace))" relative="1" as="geometry">\
      \(waypoints)\(free)\(shift)</mxGeometry></mxCell></UserObject>
      """
  }

  private var lifelines: [String] {
    guard view.name == .sequence else { return [] }
    return view.cards.indices.compactMap { index in
      guard picture.curves.indices.contains(index), let top = picture.curves[index].first,
        let bottom = picture.curves[index].last
      else { return nil }
      return """
        <mxCell id="lifeline_\(index + 1)" style="endArrow=none;dashed=1;html=1;\
        strokeColor=\(theme.faint);" edge="1" parent="1"><mxGeometry relative="1" as="geometry">\
        \(point(top, as: "sourcePoint"))\(point(bottom, as: "targetPoint"))</mxGeometry></mxCell>
        """
    }
  }

  // MARK: - XML

  /// The id of a card's or a panel's cell.
  private func id(_ id: String) -> String { "part_" + attribute(id) }

  private func cell(
    _ id: String, _ html: String, _ style: String, _ box: LaidOutDrawing.Box
  ) -> String {
    """
    <mxCell id="\(attribute(id))" value="\(attribute(html))" style="\(style)" vertex="1" \
    parent="1">\(geometry(box))</mxCell>
    """
  }

  private func geometry(_ box: LaidOutDrawing.Box) -> String {
    """
    <mxGeometry x="\(number2(box.x))" y="\(number2(box.y))" width="\(number2(box.width))" \
    height="\(number2(box.height))" as="geometry"/>
    """
  }

  private func point(_ point: LaidOutDrawing.Point) -> String {
    "<mxPoint x=\"\(number2(point.x))\" y=\"\(number2(point.y))\"/>"
  }

  private func point(_ point: LaidOutDrawing.Point, as role: String) -> String {
    "<mxPoint x=\"\(number2(point.x))\" y=\"\(number2(point.y))\" as=\"\(role)\"/>"
  }

  /// Where on its card a line ends, as shares of the card's sides.
  private func attachment(
    _ end: String, _ point: LaidOutDrawing.Point, _ box: LaidOutDrawing.Box
  ) -> String {
    let x = min(max((point.x - box.x) / max(box.width, 1), 0), 1)
    let y = min(max((point.y - box.y) / max(box.height, 1), 0), 1)
    return "\(end)X=\(number2(x));\(end)Y=\(number2(y));\(end)Perimeter=0;"
  }

  private func number2(_ number: Double) -> String {
    let hundredths = (number * 100).rounded() / 100
    return hundredths == hundredths.rounded() ? "\(Int(hundredths))" : "\(hundredths)"
  }

  /// Text inside a label, which is HTML.
  private func inner(_ text: String) -> String { text.escaped { _ in nil }.htmlEscaped }

  /// Text as the value of an attribute.
  private func attribute(_ text: String) -> String { text.escaped { _ in nil }.htmlEscaped }
}
