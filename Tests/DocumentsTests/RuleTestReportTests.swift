import Decisions
import Diagnostics
import Documents
import Foundation
import RuleBase
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The results of `rules test` in every format.
@Suite struct RuleTestReportTests {
  private static let decision = """
    id: d
    code: T01
    order: 1
    title: D
    question: Which?
    scope: slice
    hit_policy: ladder
    options: [{ id: a, label: A }, { id: b, label: B }]
    rules:
      - id: d/right
        when: x.size > 10
        effect: exclude
        options: [a]
        because: Large.
        sources: [house]
        examples: { fires: [{ x.size: 11 }], silent: [{ x.size: 1 }, { x.size: 2 }] }
      - id: d/wrong
        when: x.size < 5 && x.size > 0
        effect: exclude
        options: [b]
        because: Small.
        sources: [house]
        examples: { fires: [{ x.size: 3 }, { x.size: 7 }], silent: [{ x.size: 9 }] }
    """

  private func report(threshold: Double? = nil, covers: Bool = true) throws -> RuleTestReport {
    let rules = try TemporaryRules([
      "sources.yaml":
        "sources: { house: { title: House, publisher: Tests, grade: H, as_of: 2026-11 } }",
      "vocabulary/x.yaml": """
      section: x
      label: X
      order: 1
      fields: [{ name: size, kind: number, domain: 0.., label: size }]
      """,
      "decisions/d.yaml": Self.decision,
    ])
    defer { withExtendedLifetime(rules) {} }
    let plan = Plan(try RuleBase.load(folders: [rules.folder], readsExamples: true))
    return RuleTestReport(
      results: plan.runExamples(), coverage: covers ? plan.coverage(of: []) : nil,
      threshold: threshold)
  }

  @Test func textHasSharesAndWhatIsMissing() throws {
    let report = try report()
    #expect(report.summary == "6 examples: 1 fail\n")
    #expect(
      report.coverageText(isWhole: false) == """
        rules    100 % (2 of 2) seen to fire and to stay silent
        branches 83.3 % (5 of 6) seen, two for each part of a condition
        options  0 % (0 of 2) the outcome of a decision

        Not reached:
          Rules/decisions/d.yaml:18:11: in 'd/wrong', 'x.size > 0' never fails
          Rules/decisions/d.yaml:8:11: 'a' is never the outcome of 'd'
          Rules/decisions/d.yaml:8:32: 'b' is never the outcome of 'd'

        """)
    #expect(try self.report(covers: false).coverageText(isWhole: true) == "")
  }

  @Test(arguments: [
    (nil, []), (83.0, []), (90.0, ["only 83.3 % of the branches are reached, below 90 %"]),
  ])
  func aThresholdSaysWhatIsBelowIt(threshold: Double?, expected: [String]) throws {
    let report = try report(threshold: threshold)
    #expect(report.shortfalls.map(\.message) == expected)
    #expect(report.errors.count == expected.count + 1)
  }

  @Test func junitHasATestForEachExample() throws {
    let reader = ElementReader()
    let parser = XMLParser(data: Data(try report(threshold: 90).junit.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    let cases = reader.elements.filter { $0.name == "testcase" }
    #expect(
      cases.map { "\($0.attributes["classname"] ?? "") \($0.attributes["name"] ?? "")" } == [
        "d/right fires 1", "d/right silent 1", "d/right silent 2", "d/wrong fires 1",
        "d/wrong fires 2", "d/wrong silent 1", "coverage rules", "coverage branches",
      ])
    #expect(reader.elements.count { $0.name == "failure" } == 2)
    let suite = try #require(reader.elements.first { $0.name == "testsuite" })
    #expect(suite.attributes["tests"] == "8")
    #expect(suite.attributes["failures"] == "2")
  }

  @Test func gitHubGetsAnnotations() throws {
    let lines = try report().github.split(separator: "\n")
    #expect(
      lines.first == """
        ::error file=Rules/decisions/d.yaml,line=23,col=40,title=rule/example-failed::\
        'd/wrong' stays silent, but its example says that it fires
        """)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("::notice file=") })
    #expect(lines.count == 4)
  }

  @Test func jsonAndSARIFHaveEverything() throws {
    let report = try report(threshold: 90)
    let json = report.json
    #expect(json["examples"]?["failed"] == .number(1))
    #expect(json["errors"]?.entries.count == 2)
    #expect(json["coverage"]?["branches"]?["reached"] == .number(5))
    #expect(json["coverage"]?["missing"]?.entries.count == 3)
    let log =
      try JSONSerialization.jsonObject(
        with: Data(report.sarif(toolVersion: "1").utf8)) as? [String: Any]
    let run = (log?["runs"] as? [[String: Any]])?.first
    #expect((run?["results"] as? [Any])?.count == 5)
  }
}

/// Notes the elements of an XML document.
private final class ElementReader: NSObject, XMLParserDelegate {
  var elements: [(name: String, attributes: [String: String])] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
  }
}
