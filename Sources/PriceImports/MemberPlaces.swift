import Diagnostics

/// Where the members of a well-formed JSON object stand, by their names as written.
struct MemberPlaces {
  private let offsets: [String: Range<Int>]
  private let lines: SourceLines
  private let file: String

  /// Finds the members of the outermost object in one pass.
  init(_ file: SourceFile) {
    self.file = file.name
    lines = SourceLines(file)
    var offsets: [String: Range<Int>] = [:]
    let bytes = Array(file.text.utf8)
    var depth = 0
    var isName = true
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ":") where depth == 1: isName = false
      case UInt8(ascii: ",") where depth == 1: isName = true
      case UInt8(ascii: "\""):
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        if depth == 1, isName, index < bytes.count {
          let name = String(decoding: bytes[(start + 1)..<index], as: UTF8.self)
          offsets[name] = offsets[name] ?? start..<(index + 1)
        }
      default: break
      }
      index += 1
    }
    self.offsets = offsets
  }

  /// The place of a member's name; the start of the file where it is written with escapes.
  subscript(_ name: String) -> SourceLocation {
    let range = offsets[name] ?? 0..<0
    return SourceLocation(
      file: file, start: lines.position(ofByte: range.lowerBound),
      end: lines.position(ofByte: range.upperBound))
  }
}
