/// One file to be written, by its path below the output folder.
public struct OutputFile: Hashable, Sendable {
  /// The path below the output folder, with slashes; made of ids, never of a client's words.
  public let path: String
  public let bytes: [UInt8]
  /// The text before what people wrote was put in; `nil` where nothing was.
  public var generated: String?
  /// Whether it takes up all that stands in the folder under its path.
  public var isCarried = false

  /// Joins a path and its content.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Joins a path and a text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Whether the path stays below its folder: lower-case words, digits, `_`, `-` and dots inside.
  var isSafe: Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.isEmpty
      && parts.allSatisfy { part in
        guard let first = part.utf8.first, part.utf8.count <= 100 else { return false }
        return first != UInt8(ascii: ".") && part.utf8.allSatisfy(Self.isPlain)
      }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
