import Diagnostics
import LocatedYAML
import Testing

@Suite struct ScalarPlacesTests {
  /// In each text the letter X stands for what must be found; it is looked up in the value of `v`.
  @Test(arguments: [
    "v: aa X b",
    "v: X",
    "v: &anchor aa X",
    "v: &anchor\n  aa X",
    "v: !!str  aa X",
    "v: aa\n  bb X\n  cc",
    "v: aa\n\n\n  bb X",
    "v: aa   \n   \n  bb X",
    "v: 'aa X'",
    "v: 'it''s X'",
    "v: 'aa\n\n  bb  X'",
    "v: \"aa X\"",
    "v: \"a\\tb\\u00e4\\x41\\U0001F600X\"",
    "v: \"a\\\n   b X\"",
    "v: \"a\n   b X\"",
    "v: \"a\n\n   b X\"",
    "v: |\n  aa\n  bb X\n",
    "v: |\n\n  aa\n\n    bb X\n  cc\n",
    "v: |-\n  X",
    "v: |2\n   aa\n  X\n",
    "v: |+ # note\n  aa\n  X\n\n\n",
    "v: >\n  aa\n  bb X\n",
    "v: >\n  aa\n\n  bb X\n",
    "v: >\n  aa\n\n\n  bb\n  X\n",
    "v: >\n  aa\n    more\n    X\n  bb\n",
    "v: >\n  aa\n\n    more\n\n  X\n",
    "v: >-\n\n  aa\n  X",
    "v: &a |\n  aa\n  X\n",
    "v: &a\n  |\n  aa\n  X\n",
    "k: 契約 ü\nv: 契約 ü X",
    "k: |\n  aa\r\nv: |\r\n  aa\r\n  X\r\n",
    "- {v: [1, aa X, 2]}",
    "v: \"\\\\ X\"",
    "v:\n  aa\n  # no comment\n",
    "v: # comment\n  aa X",
  ])
  func findsTheLetter(_ text: String) throws {
    let file = SourceFile(name: "f", text: text)
    let root = try #require(readYAML(file).root)
    let value = try #require(scalar(containing: "X", in: root) ?? root["v"])
    let scalars = Array(try #require(value.text).unicodeScalars)
    guard let offset = scalars.firstIndex(of: "X") else { return }
    let found = value.location(ofScalars: offset..<(offset + 1), in: file)
    #expect(letters(at: found, in: file) == "X", "found \(span(found))")
    // Every character of the text has a place inside the node, in reading order.
    var last = value.location.start
    for offset in scalars.indices {
      let place = value.location(ofScalars: offset..<(offset + 1), in: file)
      #expect(place.start >= last && place.end >= place.start)
      last = place.start
    }
  }

  @Test func rangesSpanWordsAndAreClamped() throws {
    let file = SourceFile(name: "f", text: "when: |\n  load.peak > 10\n  and x\n")
    let node = try #require(readYAML(file).root?["when"])
    #expect(span(node.location(ofScalars: 0..<9, in: file)) == "2:3-2:12")
    #expect(span(node.location(ofScalars: 15..<18, in: file)) == "3:3-3:6")
    #expect(span(node.location(ofScalars: 12..<14, in: file)) == "2:15-2:17")
    #expect(span(node.location(ofScalars: 20..<99, in: file)) == "3:8-3:9")
    #expect(span(node.location(ofScalars: 99..<120, in: file)) == "3:9-3:9")
  }

  private func scalar(containing letter: Character, in node: Node) -> Node? {
    switch node.content {
    case .scalar(let scalar): scalar.text.contains(letter) ? node : nil
    case .sequence(let nodes):
      nodes.lazy.compactMap { scalar(containing: letter, in: $0) }.first
    case .mapping(let entries):
      entries.lazy.compactMap { scalar(containing: letter, in: $0.value) }.first
    }
  }

  private func letters(at location: Diagnostics.SourceLocation, in file: SourceFile) -> String {
    let line = Array(SourceLines(file)[location.start.line].unicodeScalars)
    let start = location.start.column - 1
    let end = location.end.line == location.start.line ? location.end.column - 1 : line.count
    guard start <= end, end <= line.count else { return "outside" }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line[start..<end])
    return String(text)
  }
}
