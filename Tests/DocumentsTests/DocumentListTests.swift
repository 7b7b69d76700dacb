import Diagnostics
import Documents
import OrderedCollections
import Testing

/// The list of documents, and what is laid over it.
struct DocumentListTests {
  private static let standard = """
    documents:
      - { id: page, title: Page, for: readers, file: page.md, template: page.md }
      - id: records
        title: Records
        for: engineers
        each: { list: decisions, as: decision, when: [record] }
        file: "{record}"
        template: record.md
        forms: { short: short.md }
        standard: no
    """

  private func list(_ texts: String...) throws(DiagnosticError) -> DocumentList {
    try DocumentList(
      texts.enumerated().map { SourceFile(name: "documents\($0).yaml", text: $1) })
  }

  private func findings(_ text: String) -> [String] {
    do throws(DiagnosticError) {
      _ = try list(text)
      return []
    } catch {
      return error.diagnostics.map { "\($0.id.rawValue) \($0.location?.reference ?? "")" }
    }
  }

  @Test func entriesAreRead() throws {
    let list = try list(Self.standard)
    #expect(Array(list.entries.keys) == ["page", "records"])
    let records = try #require(list.entries["records"])
    #expect(records.repetition?.list == "decisions" && records.forms["short"]?.text == "short.md")
    #expect(try list.entries(named: nil).map(\.id) == ["page"])
    #expect(try list.entries(named: ["all"]).map(\.id) == ["page", "records"])
    #expect(try list.entries(named: ["records", "page"]).map(\.id) == ["page", "records"])
  }

  @Test func laterListsReplaceAndAdd() throws {
    let list = try list(
      Self.standard,
      """
      documents:
        - { id: page, title: Own page, for: us, file: own.md, template: page.md }
        - { id: letter, title: Letter, for: them, file: letter.md, template: letter.md }
      """)
    #expect(list.entries.values.map(\.title) == ["Own page", "Records", "Letter"])
  }

  @Test func unknownIdsAndFormsAreTold() throws {
    let list = try list(Self.standard)
    #expect(throws: DiagnosticError.self) { try list.entries(named: ["pag"]) }
    #expect(throws: DiagnosticError.self) { try list.requireForm("long") }
    try list.requireForm("short")
    try list.requireForm(nil)
  }

  @Test(arguments: [
    (
      "documents:\n  - { id: a, title: A, for: b, file: a.md }",
      "documents/missing-key documents0.yaml:2:5"
    ),
    (
      "documents:\n  - { id: a b, title: A, for: b, file: a.md, template: a.md }",
      "documents/no-name documents0.yaml:2:11"
    ),
    (
      "documents:\n  - { id: a, title: A, for: b, file: a.md, template: a.md, lay: page }",
      "documents/unknown-key documents0.yaml:2:60"
    ),
    (
      "documents:\n  - { id: a, title: A, for: b, file: a.md, template: a.md, layout: roll }",
      "documents/not-a-choice documents0.yaml:2:68"
    ),
  ])
  func faultsAreToldWithTheirPlace(text: String, finding: String) {
    #expect(findings(text) == [finding])
  }

  @Test func whatAppearsTwiceIsTold() {
    let entry = "  - { id: a, title: A, for: b, file: a.md, template: a.md }\n"
    #expect(findings("documents:\n" + entry + entry) == ["documents/duplicate documents0.yaml:3:5"])
  }
}
