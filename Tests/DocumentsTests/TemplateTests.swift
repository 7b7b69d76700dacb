import Diagnostics
import Documents
import Testing

struct TemplateTests {
  private func render(_ text: String, _ report: ReportValue) throws(DiagnosticError) -> String {
    try DocumentTemplate(SourceFile(name: "test.md", text: text)).render(report)
  }

  private func findings(_ text: String, _ report: ReportValue) -> [String] {
    do throws(DiagnosticError) {
      _ = try render(text, report)
      return []
    } catch {
      return error.diagnostics.map { "\($0.id.rawValue) \($0.location?.reference ?? "")" }
    }
  }

  @Test func markdownIsEscapedAndYAMLQuoted() throws {
    let template = """
      {{% CONTENT_TYPE:YAML}}
      title: {{title}}
      {{% CONTENT_TYPE:MARKDOWN}}
      # {{title}}

      """
    #expect(
      try render(template, ["title": "a \"b\" *c*"]) == """
        title: "a \\"b\\" *c*"
        # a "b" \\*c\\*

        """)
  }

  @Test func nullAndEmptyTextLeaveSectionsOut() throws {
    let report: ReportValue = ["a": .null, "b": "", "c": "x", "list": []]
    let template = "{{#a}}A{{/a}}{{#b}}B{{/b}}{{#c}}C{{c}}{{/c}}{{^list}}none{{/list}}"
    #expect(try render("{{% CONTENT_TYPE:MARKDOWN}}" + template, report) == "Cxnone")
  }

  /// Headings and tables that nothing was put under are left out, in Markdown alone.
  @Test(arguments: [
    ("# A\n\n## B\n\n## C\n\nText.\n", "# A\n\n## C\n\nText.\n"),
    ("# A\n\n## B\n\n### C\n\n## D\n\nText.\n", "# A\n\n## D\n\nText.\n"),
    ("# A\n\n## B\n\n### C\n\nText.\n", "# A\n\n## B\n\n### C\n\nText.\n"),
    ("# A\n\n## B\n\n| x | y |\n|---|--:|\n\n## C\n\nText.\n", "# A\n\n## C\n\nText.\n"),
    ("# A\n\n| x |\n|---|\n| 1 |\n", "# A\n\n| x |\n|---|\n| 1 |\n"),
    ("# A\n\nText.\n\n## B\n", "# A\n\nText.\n\n"),
    ("# A\n", "# A\n"),
    ("# A\n\n## B\n\n<!-- keep: notes -->\n", "# A\n\n## B\n\n<!-- keep: notes -->\n"),
    ("# A\n\n```\n## B\n```\n", "# A\n\n```\n## B\n```\n"),
    ("", ""),
  ])
  func whatSaysNothingIsLeftOut(text: String, expected: String) throws {
    #expect(try render(text, [:]) == expected)
    let page = try DocumentTemplate(SourceFile(name: "test.html", text: text)).render([:])
    #expect(page == text)
  }

  @Test func listsArePartedByCommas() throws {
    let report: ReportValue = ["list": ["a", "b", "c"]]
    let template = "{{#list}}{{.}}{{^last()}}, {{/last()}}{{/list}}"
    #expect(try render(template, report) == "a, b, c")
  }

  @Test(arguments: [
    ("{{known}}", []),
    ("{{knwon}}", ["template/unknown-name test.md:1:1"]),
    ("x\n  {{object.other}}", ["template/unknown-name test.md:2:3"]),
    ("{{#list}}{{name}}{{known}}{{/list}}", []),
    ("{{#list}}{{nam}}{{/list}}", ["template/unknown-name test.md:1:10"]),
    ("{{#empty}}{{whatever}}{{/empty}}", []),
    ("{{#missing}}{{whatever}}{{/missing}}", []),
    ("{{#known}}x", ["template/section-end test.md:1:1"]),
    ("{{/known}}", ["template/section-end test.md:1:1"]),
    ("{{> other}}", ["template/unknown-partial test.md:1:1"]),
    ("{{> *other}}", ["template/unsupported-tag test.md:1:1"]),
    ("{{=<% %>=}}", ["template/unsupported-tag test.md:1:1"]),
    ("{{% CONTENT_TYPE:NOTHING}}", ["template/malformed test.md:1:0"]),
  ])
  func tagsAreChecked(template: String, expected: [String]) {
    let report: ReportValue = [
      "known": "x", "object": ["inner": "y"], "list": [["name": "z"]], "empty": [],
      "missing": .null,
    ]
    let found = findings(template, report)
    #expect(found.map(\.withoutColumnOfMalformed) == expected.map(\.withoutColumnOfMalformed))
  }
}

extension String {
  /// The engine's own places are compared by line only.
  fileprivate var withoutColumnOfMalformed: String {
    guard hasPrefix("template/malformed") else { return self }
    return split(separator: ":").dropLast().joined(separator: ":")
  }
}
