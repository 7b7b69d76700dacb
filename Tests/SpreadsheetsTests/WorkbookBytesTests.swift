import Foundation
import Spreadsheets
import TestSupport
import Testing

struct WorkbookBytesTests {
  private static func workbook(_ contents: [SheetCell.Content]) -> Workbook {
    Workbook(
      title: "A title", author: "Tests", created: .beginning,
      sheets: [
        Sheet(
          name: "First", columnWidths: [20, 20], rows: contents.map { Sheet.Row([SheetCell($0)]) }),
        Sheet(name: "Hidden", columnWidths: [10], rows: [], isHidden: true),
      ])
  }

  @Test func sameBytesAtAnotherMoment() throws {
    let book = Self.workbook([.text("a"), .number(1.5), .formula("A2*2", .number(3))])
    let first = try book.bytes()
    // Times inside such a file count in steps of two seconds.
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try book.bytes() == first)
  }

  @Test func manyThreadsWriteTheSame() async throws {
    let book = Self.workbook((0..<200).map { .number(Double($0)) })
    let alone = try book.bytes()
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 { group.addTask { try book.bytes() } }
      for try await bytes in group { #expect(bytes == alone) }
    }
  }

  @Test(arguments: [
    ("2026-11-20", (2026, 11, 20)), ("2026-11", (2026, 11, 1)), ("2024-02-29", (2024, 2, 29)),
  ])
  func daysAreRead(text: String, expected: (Int, Int, Int)) {
    let day = CalendarDay(text)
    #expect(day == CalendarDay(year: expected.0, month: expected.1, day: expected.2))
    #expect(day != nil)
  }

  @Test(arguments: ["2026-02-29", "2026-13", "2026", "", "-", "1969-12-31", "a-b", "2026-11-20-1"])
  func otherDaysAreNone(text: String) { #expect(CalendarDay(text) == nil) }

  @Test(arguments: ["", "a/b", String(repeating: "x", count: 40), "[sheet]"])
  func impossibleNamesAreRefused(name: String) {
    var book = Self.workbook([])
    book.sheets[0].name = name
    // Without a name, the library gives one of its own.
    if name.isEmpty { return }
    #expect(throws: WorkbookError.self) { try book.bytes() }
  }

  @Test(arguments: [Double.nan, .infinity])
  func numbersWithoutEndAreRefused(number: Double) {
    #expect(throws: WorkbookError.self) { try Self.workbook([.number(number)]).bytes() }
  }

  /// Texts that a spreadsheet would reckon or run if they were entered by hand.
  private static let formulas = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1:A2)", "=HYPERLINK(\"https://example.org\")",
    "=cmd|' /C calc'!A0", "\t=1+1", "{=1+1}", "https://example.org", "'=1",
  ]

  @Test(.enabled(if: LibreOffice.program != nil, "LibreOffice is not installed"))
  func textStaysText() throws {
    // Controls that XML can't hold are left out; lines end as the format has it.
    let texts = Self.formulas + HostileText.all.filter { !$0.isEmpty }
    let sheets = try LibreOffice.recalculated([
      (name: "texts", bytes: try Self.workbook(texts.map { .text($0) }).bytes())
    ])
    let rows = try #require(sheets["texts"]?["First"])
    for (row, text) in zip(rows, texts) {
      let kept = String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter { $0.value >= 32 || $0.value == 9 || $0.value == 10 }))
      #expect(row.first == kept)
    }
    #expect(rows.count == texts.count)
  }

  @Test func longTextIsCut() throws {
    let bytes = try Self.workbook([.text(String(repeating: "🦊", count: 40_000))]).bytes()
    #expect(bytes.count > 100)
  }
}
