import Diagnostics
import Testing

@Suite struct DiagnosticFormatsTests {
  private let finding = Diagnostic(
    "a/b", "say \"no\"\u{1B}\n", severity: .warning,
    at: Diagnostics.SourceLocation(
      file: "my spec.yaml", start: SourcePosition(line: 1, column: 2),
      end: SourcePosition(line: 1, column: 4)),
    help: "stop")

  @Test func jsonHasEveryPart() {
    #expect(
      diagnosticsJSON([finding]) == #"""
        [
          {
            "id": "a/b",
            "severity": "warning",
            "message": "say \"no\"\u001b\n",
            "location": {
              "file": "my spec.yaml",
              "start": {
                "line": 1,
                "column": 2
              },
              "end": {
                "line": 1,
                "column": 4
              }
            },
            "help": "stop"
          }
        ]
        """#)
    #expect(diagnosticsJSON([]) == "[]")
  }

  @Test func sarifNamesRuleLevelAndRegion() {
    let log = diagnosticsSARIF([finding], toolVersion: "1.0")
    for part in [
      #""version": "2.1.0""#, #""ruleId": "a/b""#, #""level": "warning""#, #""startColumn": 2"#,
      #""uri": "my%20spec.yaml""#,
    ] {
      #expect(log.contains(part))
    }
  }

  @Test func annotationsEscapeWhatWouldEndThem() {
    let finding = Diagnostic(
      "a/b", "100 %\nsay: no, never",
      at: Diagnostics.SourceLocation(
        file: "a,b:c.yaml", start: SourcePosition(line: 3, column: 5),
        end: SourcePosition(line: 3, column: 6)))
    #expect(
      diagnosticsGitHub([finding])
        == "::error file=a%2Cb%3Ac.yaml,line=3,col=5,title=a/b::100 %25%0Asay: no, never\n")
    #expect(
      diagnosticsGitHub([Diagnostic("a/b", "no", severity: .warning, at: nil, help: "stop")])
        == "::warning title=a/b::no; stop\n")
  }

  @Test func junitEscapesMarkup() {
    let xml = junitXML(
      [
        TestCase(group: "a<b", name: "\"1\"", location: nil, failure: nil),
        TestCase(group: "c", name: "2", location: nil, failure: finding),
      ], name: "r&r", output: "x < y\u{1B}")
    for part in [
      #"<testsuite name="r&amp;r" tests="2" failures="1">"#,
      #"<testcase classname="a&lt;b" name="&quot;1&quot;"/>"#,
      ##"message="say &quot;no&quot;\##u{FFFD}&#10;""##,
      "<system-out>x &lt; y\u{FFFD}</system-out>",
    ] {
      #expect(xml.contains(part))
    }
  }

  @Test func linesEndWhereYAMLEndsThem() {
    let lines = SourceLines(SourceFile(name: "x", text: "\u{FEFF}a\r\nb\rc\u{85}d\u{2028}e\n"))
    #expect(lines.count == 6)
    #expect((1...6).map { String(lines[$0]) } == ["a", "b", "c", "d", "e", ""])
    #expect(lines.position(ofByte: 3) == SourcePosition(line: 1, column: 1))
    #expect(lines.position(ofByte: 6) == SourcePosition(line: 2, column: 1))
    #expect(lines.position(ofByte: 9999) == SourcePosition(line: 6, column: 1))
  }
}
