import Diagnostics
import Expressions
import Facts
import Specifications
import TestSupport
import Testing

@Suite struct SpecificationReadingTests {
  private let vocabulary: Vocabulary

  init() throws { vocabulary = try RepositoryFiles.vocabulary() }

  private func read(_ text: String) throws -> Specification {
    let start = "archwright: 1\nproject: { name: N, goal: G }\nuse_case: { task: summarise }\n"
    let read = Specification.read(
      SourceFile(name: "spec.yaml", text: start + text), vocabulary: vocabulary)
    #expect(read.diagnostics == [])
    return try #require(read.specification)
  }

  @Test func valuesAreTypedByTheVocabulary() throws {
    let facts = try read(
      """
      load: { requests_per_day: 6..16, input_tokens: 18k }
      latency: { p95: 5 min }
      prior_system: { monthly_cost: $15k/month }
      privacy: { residency: [NO, DE], erasure: yes, data_classes: pii }
      ops: { availability_slo: 99.9 % }
      """
    ).facts
    #expect(facts["load.input_tokens"]?.value == FactValue(.double(18000)))
    #expect(facts["latency.p95"]?.value == FactValue(.double(300)))
    #expect(
      facts["prior_system.monthly_cost"]?.value?.base.number.map { ($0 * 2_628_000).rounded() }
        == 15000)
    #expect(facts["privacy.residency"]?.value?.base == .list([.string("NO"), .string("DE")]))
    #expect(facts["privacy.erasure"]?.value?.base == .bool(true))
    #expect(facts["privacy.data_classes"]?.value?.base == .list([.string("pii")]))
    #expect(facts["ops.availability_slo"]?.value?.base == .double(0.999))
    let requests = try #require(facts["load.requests_per_day"]?.value)
    #expect(requests.otherPoints.compactMap(\.number).map { ($0 * 86400).rounded() } == [6, 16])
  }

  @Test func unknownAndAbsentAreTwoThings() throws {
    let facts = try read(
      "latency: { p95: unknown, first_token: none, retrieval: }"
    ).facts
    #expect(facts["latency.p95"]?.knowledge == .unknown)
    #expect(facts["latency.first_token"]?.knowledge == .absent)
    #expect(facts["latency.retrieval"]?.knowledge == .unknown)
    #expect(facts["latency.turn"] == nil)
  }

  @Test func quotedWordsAreOnlyWords() throws {
    let facts = try read("review: { who: 'unknown' }\nknowledge: { acl: none }").facts
    #expect(facts["review.who"]?.value?.base == .string("unknown"))
    #expect(facts["knowledge.acl"]?.value?.base == .string("none"))
  }

  @Test func aValueKeepsItsStrengthAndSource() throws {
    let facts = try read(
      """
      privacy:
        egress:
          value: on_prem_only
          strength: should
          source: guidelines
          requirement: SEC-4
      """
    ).facts
    let fact = try #require(facts["privacy.egress"])
    #expect(fact.strength == .should)
    guard case .stated(let statement) = fact.origin else {
      Issue.record("not stated")
      return
    }
    #expect(statement.text == "on_prem_only")
    #expect(statement.source == "guidelines")
    #expect(statement.requirement == "SEC-4")
    #expect(statement.location.start == SourcePosition(line: 6, column: 12))
  }

  @Test func slicesCarryTheFactsThatTheyReplace() throws {
    let specification = try read(
      """
      slices:
        - name: court filings
          share: 10 %
          exactness: exact
          latency: { p95: { value: 1 h, strength: should } }
          when_unsure: unknown
        - { name: the rest of the letters, error_rate: 1 % }
      """)
    let slices = specification.slices
    #expect(slices.map(\.name) == ["court filings", "the rest of the letters"])
    #expect(slices.map(\.share) == [0.1, nil])
    #expect(slices[0].location.start == SourcePosition(line: 5, column: 11))
    #expect(
      slices[0].facts.all.map(\.name.rawValue)
        == ["use_case.exactness", "latency.p95", "use_case.when_unsure"])
    #expect(slices[0].facts["latency.p95"]?.value == FactValue(.double(3600)))
    #expect(slices[0].facts["latency.p95"]?.strength == .should)
    #expect(slices[0].facts["use_case.when_unsure"]?.knowledge == .unknown)
    #expect(slices[1].facts["quality.error_rate"]?.value == FactValue(.double(0.01)))
    let whole = specification.facts.overridden(by: slices[0].facts)
    #expect(whole["use_case.exactness"]?.value?.base == .string("exact"))
    #expect(whole["project.goal"]?.value?.base == .string("G"))
  }

  @Test func factsStandInTheOrderOfTheVocabulary() throws {
    let one = try read("ops: { rto: 1 h }\nbudget: { capex: unknown }")
    let other = try read("budget: { capex: unknown }\nops: { rto: 1 h }")
    #expect(one.facts.all.map(\.name) == other.facts.all.map(\.name))
    #expect(one.digest != other.digest)
  }

  @Test func theDigestIsThatOfTheBytes() throws {
    let text = "archwright: 1\nproject: { goal: é }\nuse_case: { task: chat }\n"
    let read = Specification.read(
      SourceFile(name: "a", text: text), vocabulary: vocabulary)
    let specification = try #require(read.specification)
    #expect(specification.digest.count == 8)
    #expect(specification.digest == "1290bea8")
    #expect(specification.name == "Unnamed project")
    #expect(specification.goal == "é")
    #expect(specification.formatVersion == 1)
  }

  @Test func examplesAreSound() throws {
    for file in try RepositoryFiles.exampleSpecifications() {
      let read = Specification.read(file, vocabulary: vocabulary)
      #expect(read.diagnostics == [], "\(file.name)")
    }
  }
}
