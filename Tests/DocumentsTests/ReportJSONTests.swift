import Documents
import Testing

struct ReportJSONTests {
  @Test func keysKeepTheirOrder() {
    let report: ReportValue = [
      "zebra": .number(1), "apple": [true, .null], "empty": [], "object": [:],
    ]
    #expect(
      report.json == """
        {
          "zebra": 1,
          "apple": [true, null],
          "empty": [],
          "object": {}
        }

        """)
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.3"), (15_000, "15000"), (1_234_567, "1234570"), (1.0 / 3, "0.333333"),
    (-2.5, "-2.5"), (0, "0"), (2.5e20, "2.5e+20"), (.infinity, "null"),
  ])
  func numbersHaveSixDigits(number: Double, expected: String) {
    #expect(ReportValue.number(number).json == expected + "\n")
  }

  @Test func textIsEscaped() {
    let text = ReportValue.text("a\"b\\c\n\t\u{1}\u{2028}é")
    #expect(text.json == #""a\"b\\c\n\t\u0001\u2028é""# + "\n")
  }

  @Test func addingReplacesInPlace() {
    let report: ReportValue = ["a": .number(1), "b": .number(2)]
    let changed = report.adding(["a": .number(3), "c": .number(4)])
    #expect(changed == ["a": .number(3), "b": .number(2), "c": .number(4)])
  }
}
