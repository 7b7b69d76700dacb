extension LaidOutDrawing {
  /// Turns Graphviz's SVG into a picture that stands on its own.
  ///
  /// Graphviz writes one element per line, so this goes line by line: it drops the document type,
  /// comments and machine-made titles, adds the drawing's title and description, puts the icons
  /// in, and gives fonts their fallbacks.
  func finishedSVG() throws(GraphvizError) -> [UInt8] {
    let images = try icons.map { icon throws(GraphvizError) in try IconImage(icon) }
    var result = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    result.reserveCapacity(unfinishedSVG.count + images.count * 8192)
    var isInside = false
    for line in unfinishedSVG.split(separator: UInt8(ascii: "\n")) {
      if line.starts(with: SVGLine.root) {
        isInside = true
        result += "<svg role=\"img\"\(labelReferences) ".utf8
        result += line.dropFirst(SVGLine.root.count)
      } else if !isInside || line.starts(with: SVGLine.comment)
        || line.starts(with: SVGLine.title)
      {
        continue
      } else if line.starts(with: SVGLine.image) {
        result += try SVGLine(line).showing(images)
      } else if line.starts(with: SVGLine.viewBox) {
        result += line
        result += titleAndDescription.utf8
      } else if line.starts(with: SVGLine.text) {
        result += SVGLine(line).withFontFallbacks(drawing.shownFont)
      } else if line.starts(with: SVGLine.group) {
        result += SVGLine(line).withTooltipAsTitle
      } else {
        result += SVGLine(line).withoutTransparentPaint
      }
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }

  private var escapedName: String { drawing.name.htmlEscaped }

  private var labelReferences: String {
    let description = drawing.summary.isEmpty ? "" : " \(escapedName)-desc"
    return " aria-labelledby=\"\(escapedName)-title\(description)\""
  }

  private var titleAndDescription: String {
    let title = (drawing.title.isEmpty ? drawing.name : drawing.title).htmlEscaped
    let element = "\n<title id=\"\(escapedName)-title\">\(title)</title>"
    if drawing.summary.isEmpty { return element }
    return element + "\n<desc id=\"\(escapedName)-desc\">\(drawing.summary.htmlEscaped)</desc>"
  }
}
