import Diagnostics
import Testing

@Suite struct DiagnosticRendererTests {
  private let file = SourceFile(
    name: "spec.yaml",
    text: "load: 3\nname: Müller 契約 x\n\ttab: 1\n" + String(repeating: "w", count: 150) + " end\n")

  private func place(_ line: Int, _ columns: Range<Int>) -> Diagnostics.SourceLocation {
    Diagnostics.SourceLocation(
      file: "spec.yaml", start: SourcePosition(line: line, column: columns.lowerBound),
      end: SourcePosition(line: line, column: columns.upperBound))
  }

  private func render(_ diagnostics: Diagnostic..., colour: Bool = false) -> String {
    DiagnosticRenderer(sources: [file], colour: colour).render(diagnostics)
  }

  @Test func quotesTheLineWithCaretsAndHelp() {
    let finding = Diagnostic(
      "specification/unknown-key", "unknown key 'load'", at: place(1, 1..<5),
      help: "did you mean 'loads'?")
    #expect(
      render(finding) == """
        error[specification/unknown-key]: unknown key 'load'
         --> spec.yaml:1:1
          |
        1 | load: 3
          | ^^^^
          = help: did you mean 'loads'?
        """)
  }

  @Test func notesHaveTheirOwnExcerptAndAllGuttersAlign() {
    let finding = Diagnostic(
      "yaml/duplicate-key", "given twice", severity: .warning, at: place(12, 1..<2),
      notes: [.init("first given here", at: place(1, 7..<8))])
    #expect(
      render(finding) == """
        warning[yaml/duplicate-key]: given twice
          --> spec.yaml:12:1
           = note: first given here
          --> spec.yaml:1:7
           |
         1 | load: 3
           |       ^
        """)
  }

  @Test func wideCharactersAndTabsKeepCaretsInPlace() {
    #expect(
      render(Diagnostic("a/b", "wide", at: place(2, 14..<16))) == """
        error[a/b]: wide
         --> spec.yaml:2:14
          |
        2 | name: Müller 契約 x
          |              ^^^^
        """)
    #expect(
      render(Diagnostic("a/b", "tab", at: place(3, 2..<5))) == """
        error[a/b]: tab
         --> spec.yaml:3:2
          |
        3 |     tab: 1
          |     ^^^
        """)
  }

  @Test func longLinesAreCutAroundThePlace() {
    let report = render(Diagnostic("a/b", "long", at: place(4, 152..<155)))
    #expect(
      report == """
        error[a/b]: long
         --> spec.yaml:4:152
          |
        4 | …\(String(repeating: "w", count: 96)) end
          | \(String(repeating: " ", count: 98))^^^
        """)
  }

  @Test func withoutAPlaceOnlyTheMessageIsWritten() {
    let finding = Diagnostic("file/not-found", "there is no file 'x'", at: nil, help: "look again")
    #expect(
      render(finding, finding) == """
        error[file/not-found]: there is no file 'x'
         = help: look again

        error[file/not-found]: there is no file 'x'
         = help: look again
        """)
  }

  @Test func placesOutsideTheFileDoNotCrash() {
    for line in [-1, 0, 1, 5, 6, 100] {
      for columns in [0..<0, 1..<1, 500..<600, -5 ..< -2] {
        #expect(!render(Diagnostic("a/b", "odd", at: place(line, columns))).isEmpty)
      }
    }
    let backwards = Diagnostics.SourceLocation(
      file: "spec.yaml", start: SourcePosition(line: 2, column: 5),
      end: SourcePosition(line: 1, column: 1))
    #expect(!render(Diagnostic("a/b", "odd", at: backwards)).isEmpty)
  }

  @Test func controlCharactersNeverReachTheTerminal() {
    let hostile = SourceFile(name: "x\u{1B}[2J", text: "a: \u{1B}[31mred\u{202E}\u{7}")
    let start = SourcePosition(line: 1, column: 1)
    let place = Diagnostics.SourceLocation(file: hostile.name, start: start, end: start)
    let report = DiagnosticRenderer(sources: [hostile]).render([
      Diagnostic("a/b", "bad '\u{1B}[0m'", at: place, help: "\u{9B}31m")
    ])
    let control = report.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0.value == 0x9B }
    #expect(control.isEmpty)
  }

  @Test func colourWrapsSeverityGutterAndCarets() {
    let report = render(Diagnostic("a/b", "m", at: place(1, 1..<2)), colour: true)
    #expect(report.hasPrefix("\u{1B}[1;31merror[a/b]\u{1B}[0m"))
    #expect(report.hasSuffix("\u{1B}[1;31m^\u{1B}[0m"))
  }
}
