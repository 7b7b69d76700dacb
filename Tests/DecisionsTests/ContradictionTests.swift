import Decisions
import Diagnostics
import Facts
import RuleBase
import Specifications
import TestSupport
import Testing

/// Every contradiction of the standard rules, told at both places and only when all is stated.
@Suite struct ContradictionTests {
  private static let plan = Result { Plan(try RuleBase.load(folders: [RepositoryFiles.rules])) }

  private static let cases: [(id: String, settings: [String])] = [
    ("first_words_after_whole_answer", ["latency.first_token=5 s", "latency.p95=2 s"]),
    ("cloud_against_premises", ["platform.cloud=aws", "privacy.egress=on_prem_only"]),
    (
      "no_connection_against_vendor",
      ["platform.connectivity=air_gapped", "privacy.egress=any_vendor"]
    ),
    ("corpus_that_is_not_needed", ["knowledge.reached_by=none", "knowledge.corpus_docs=5k"]),
    (
      "static_documents_that_change",
      ["knowledge.update_frequency=static", "knowledge.changed_per_day=5/day"]
    ),
    ("queue_without_reviewers", ["use_case.when_unsure=queue", "review.per_day=0/day"]),
    ("signed_but_not_reviewed", ["use_case.signed_by_professional=yes", "review.share=20 %"]),
    ("more_errors_than_room", ["quality.error_rate=20 %", "quality.correct_share=90 %"]),
    (
      "peak_below_mean", ["load.peak_rps=1", "load.requests_per_day=900k", "load.per=calendar_day"]
    ),
    ("streaming_forbidden_but_timed", ["latency.streaming=no", "latency.first_token=1 s"]),
    ("no_connection_against_cloud", ["platform.connectivity=air_gapped", "platform.cloud=gcp"]),
    ("retrieval_slower_than_answer", ["latency.retrieval=3 s", "latency.p95=2 s"]),
    (
      "retrieval_of_what_comes_with_the_request",
      ["knowledge.reached_by=in_request", "latency.retrieval=1 s"]
    ),
    ("first_words_of_a_batch", ["latency.mode=batch", "latency.first_token=1 s"]),
    (
      "signed_after_it_was_seen",
      ["use_case.signed_by_professional=yes", "review.before_release=no"]
    ),
    ("sources_without_documents", ["knowledge.citations=yes", "knowledge.reached_by=none"]),
    ("positive_cases_of_written_text", ["use_case.task=summarise", "labels.positive_rate=2 %"]),
    ("process_without_actions", ["use_case.task=workflow_agent", "use_case.actions=none"]),
    ("two_volumes", ["load.requests_per_day=100/day", "load.volume=1k/day"]),
  ]

  private func found(_ settings: [String]) throws -> (diagnostics: [Diagnostic], facts: FactSet) {
    let plan = try Self.plan.get()
    let read = Specification.settings(settings, plan.base.vocabulary)
    #expect(read.diagnostics.map(\.message) == [])
    return (plan.contradictions(read.facts), read.facts)
  }

  @Test func theTableIsComplete() throws {
    #expect(Self.cases.map(\.id) == (try Self.plan.get().base.contradictions.map(\.id)))
  }

  @Test(arguments: cases.indices)
  func aContradictionIsShownAtBothPlaces(index: Int) throws {
    let (id, settings) = Self.cases[index]
    let base = try Self.plan.get().base
    let rule = try #require(base.contradictions.first { $0.id == id })
    let extra = id == "streaming_forbidden_but_timed" ? ["latency.p95=4 s"] : []
    let (diagnostics, facts) = try found(settings + extra)
    let own = try #require(diagnostics.first { $0.help == rule.help })
    #expect(own.id == "specification/contradiction")
    #expect(own.severity == .error)
    #expect(own.location == place(facts[rule.facts[0]]))
    #expect(own.notes.map(\.location) == rule.facts.dropFirst().compactMap { place(facts[$0]) })
    #expect(!own.message.hasSuffix("."))
  }

  @Test(arguments: cases.indices)
  func oneFactAloneContradictsNothing(index: Int) throws {
    for setting in Self.cases[index].settings {
      #expect(try found([setting]).diagnostics.map(\.message) == [])
    }
  }

  @Test func whatIsUnknownContradictsNothing() throws {
    #expect(try found(["platform.cloud=aws", "privacy.egress=unknown"]).diagnostics.isEmpty)
  }

  @Test func theExamplesDoNotContradictThemselves() throws {
    let plan = try Self.plan.get()
    for file in try RepositoryFiles.exampleSpecifications() {
      let read = Specification.read(file, vocabulary: plan.base.vocabulary)
      let facts = try #require(read.specification).facts
      #expect(plan.contradictions(facts).map(\.message) == [], "\(file.name)")
    }
  }

  private func place(_ fact: Fact?) -> Diagnostics.SourceLocation? {
    guard case .stated(let statement)? = fact?.origin else { return nil }
    return statement.location
  }
}
