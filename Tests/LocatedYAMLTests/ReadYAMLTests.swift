import Diagnostics
import LocatedYAML
import Testing

/// A text and the report of its findings, one per line: place, name and message.
struct FindingCase: Sendable, CustomTestStringConvertible {
  var text: String
  var report: [String]
  var hasRoot: Bool

  init(_ text: String, _ report: [String], root: Bool = false) {
    self.text = text
    self.report = report
    hasRoot = root
  }

  var testDescription: String { String(text.prefix(40)) }

  static let all: [FindingCase] = [
    FindingCase("a: 1\nb: {c: [1, x]}\n", [], root: true),
    FindingCase(
      "a: 1\nb: 2\na: 3\nb: 4\n",
      [
        "3:1 yaml/duplicate-key: the key 'a' is given twice (first given here 1:1)",
        "4:1 yaml/duplicate-key: the key 'b' is given twice (first given here 2:1)",
      ], root: true),
    FindingCase(
      "{a: 1, a: 2}", ["1:8 yaml/duplicate-key: the key 'a' is given twice (first given here 1:2)"],
      root: true),
    FindingCase("", ["1:1 yaml/empty: the file holds no value"]),
    FindingCase("# nothing\n", ["2:1 yaml/empty: the file holds no value"]),
    FindingCase("a: @x", ["1:4 yaml/syntax: no value can start with this character"]),
    FindingCase("# no line end", ["1:14 yaml/empty: the file holds no value"]),
    FindingCase(
      "a: 1\nb c",
      ["2:4 yaml/syntax: a colon is missing after a key (this was taken for a key 2:1)"]),
    FindingCase("---\n", ["2:1 yaml/empty: the file holds no value"]),
    FindingCase(
      "a: 1\n---\nb: 2\n",
      ["2:1 yaml/several-documents: a second document starts here, but a file holds one"]),
    FindingCase(
      "? [1]\n: x\nb: 1\n", ["1:3 yaml/key-not-text: a key must be a text, not a list"],
      root: true),
    FindingCase(
      "a: !!int 3\n", ["1:4 yaml/tag: the tag 'tag:yaml.org,2002:int' is not supported"],
      root: true),
    FindingCase("a: !!str 3\nb: ! x", [], root: true),
    FindingCase(
      "a: *b\n", ["1:4 yaml/unknown-anchor: '*b' refers to nothing before it"], root: true),
    FindingCase(
      "a: &x [*x]\n", ["1:8 yaml/alias-cycle: '*x' stands inside the value it refers to"]),
    FindingCase("a: b: c\n", ["1:5 yaml/syntax: a colon is not allowed here"]),
    FindingCase(
      "a: 1\n\tb: 2\n", ["2:1 yaml/syntax: a tab is not allowed here (the text starts here 1:4)"]),
    FindingCase(
      "a: [1, 2\nb: 3\n",
      ["2:2 yaml/syntax: a comma or ']' is expected here (the list starts here 1:4)"]),
    FindingCase(
      "a: \"open\n",
      [
        "2:1 yaml/syntax: the file ends before the text is closed (the text starts here 1:4)"
      ]),
    FindingCase(
      "a: 1\nb: x\u{7}y\n", ["2:5 yaml/syntax: the text has a character that YAML does not allow"]),
    FindingCase("a: \0", ["1:4 yaml/syntax: the text has a character that YAML does not allow"]),
    FindingCase("<<: 3\na: 1", ["1:5 yaml/merge: '<<' merges mappings, not a text"], root: true),
  ]
}

@Suite struct ReadYAMLTests {
  @Test(arguments: FindingCase.all)
  func reports(_ example: FindingCase) {
    let result = readYAML(SourceFile(name: "f.yaml", text: example.text))
    let report = result.diagnostics.map { finding in
      let place = finding.location.map { "\($0.start.line):\($0.start.column)" } ?? "?"
      let notes = finding.notes.map { note in
        " (\(note.message) \(note.location.start.line):\(note.location.start.column))"
      }
      return "\(place) \(finding.id.rawValue): \(finding.message)" + notes.joined()
    }
    #expect(report == example.report)
    #expect((result.root != nil) == example.hasRoot)
  }

