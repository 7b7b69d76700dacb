public import Diagnostics

/// Damages files in the ways that slips of the hand, merges and broken disks do.
public enum Mutation {
  private static let pieces: [[UInt8]] =
    [
      "\n", "\r\n", "\t", " ", "  ", "- ", ": ", "? ", "*base", "&base ", "<<: ", "|\n", ">+2\n",
      "'",
      "\"", "\\", "[", "]", "{", "}", ",", "#", "---\n", "...\n", "%YAML 1.2\n", "!!int ", "!x!y ",
      "unknown", "none", "null", "~", "value: ", "strength: must", "..", "1e999", "-1", "nan",
      "9,999",
      "€5", "%", "\u{85}", "\u{2028}", "\u{FEFF}", "\0", "\u{1B}", "𝄞", "\\U0001F600", "@", "`",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  /// Bytes with a number of changes.
  ///
  /// A change puts a piece in, drops or doubles a stretch or a line, or replaces a byte.
  public static func mutated(
    _ bytes: [UInt8], changes: Int, using random: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<changes { change(&bytes, &random) }
    return bytes
  }

  /// A file with one to six changes; what is no longer UTF-8 is replaced as a reader would.
  public static func mutated(_ file: SourceFile, using random: inout SeededGenerator) -> SourceFile
  {
    let changes = Int.random(in: 1...6, using: &random)
    let bytes = mutated(Array(file.text.utf8), changes: changes, using: &random)
    return SourceFile(name: file.name, text: String(decoding: bytes, as: UTF8.self))
  }

  private static func change(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1: bytes.insert(contentsOf: random.pick(pieces), at: start)
    case 2: bytes.removeSubrange(start..<end)
    case 3:
      let stretch = Array(bytes[start..<end])
      bytes.insert(contentsOf: stretch, at: Int.random(in: 0...bytes.count, using: &random))
    case 4: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
    default: lines(&bytes, &random)
    }
  }

  /// Doubles or drops a line.
  private static func lines(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard !lines.isEmpty else { return }
    let line = Int.random(in: 0..<lines.count, using: &random)
    if random.isOnce(in: 2) {
      lines.insert(lines[line], at: Int.random(in: 0...lines.count, using: &random))
    } else {
      lines.remove(at: line)
    }
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
