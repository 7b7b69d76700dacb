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

  @Test func linesEndWhereYAMLEndsThem() {
    let lines = SourceLines(SourceFile(name: "x", text: "\u{FEFF}a\r\nb\rc\u{85}d\u{2028}e\n"))
    #expect(lines.count == 6)
    #expect((1...6).map { String(lines[$0]) } == ["a", "b", "c", "d", "e", ""])
    #expect(lines.position(ofByte: 3) == SourcePosition(line: 1, column: 1))
    #expect(lines.position(ofByte: 6) == SourcePosition(line: 2, column: 1))
    #expect(lines.position(ofByte: 9999) == SourcePosition(line: 6, column: 1))
  }
}