  @Test func scalarsStayText() throws {
    let text = "a: NO\nb: 12:30\nc: 1_000\nd: ~\ne:\nf: 'null'\ng: 2026-01-01\n"
    let root = try #require(readYAML(SourceFile(name: "f", text: text)).root)
    #expect(
      root.entries?.map { $0.value.text } == [
        "NO", "12:30", "1_000", "~", "", "null", "2026-01-01",
      ])
    #expect(root.entries?.map(\.value.isNull) == [false, false, false, true, true, false, false])
  }

  @Test func everyPlaceIsExact() throws {
    let text = "\u{FEFF}list:\n  - one\n  - {k: 'v w'}\n\nü: &x\n  deep: y # why\nlast: *x\n"
    let root = try #require(readYAML(SourceFile(name: "f", text: text)).root)
    #expect(span(root) == "1:1-6:10")
    let list = try #require(root["list"])
    #expect(span(list) == "2:3-3:15")
    #expect(list.elements?.map(span) == ["2:5-2:8", "3:5-3:15"])
    #expect(list.elements?.last?["k"].map(span) == "3:9-3:14")
    #expect(root.entries?.last.map { "\($0.keyLocation.reference)" } == "f:7:1")
    #expect(root["last"]?["deep"].map(span) == "6:9-6:10")
  }

  @Test func mergeKeysGiveWayToWrittenOnes() throws {
    let text = """
      base: &base {a: 1, b: 2}
      more: &more {b: 3, c: 4}
      one: {<<: *base, b: 9}
      two: {x: 0, <<: [*base, *more], y: 0}
      """
    let root = try #require(readYAML(SourceFile(name: "f", text: text)).root)
    let flat = ["one", "two"].map { name in
      root[name]?.entries?.map { "\($0.key)=\($0.value.text ?? "?")" }.joined(separator: " ")
    }
    #expect(flat == ["a=1 b=9", "x=0 a=1 b=2 c=4 y=0"])
  }

  @Test func limitsStopReading() {
    func ids(_ text: String, _ limits: YAMLLimits = .specification) -> [String] {
      readYAML(SourceFile(name: "f", text: text), limits: limits).diagnostics.map(\.id.rawValue)
    }
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(ids(nested(32)) == [])
    #expect(ids(nested(33)) == ["yaml/too-deep"])
    #expect(ids(nested(100_000)) == ["yaml/too-deep"])
    #expect(ids("a: &a \(nested(20))\nb: [[[[[[[[[[*a]]]]]]]]]]\n") == [])
    #expect(ids("a: &a \(nested(20))\nb: [[[[[[[[[[[[*a]]]]]]]]]]]]\n") == ["yaml/too-deep"])
    #expect(ids("a: 123456", YAMLLimits(bytes: 9)) == [])
    #expect(ids("a: 1234567", YAMLLimits(bytes: 9)) == ["yaml/too-large"])
    let same = String(repeating: "a: 1\n", count: 5000)
    #expect(ids(same).count == 100)
  }

  @Test func aliasBombsAreRefused() {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1..<30 {
      let alias = "*a\(level - 1)"
      text +=
        "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ","))]\n"
    }
    let result = readYAML(SourceFile(name: "f", text: text))
    #expect(result.root == nil)
    #expect(result.diagnostics.map(\.id.rawValue) == ["yaml/alias-expansion"])
  }

  @Test func manyKeysAreFoundQuickly() throws {
    let text = (0..<20_000).map { "key\($0): \($0)\n" }.joined()
    let root = try #require(readYAML(SourceFile(name: "f", text: text)).root)
    #expect(root.entries?.count == 20_000)
  }
}

/// A node's place as `line:column-line:column`.
func span(_ node: Node) -> String { span(node.location) }

/// A place as `line:column-line:column`.
func span(_ location: Diagnostics.SourceLocation) -> String {
  "\(location.start.line):\(location.start.column)-\(location.end.line):\(location.end.column)"
}
