import Diagnostics
import RuleAnalysis
import RuleBase
import TestSupport
import Testing

/// Knowledge that grows old, and knowledge that nothing uses.
@Suite struct UpkeepTests {
  static let rules = decision(
    "ladder",
    [rule("r", "x.size > 5", "exclude", "a"), rule("s", "x.secret", "exclude", "b")])

  private func found(
    _ sources: String, on date: String? = nil, rules: String = rules
  ) throws -> [String] {
    try Base.findings(rules, more: ["sources.yaml": sources], on: date).map {
      "\($0.id.rawValue): \($0.message)"
    }
  }

  @Test func houseRulesNeedAReviewDate() throws {
    let sources = """
      version: 2026-11-20
      sources: { house: { title: House, publisher: Tests, grade: H, as_of: 2026-11 } }
      """
    #expect(
      try found(sources) == [
        "rule/no-review-date: 2 rules rest on nothing but 'house', and no date for a review is set"
      ])
    let dated = decision(
      "ladder",
      [
        rule("r", "x.size > 5", "exclude", "a", "review_by: 2027-10"),
        rule("s", "x.secret", "exclude", "b", "review_by: 2026-12"),
      ])
    #expect(try found(sources, rules: dated) == [])
    #expect(
      try found(sources, on: "2027-01-01", rules: dated) == [
        "rule/review-due: the rule 'd/s' was to be reviewed by 2026-12"
      ])
  }

  @Test func ageIsCountedFromTheRulesOwnDateOrTheOneGiven() throws {
    #expect(try found(Base.sources) == [])
    #expect(
      try found(Base.sources, on: "2027-11-30") == [])
    #expect(
      try found(Base.sources, on: "2027-12-01") == [
        "rule/review-due: the source 'house' was to be reviewed by 2027-11",
        "source/past-age: the source 'house' was read 13 months before 2027-12-01; its grade "
          + "keeps 12",
      ])
  }

  @Test func whatNothingReadsIsFound() throws {
    let vocabulary = """
      section: y
      label: Y
      fields:
        - { name: asked, kind: boolean, label: asked, question: Is it? }
        - { name: stated, kind: boolean, label: stated }
        - { name: shown, kind: boolean, label: shown, shown_by: A test. }
        - { name: prose, kind: text, label: prose }
      """
    let sources = """
      version: 2026-11-20
      sources:
        house: { title: House, publisher: Tests, grade: H, as_of: 2026-11, review_by: 2027-11 }
        BOOK: { title: A book, publisher: Tests, grade: P, as_of: 2026-10 }
      """
    let base = try Base.load(
      [Self.rules], more: ["vocabulary/y.yaml": vocabulary, "sources.yaml": sources])
    let found = RuleAnalysis(base).findings().map { "\($0.id.rawValue) \($0.message)" }
    func has(_ kind: String, _ name: String) -> Bool {
      found.contains { $0.hasPrefix(kind) && $0.contains("'\(name)'") }
    }
    #expect(has("vocabulary/idle-question", "y.asked"))
    #expect(has("vocabulary/never-read", "y.stated"))
    #expect(!found.contains { $0.contains("'y.shown'") || $0.contains("'y.prose'") })
    #expect(!found.contains { $0.contains("'x.size'") })
    #expect(has("formula/never-read", "x.total"))
    #expect(has("source/never-cited", "BOOK"))
  }

  @Test(arguments: FindingKind.allCases) func everyKindIsExplained(kind: FindingKind) {
    let guide = kind.guide
    for text in [guide.title, guide.why] { #expect(text.hasSuffix(".")) }
    #expect(!guide.avoid.isEmpty)
    let same = FindingKind.allCases.filter { $0.guide == guide }
    #expect(same == [kind])
  }

  @Test func theShippedRulesHaveNothingButNotes() throws {
    let base = try RuleBase.load(folders: [RepositoryFiles.rules])
    let found = RuleAnalysis(base).findings().filter { $0.severity != .note }
    #expect(found.map(\.message) == [])
  }
}
