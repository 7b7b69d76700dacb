import CGraphviz

/// Folders with the SVG files that labels show by `<IMG SRC="name.svg"/>`.
///
/// A file must begin with an XML declaration and state its width and height in points, because
/// that is where Graphviz reads an image's size.
public struct IconFolders: Hashable, Sendable {
  /// The folders' paths; the first that has a file wins.
  public var paths: [String]

  /// Makes a list of folders, searched in this order.
  public init(_ paths: [String]) {
    self.paths = paths
  }

  /// The path of the file with this name, or `nil`; a name with a slash is never found.
  func path(of name: String) -> String? {
    guard !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
    return paths.lazy.map { "\($0)/\(name)" }.first { access($0, R_OK) == 0 }
  }

  /// The bytes of the file with this name in the first folder that has it.
  ///
  /// - Returns: the bytes, or `nil` where no folder has such a file.
  public func contents(of name: String) -> [UInt8]? {
    path(of: name).flatMap { Self.contents(of: $0) }
  }

  /// The bytes of the file at `path`, or `nil` if it can't be read.
  static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return ferror(file) == 0 ? bytes : nil
  }
}
