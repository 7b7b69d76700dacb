/// One line of the SVG that Graphviz writes, and what is changed in it.
struct SVGLine {
  static let root = Array("<svg ".utf8)
  static let viewBox = Array(" viewBox=".utf8)
  static let comment = Array("<!--".utf8)
  static let title = Array("<title>".utf8)
  static let image = Array("<image ".utf8)
  static let text = Array("<text ".utf8)
  static let group = Array("<g ".utf8)

  private static let fontFamily = Array(" font-family=\"".utf8)
  private static let fallbacks = Array("Arial, Helvetica, Liberation Sans, sans-serif".utf8)
  private static let link = Array(" xlink:href=\"".utf8)
  private static let tooltip = Array(" xlink:title=\"".utf8)
  private static let tableTooltip = Array("&lt;TABLE&gt;".utf8)
  private static let transparent = Array("\"transparent\"".utf8)

  private let bytes: [UInt8]

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// The text element with fonts to fall back to, for Arial and Helvetica, and before them the
  /// one to be shown.
  func withFontFallbacks(_ shown: String?) -> [UInt8] {
    guard let family = value(after: Self.fontFamily),
      bytes[family].starts(with: "Arial".utf8) || bytes[family].starts(with: "Helvetica".utf8)
    else { return bytes }
    let first = shown.map { Array("\($0.htmlEscaped), ".utf8) } ?? []
    return bytes[..<family.lowerBound] + first + Self.fallbacks + bytes[family.upperBound...]
  }

  /// The group with its link well-formed, and its tooltip as a `<title>`, which browsers show.
  ///
  /// Graphviz makes up a tooltip for a link that has none; for a table it is dropped.
  var withTooltipAsTitle: [UInt8] {
    guard let link = value(after: Self.link) else { return withTitle }
    let address = String(decoding: bytes[link], as: UTF8.self)
    let escaped = address.split(separator: "&", omittingEmptySubsequences: false)
      .reduce(into: "") { result, part in
        if !result.isEmpty || part.startIndex != address.startIndex {
          result += part.startsWithEntity ? "&" : "&amp;"
        }
        result += part
      }
    return SVGLine((bytes[..<link.lowerBound] + escaped.utf8 + bytes[link.upperBound...])[...])
      .withTitle
  }

  private var withTitle: [UInt8] {
    guard let title = value(after: Self.tooltip) else { return bytes }
    let start = title.lowerBound - Self.tooltip.count
    let rest = Array(bytes[..<start] + bytes[(title.upperBound + 1)...])
    if bytes[title].elementsEqual(Self.tableTooltip) { return rest }
    return rest + "<title>".utf8 + bytes[title] + "</title>".utf8
  }

  /// The shape with `none` for the colour `transparent`, which SVG 1.1 does not know.
  var withoutTransparentPaint: [UInt8] {
    guard let place = bytes.firstIndex(of: Self.transparent) else { return bytes }
    let rest = SVGLine(bytes[(place + Self.transparent.count)...]).withoutTransparentPaint
    return bytes[..<place] + "\"none\"".utf8 + rest
  }

  /// The icon itself in place of the reference to its file.
  func showing(_ images: [IconImage]) throws(GraphvizError) -> [UInt8] {
    let path = attribute("xlink:href")
    guard let image = images.first(where: { $0.path == path }) else {
      throw .renderingFailed(["an image is not an icon: \(path)"])
    }
    let size = (attribute("width").withoutPixels, attribute("height").withoutPixels)
    return Array(
      "<svg x=\"\(attribute("x"))\" y=\"\(attribute("y"))\" width=\"\(size.0)\" height=\"\(size.1)\""
        .utf8) + image.rest
  }

  /// Where the value stands that begins after `pattern` and ends before the next quote.
  private func value(after pattern: [UInt8]) -> Range<Int>? {
    guard let place = bytes.firstIndex(of: pattern) else { return nil }
    let start = place + pattern.count
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    return start..<end
  }

  private func attribute(_ name: String) -> String {
    value(after: Array(" \(name)=\"".utf8)).map { String(decoding: bytes[$0], as: UTF8.self) }
      ?? ""
  }
}

extension String {
  /// A length without its unit `px`, which is the unit SVG has anyway.
  fileprivate var withoutPixels: Substring {
    hasSuffix("px") ? dropLast(2) : self[...]
  }
}

extension Substring {
  /// Whether the text, an ampersand put before it, would begin with an XML entity.
  fileprivate var startsWithEntity: Bool {
    guard let end = firstIndex(of: ";") else { return false }
    let name = self[..<end]
    if name.hasPrefix("#") { return true }
    return ["amp", "lt", "gt", "quot", "apos"].contains(name)
  }
}
