import Diagnostics
import Facts
import Specifications
import TestSupport
import Testing

@Suite struct ScenarioTests {
  private static let start = """
    archwright: 1
    project: { name: Help, goal: Answers }
    use_case: { task: qa_documents }
    load: { requests_per_day: 20 }

    """

  private func read(_ section: String) throws -> (Specification?, [Diagnostic]) {
    let file = SourceFile(name: "spec.yaml", text: Self.start + section)
    let read = Specification.read(file, vocabulary: try RepositoryFiles.vocabulary())
    return (read.specification, read.diagnostics)
  }

  @Test func changedFactsAreReadAsAtTheTopOfTheFile() throws {
    let (specification, diagnostics) = try read(
      """
      scenarios:
        - name: ten times the volume
          words: Everybody uses it.
          change:
            load: { requests_per_day: 200 }
            budget: { monthly_run: { value: $2k, strength: should } }
        - { name: inside, change: { privacy: { egress: on_prem_only } } }
      """)
    #expect(diagnostics.isEmpty)
    let scenarios = try #require(specification?.scenarios)
    #expect(scenarios.map(\.name) == ["ten times the volume", "inside"])
    #expect(scenarios.map(\.words) == ["Everybody uses it.", nil])
    // In the order of the vocabulary.
    #expect(scenarios[0].facts.all.map(\.name) == ["budget.monthly_run", "load.requests_per_day"])
    #expect(scenarios[0].facts["budget.monthly_run"]?.strength == .should)
    guard case .stated(let statement)? = scenarios[1].facts["privacy.egress"]?.origin else {
      Issue.record("not stated")
      return
    }
    #expect(statement.location.start.line == 11)
    // What a scenario changes is not what the client states.
    #expect(specification?.facts["budget.monthly_run"] == nil)
  }

  @Test(arguments: [
    ("scenarios: many", "specification/not-a-list", 5),
    (
      "scenarios:\n  - { change: { load: { requests_per_day: 3 } } }", "specification/missing-key",
      6
    ),
    ("scenarios:\n  - { name: a, change: {} }", "specification/no-change", 6),
    (
      "scenarios:\n  - name: a\n    change: { lod: { requests_per_day: 3 } }",
      "specification/unknown-section", 7
    ),
    (
      "scenarios:\n  - name: a\n    change: { load: { requests_per_day: 3 GB } }",
      "value/wrong-dimension", 7
    ),
    (
      "scenarios:\n  - name: a\n    change: { diagram: { hide: [x] } }",
      "specification/unknown-section", 7
    ),
    (
      "scenarios:\n  - { name: a, change: { load: { peak_rps: 3/s } } }\n"
        + "  - { name: a, change: { load: { peak_rps: 4/s } } }", "specification/same-scenario", 7
    ),
  ])
  func everyMistakeHasItsPlace(_ section: String, _ id: String, _ line: Int) throws {
    let (specification, diagnostics) = try read(section)
    #expect(specification == nil)
    #expect(diagnostics.map(\.id.rawValue) == [id])
    #expect(diagnostics.first?.location?.start.line == line)
  }
}
