import Diagnostics
import LocatedYAML
import Testing

@Suite struct YAMLFuzzTests {
  private static let seedText = """
    archwright: 1
    base: &base {a: 1, b: [x, "y\\u00e4\\n", 'it''s']}
    load: # a comment
      <<: *base
      text: |
        first line
          deeper é 契約

        last
      folded: >-
        one
        two

        three
    list:
    - plain text
      over lines
    - ? k
      : v
    - [a, {b: c}]
    """

  private static let pieces: [[UInt8]] =
    [
      "\n", "\r\n", "\t", " ", "  ", "- ", ": ", "? ", "*base", "&base ", "<<: ", "|\n", ">+2\n",
      "'",
      "\"", "\\", "[", "]", "{", "}", ",", "#", "---\n", "...\n", "%YAML 1.2\n", "!!int ", "!x!y ",
      "\u{85}", "\u{2028}", "\u{FEFF}", "\0", "\u{1B}", "𝄞", "\\U0001F600", "@", "`",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  @Test(arguments: 0..<8)
  func mutatedBytesNeverCrash(_ seed: Int) {
    var random = SplitMix(seed: UInt64(seed) &* 7919)
    for _ in 0..<400 {
      var bytes = Array(Self.seedText.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
      let file = SourceFile(name: "f", text: String(decoding: bytes, as: UTF8.self))
      let result = readYAML(file)
      #expect(result.root != nil || !result.diagnostics.isEmpty)
      #expect(!DiagnosticRenderer(sources: [file]).render(result.diagnostics).contains("\u{1B}"))
      if let root = result.root { check(root, in: file, last: SourceLines(file).count) }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: bytes.count - place)
    default: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
    }
  }

  /// Every node and every character of a text stands inside the file.
  private func check(_ node: Node, in file: SourceFile, last: Int) {
    let location = node.location
    #expect(location.start <= location.end)
    #expect(location.start.line >= 1 && location.end.line <= last)
    switch node.content {
    case .scalar(let scalar):
      let count = scalar.text.unicodeScalars.count
      for offset in stride(from: 0, through: count, by: max(1, count / 5)) {
        let place = node.location(ofScalars: offset..<(offset + 1), in: file)
        #expect(place.start <= place.end)
        #expect(place.start.line >= location.start.line && place.end.line <= last)
      }
    case .sequence(let nodes): for node in nodes { check(node, in: file, last: last) }
    case .mapping(let entries):
      #expect(Set(entries.map(\.key)).count == entries.count)
      for entry in entries { check(entry.value, in: file, last: last) }
    }
  }
}

/// A small random source that gives the same numbers everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
