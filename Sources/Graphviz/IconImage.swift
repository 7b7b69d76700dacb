/// An icon's SVG, ready to be put into another SVG at any place and size.
struct IconImage {
  /// The path of the file, by which Graphviz refers to it.
  let path: String
  /// Everything after `<svg` and the icon's own place and size.
  let rest: [UInt8]

  /// Reads the icon's file.
  init(_ icon: LaidOutDrawing.Icon) throws(GraphvizError) {
    path = icon.path
    guard let file = IconFolders.contents(of: icon.path),
      let start = file.firstIndex(of: Array("<svg".utf8)),
      let end = file[start...].firstIndex(of: UInt8(ascii: ">")),
      let last = file.lastIndex(of: UInt8(ascii: ">"))
    else { throw .missingIcon(icon.name) }
    var tag = String(decoding: file[(start + 4)...end], as: UTF8.self)
    for name in ["x", "y", "width", "height", "xmlns"] { tag.removeAttribute(name) }
    let body = file[(end + 1)...last].split(separator: UInt8(ascii: "\n"))
    rest = Array(tag.utf8) + body.flatMap { $0.drop { $0 == UInt8(ascii: " ") } }
  }
}

extension String {
  /// Takes ` name="value"` out of the text of a tag.
  fileprivate mutating func removeAttribute(_ name: String) {
    let bytes = Array(utf8)
    let pattern = Array(" \(name)=\"".utf8)
    guard let start = bytes.firstIndex(of: pattern),
      let end = bytes[(start + pattern.count)...].firstIndex(of: UInt8(ascii: "\""))
    else { return }
    self = String(decoding: bytes[..<start] + bytes[(end + 1)...], as: UTF8.self)
  }
}
