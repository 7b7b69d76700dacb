import Decisions
import Diagnostics
import Expressions
import Facts
import RuleBase
import Specifications
import TestSupport
import Testing

/// The standard rules on the examples of the repository.
@Suite struct ExampleTests {
  /// One example with what the standard rules make of it.
  struct Example: Sendable {
    let plan: Plan
    let facts: FactSet
    let resolution: Resolution
  }

  static let names = [
    "contract-summaries", "research-assistant", "shop-recommendations", "support-chatbot",
  ]

  private static let examples = Result {
    let plan = Plan(try RuleBase.load(folders: [RepositoryFiles.rules], readsExamples: true))
    let files = try RepositoryFiles.exampleSpecifications()
    return Dictionary(
      uniqueKeysWithValues: files.compactMap { file -> (String, Example)? in
        let read = Specification.read(file, vocabulary: plan.base.vocabulary)
        guard let facts = read.specification?.facts else { return nil }
        let name = String(file.name.prefix { $0 != "/" })
        return (name, Example(plan: plan, facts: facts, resolution: plan.resolve(facts)))
      })
  }

  private func example(_ name: String) throws -> Example {
    try #require(try Self.examples.get()[name])
  }

  @Test func everyExampleOfEveryRuleHolds() throws {
    let results = try example(Self.names[0]).plan.runExamples()
    #expect(results.count > 500)
    #expect(results.compactMap(\.problem).map(\.message) == [])
  }

  @Test(arguments: [
    ("contract-summaries", "approach", "chosen language_model"),
    ("contract-summaries", "adaptation", "chosen document_in_prompt"),
    ("contract-summaries", "hosting", "chosen on_premises_operated"),
    ("contract-summaries", "vector_store", "not_applicable"),
    ("contract-summaries", "human_review", "chosen review_every_output"),
    ("research-assistant", "approach", "chosen language_model"),
    ("research-assistant", "adaptation", "chosen rag"),
    ("research-assistant", "hosting", "chosen vendor_api"),
    ("research-assistant", "retrieval", "chosen hybrid_rerank"),
    ("research-assistant", "human_review", "chosen low_confidence_queue"),
    ("support-chatbot", "adaptation", "chosen rag"),
    ("shop-recommendations", "approach", "chosen classic_model"),
  ])
  func theOutcomeIsTheExpectedOne(name: String, decision: String, expected: String) throws {
    #expect(try example(name).resolution.outcome(decision) == expected)
  }

  @Test func whereDataMayGoIsAProvisoOfTheVendor() throws {
    let hosting = try #require(try example("research-assistant").resolution.decision("hosting"))
    #expect(hosting.provisos.contains { $0.facts == ["privacy.egress"] })
  }

  @Test(arguments: names)
  func nothingClashes(name: String) throws {
    #expect(try example(name).resolution.clashes.map(\.summary) == [])
  }

  @Test(arguments: names)
  func everyStatedFactHasOneAccount(name: String) throws {
    let example = try example(name)
    let stated = example.facts.all.filter { $0.knowledge != .unknown }.map(\.name)
    #expect(Set(example.resolution.accounts.map(\.fact.name)) == Set(stated))
    #expect(example.resolution.accounts.count == stated.count)
  }

  /// What a change or an answer is said to lead to is what a run from the start comes to.
  @Test(arguments: names)
  func everyPredictionComesTrue(name: String) throws {
    let example = try example(name)
    // A debug build is slow: it tries some of them, a release build all.
    #if DEBUG
      let step = 5
    #else
      let step = 1
    #endif
    let predictions = example.predictions
    #expect(predictions.count > 20)
    for place in stride(from: 0, to: predictions.count, by: step) {
      let prediction = predictions[place]
      let fresh = example.fresh(prediction.fact, prediction.value)
      for (decision, outcome) in prediction.outcomes {
        #expect(
          fresh.outcome(decision) == outcome,
          "\(decision) when \(prediction.fact) is \(prediction.value)")
      }
    }
  }

  @Test(arguments: names)
  func manyTasksComeToTheSame(name: String) async throws {
    let example = try example(name)
    let expected = example.resolution.summary
    let all = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { example.plan.resolve(example.facts).summary == expected }
      }
      var all = true
      for await isEqual in group { all = all && isEqual }
      return all
    }
    #expect(all)
  }
}

extension ExampleTests.Example {
  /// One changed fact and the outcomes that it is said to lead to.
  struct Prediction {
    let fact: FactName
    let value: Value
    /// By decision, in short.
    var outcomes: [(String, String)]
  }

  /// What flips and questions say, each change of a fact once.
  fileprivate var predictions: [Prediction] {
    var found: [Prediction] = []
    func add(_ fact: FactName, _ value: Value, _ decision: String, _ outcome: Outcome) {
      if let place = found.firstIndex(where: { $0.fact == fact && $0.value == value }) {
        found[place].outcomes.append((decision, outcome.short))
      } else {
        found.append(.init(fact: fact, value: value, outcomes: [(decision, outcome.short)]))
      }
    }
    for decision in resolution.decisions {
      for flip in decision.flips { add(flip.fact, flip.value, decision.id, flip.becomes) }
    }
    for question in resolution.questions {
      for answer in question.answers {
        let changed = Dictionary(
          uniqueKeysWithValues: answer.becomes.map { ($0.decision, $0.outcome) })
        for decision in resolution.decisions {
          let outcome = changed[decision.id] ?? decision.outcome
          add(question.fact, answer.answer, decision.id, outcome)
        }
      }
    }
    return found
  }

  /// The facts with one at another value, decided from the start.
  fileprivate func fresh(_ name: FactName, _ value: Value) -> Resolution {
    var facts = facts
    var fact =
      facts[name]
      ?? Fact(
        name: name, knowledge: .unknown,
        origin: .stated(
          Statement(
            location: .init(
              file: "test", start: .init(line: 1, column: 1), end: .init(line: 1, column: 1)),
            text: "")))
    fact.knowledge = .known(FactValue(value))
    facts[name] = fact
    return plan.resolve(facts, analyses: [])
  }
}

extension Resolution {
  /// Everything that was decided, with its reasons, as lines.
  fileprivate var summary: [String] {
    decisions.flatMap { decision -> [String] in
      ["\(decision.id) \(decision.outcome)", "\(decision.provisos)", "\(decision.flips)"]
        + decision.options.map { "\($0.option.id) \($0.verdict) \($0.score ?? 0)" }
        + decision.firings.map { "\($0.rule.id) \($0.standing) \($0.terms)" }
        + decision.quantities.map { "\($0.id) \($0.low) \($0.base) \($0.high)" }
    } + questions.map { "\($0.fact) \($0.answers.map(\.value))" }
      + accounts.map { "\($0.fact.name) \($0.status) \($0.note)" }
  }
}

extension Outcome {
  /// As `Resolution.outcome(_:)` says it.
  var short: String { ([status] + options).joined(separator: " ") }
}
