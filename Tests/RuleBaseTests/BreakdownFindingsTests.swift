import TestSupport
import Testing

@Suite struct BreakdownFindingsTests {
  private static let path = "breakdowns/month.yaml"
  private static let breakdown = """
    id: month
    title: A month
    kind: monthly
    total: storage.monthly_cost
    total_label: total
    limit: load.wait
    groups: { things: things }
    lines:
      - { formula: storage.monthly_cost, label: boxes, group: things }
    growth: { factor: load.docs, of: [load.pace] }
    """

  private func findings(_ old: String = "", _ new: String = "") throws -> [String] {
    var files = TinyRules.files
    files[Self.path] = old.isEmpty ? Self.breakdown : Self.breakdown.replacing(old, with: new)
    return try TinyRules.findings(files)
  }

  @Test func aSoundBreakdownIsRead() throws {
    #expect(try findings() == [])
    var files = TinyRules.files
    files[Self.path] = Self.breakdown
    let base = try TinyRules.load(files)
    #expect(base.breakdowns.map(\.id) == ["month"])
    #expect(base.breakdowns[0].figures == ["storage.monthly_cost", "storage.monthly_cost"])
  }

  @Test(arguments: [
    (
      "total: storage.monthly_cost", "total: storage.monthly_cots",
      "rule/unknown-fact Rules/breakdowns/month.yaml:4:8"
    ),
    (
      "total: storage.monthly_cost", "total: load.wait",
      "rule/wrong-dimension Rules/breakdowns/month.yaml:4:8"
    ),
    (
      "formula: storage.monthly_cost", "formula: load.form",
      "rule/not-a-number Rules/breakdowns/month.yaml:9:16"
    ),
    ("group: things", "group: thongs", "rule/unknown-group Rules/breakdowns/month.yaml:9:59"),
    ("kind: monthly", "kind: weekly", "rule/not-a-choice Rules/breakdowns/month.yaml:3:7"),
    ("limit: load.wait", "limit: load.weight", "rule/unknown-fact Rules/breakdowns/month.yaml:6:8"),
    (
      "factor: load.docs", "factor: load.docks",
      "rule/unknown-fact Rules/breakdowns/month.yaml:10:20"
    ),
  ])
  func aMistakeIsToldAtItsPlace(old: String, new: String, finding: String) throws {
    let all = try findings(old, new)
    #expect(all.contains { $0.hasPrefix(finding) }, "\(all)")
  }

  @Test func aCheckNamesABreakdownThatExists() throws {
    var files = TinyRules.changing(
      "checks/limits.yaml", "compare: at_most", to: "breakdown: mouth\n    compare: at_most")
    files[Self.path] = Self.breakdown
    let all = try TinyRules.findings(files)
    #expect(
      all.contains {
        $0.hasPrefix("rule/unknown-breakdown") && $0.hasSuffix("(did you mean 'month'?)")
      }, "\(all)")
  }

  @Test func anOverlayReplacesALine() throws {
    var files = TinyRules.files
    files[Self.path] = Self.breakdown
    let base = try TinyRules.load(
      files,
      overlays: [
        [
          "breakdowns/mine.yaml": """
          id: month
          lines:
            - { formula: storage.monthly_cost, label: crates, group: things }
          """
        ]
      ])
    #expect(base.breakdowns.map { $0.lines.map(\.label) } == [["crates"]])
  }
}
