import Diagnostics
import Specifications
import TestSupport
import Testing

/// A text after the smallest legal specification, and the findings that it has to cause.
struct FindingCase: CustomTestStringConvertible, Sendable {
  let what: String
  let text: String
  let ids: [String]
  let isWhole: Bool

  init(_ what: String, _ text: String, _ ids: [String], isWhole: Bool = false) {
    self.what = what
    self.text = text
    self.ids = ids
    self.isWhole = isWhole
  }

  var testDescription: String { what }

  var whole: String {
    isWhole
      ? text : "archwright: 1\nproject: { goal: Less work }\nuse_case: { task: summarise }\n" + text
  }
}

@Suite struct SpecificationFindingsTests {
  static let cases: [FindingCase] = [
    .init("the smallest specification", "", []),
    .init("an unknown section", "lattency: { p95: 1 s }", ["specification/unknown-section"]),
    .init("a field at the top", "egress: own_tenant", ["specification/unknown-section"]),
    .init("a dotted section", "latency.p95: 1 s", ["specification/dotted-key"]),
    .init("a dotted field", "latency: { p95.value: 1 s }", ["specification/dotted-key"]),
    .init("an unknown key", "latency: { p59: 1 s }", ["specification/unknown-key"]),
    .init("a section that is a text", "latency: 5 s", ["specification/section-not-a-mapping"]),
    .init("a section that is a list", "latency: [5 s]", ["specification/section-not-a-mapping"]),
    .init("a section without a value", "latency:", ["specification/empty-section"]),
    .init("an unknown section value", "latency: unknown", []),
    .init("an unknown list", "slices: unknown", []),
    .init(
      "a field stated twice", "latency: { p95: 1 s, end_to_end: 2 s }",
      ["specification/stated-twice"]),
    .init("a key twice", "latency: { p95: 1 s, p95: 2 s }", ["yaml/duplicate-key"]),
    .init("a value outside its domain", "latency: { p95: -1 s }", ["value/outside-domain"]),
    .init("a wrong dimension", "latency: { p95: 3 GB }", ["value/wrong-dimension"]),
    .init("an unknown unit", "latency: { p95: 3 secnds }", ["value/unknown-unit"]),
    .init("a comma", "load: { requests_per_day: '15,000' }", ["value/comma-in-number"]),
    .init("a backward range", "latency: { p95: 5 s..2 s }", ["value/range-backwards"]),
    .init("a share above one", "load: { repeat_share: 30 }", ["value/percent-sign-missing"]),
    .init("another currency", "budget: { capex: €500 }", ["value/unknown-currency"]),
    .init("no number", "latency: { p95: fast }", ["value/not-a-number"]),
    .init("too large a number", "latency: { p95: 1e999 }", ["value/number-too-large"]),
    .init("an unknown choice", "privacy: { egress: nowhere }", ["value/unknown-choice"]),
    .init(
      "an unknown choice in a set", "privacy: { data_classes: [pii, pi] }",
      ["value/unknown-choice"]),
    .init("a new product", "platform: { existing_stack: [a_product_of_our_own] }", []),
    .init("neither yes nor no", "risk: { audit: maybe }", ["value/not-yes-or-no"]),
    .init("an empty entry", "privacy: { residency: [DE, ~] }", ["value/empty-entry"]),
    .init(
      "a day that is none",
      "archwright: 1\nproject: { goal: g, as_of: 2026-02-30 }\nuse_case: { task: chat }",
      ["value/not-a-date"], isWhole: true),
    .init(
      "words for a date",
      "archwright: 1\nproject: { goal: g, as_of: last week }\nuse_case: { task: chat }",
      ["value/not-a-date"], isWhole: true),
    .init("a list for one value", "latency: { p95: [1 s] }", ["value/not-a-scalar"]),
    .init("a mapping for one value", "latency: { p95: { at: 1 s } }", ["value/not-a-scalar"]),
    .init("a mapping for a set", "privacy: { residency: { DE: yes } }", ["value/not-a-list"]),
    .init("a text for records", "data: { sources: mailbox }", ["value/not-a-list"]),
    .init("a text for a record", "data: { sources: [mailbox] }", ["value/not-a-mapping"]),
    .init(
      "a record's unknown key", "data: { sources: [{ nam: x }] }",
      ["specification/unknown-key"]),
    .init(
      "a record's field twice", "decisions: [{ decision: a, choose: b, choose: c }]",
      ["yaml/duplicate-key"]),
    .init(
      "an unknown strength", "latency: { p95: { value: 1 s, strength: shall } }",
      ["specification/not-a-choice"]),
    .init(
      "a value left out", "latency: { p95: { strength: must } }",
      ["specification/missing-key"]),
    .init("an unknown quality attribute", "priorities: { sped: 3 }", ["value/unknown-choice"]),
    .init("a priority with its source", "priorities: { cost: { value: 3, source: board } }", []),
    .init("a priority as a mapping", "priorities: { cost: { weight: 3 } }", []),
    .init(
      "records with their source",
      "platform: { gpus: { value: [{ type: L4, count: 2 }], source: inventory } }", []),
    .init("a slice without a name", "slices: [{ share: 10 % }]", ["value/missing-field"]),
    .init(
      "two slices of one name", "slices: [{ name: a }, { name: a }]",
      ["specification/repeated-slice"]),
    .init(
      "slices beyond the whole", "slices: [{ name: a, share: 60 % }, { name: b, share: 0.5 }]",
      ["specification/slices-beyond-whole"]),
    .init(
      "slices that may fit",
      "slices: [{ name: a, share: 40..60 % }, { name: b, share: 60..70 % }]", []),
    .init(
      "thirds",
      "slices: [{ name: a, share: 33.4 % }, { name: b, share: 33.3 % }, "
        + "{ name: c, share: 33.3 % }]", []),
    .init("an empty file", "", ["yaml/empty"], isWhole: true),
    .init("a text as file", "hello", ["specification/not-a-mapping"], isWhole: true),
    .init(
      "no format", "project: { goal: g }\nuse_case: { task: chat }",
      ["specification/missing-format"], isWhole: true),
    .init(
      "no goal and task", "archwright: 1",
      ["specification/missing-field", "specification/missing-field"], isWhole: true),
    .init(
      "an unknown goal", "archwright: 1\nproject: { goal: unknown }\nuse_case: { task: chat }",
      ["specification/missing-field"], isWhole: true),
    .init(
      "an empty goal", "archwright: 1\nproject: { goal: ' ' }\nuse_case: { task: chat }",
      ["specification/missing-field"], isWhole: true),
    .init(
      "a wrong task", "archwright: 1\nproject: { goal: g }\nuse_case: { task: cht }",
      ["value/unknown-choice"], isWhole: true),
    .init(
      "a new format", "archwright: 2\nproject: { goal: g }\nuse_case: { task: chat }",
      ["specification/unsupported-format"], isWhole: true),
    .init(
      "a format in words", "archwright: one\nproject: { goal: g }\nuse_case: { task: chat }",
      ["specification/format"], isWhole: true),
  ]

  @Test(arguments: cases) func hasTheFindings(_ sample: FindingCase) throws {
    let file = SourceFile(name: "spec.yaml", text: sample.whole)
    let read = Specification.read(file, vocabulary: try RepositoryFiles.vocabulary())
    #expect(read.diagnostics.map(\.id.rawValue) == sample.ids)
    #expect((read.specification == nil) == read.diagnostics.containsError)
    for diagnostic in read.diagnostics {
      #expect(diagnostic.location != nil)
      #expect(!diagnostic.message.hasSuffix("."))
    }
  }

  @Test func countlessUnknownKeysEndSoon() throws {
    let sections = (0..<20_000).map { "key\($0): 1\n" }.joined()
    let fields = (0..<20_000).map { "  key\($0): 1\n" }.joined()
    let file = SourceFile(name: "spec.yaml", text: "archwright: 1\n\(sections)load:\n\(fields)")
    let read = Specification.read(file, vocabulary: try RepositoryFiles.vocabulary())
    #expect(read.specification == nil)
    #expect(read.diagnostics.count < 200)
    #expect(read.diagnostics.contains { $0.id == "specification/more-unknown-keys" })
  }
}
