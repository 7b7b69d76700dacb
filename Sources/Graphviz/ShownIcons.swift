/// The icons that a drawing's labels show, collected while the labels are prepared for layout.
struct ShownIcons {
  /// Where icons are looked up.
  let folders: IconFolders
  /// The icons found so far, in the order of their first use.
  private(set) var icons: [LaidOutDrawing.Icon] = []

  init(folders: IconFolders) {
    self.folders = folders
  }

  /// The label with the path of each image's file in place of its name.
  mutating func pointing(_ label: String) throws(GraphvizError) -> String {
    var result = ""
    var rest = label[...]
    while let image = rest.firstRange(ofTag: "<img "),
      let source = rest[image.upperBound...].firstRange(ofTag: "src=\""),
      let end = rest[source.upperBound...].firstIndex(of: "\"")
    {
      result += rest[..<source.upperBound]
      result += try path(of: String(rest[source.upperBound..<end])).htmlEscaped
      rest = rest[end...]
    }
    return result + rest
  }

  private mutating func path(of name: String) throws(GraphvizError) -> String {
    if let known = icons.first(where: { $0.name == name }) { return known.path }
    guard let path = folders.path(of: name) else { throw .missingIcon(name) }
    icons.append(LaidOutDrawing.Icon(name: name, path: path))
    return path
  }
}

extension Substring {
  /// The first place of `tag`, which is in small letters, in small or capital letters.
  fileprivate func firstRange(ofTag tag: String) -> Range<Index>? {
    let wanted = Array(tag.utf8)
    guard let first = wanted.first else { return nil }
    var start = startIndex
    while let place = utf8[start...].firstIndex(where: { $0 | 0x20 == first | 0x20 }) {
      let found = utf8[place...].prefix(wanted.count)
      if found.count == wanted.count, zip(found, wanted).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        return place..<found.endIndex
      }
      start = utf8.index(after: place)
    }
    return nil
  }
}
