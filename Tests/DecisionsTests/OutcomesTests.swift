import Decisions
import Diagnostics
import Dispatch
import Expressions
import Facts
import RuleBase
import Specifications
import Synchronization
import TestSupport
import Testing

/// Outcomes without reasons, and re-runs over changed facts, against full runs over the same facts.
@Suite struct OutcomesTests {
  private static let plan = Result { Plan(try RuleBase.load(folders: [RepositoryFiles.rules])) }

  /// The facts of a random specification; they may contradict each other.
  private func facts(_ seed: UInt64, _ plan: Plan) -> FactSet? {
    let random = RandomSpecification(
      plan.base.vocabulary,
      decisions: plan.base.members.map { _, member in
        .init(id: member.id, options: member.options.map(\.id))
      })
    return Specification.read(random.file(seed: seed), vocabulary: plan.base.vocabulary)
      .specification?.facts
  }

  /// The specifications that others change one fact of: random ones, and the examples.
  private func many(_ plan: Plan) throws -> [FactSet] {
    let random = (0..<12 as Range<UInt64>).compactMap { facts($0 * 7 + 1, plan) }
    let examples = try RepositoryFiles.exampleSpecifications().compactMap {
      Specification.read($0, vocabulary: plan.base.vocabulary).specification?.facts
    }
    return random + examples
  }

  private func ends(_ outcome: Outcome?) -> String {
    guard let outcome else { return "none" }
    return "\(outcome.status) \(outcome.options)"
  }

  private func value(_ field: Field, _ random: inout SeededGenerator) -> Value? {
    switch field.kind {
    case .boolean: return .bool(random.isOnce(in: 2))
    case .number: return .double(random.pick([0.5, 1, 30, 4_000, 2e6]))
    case .choice(let choices, _): return choices.isEmpty ? nil : .string(random.pick(choices).id)
    case .choices(let choices, _):
      return .list(random.some(choices, most: 3).map { .string($0.id) })
    case .text, .texts, .records: return nil
    }
  }

  @Test func outcomesAreThoseOfTheFullRun() throws {
    let plan = try Self.plan.get()
    for facts in try many(plan) {
      let outcomes = plan.outcomes(facts)
      for decision in plan.resolve(facts, analyses: []).decisions {
        #expect(ends(outcomes[decision.id]) == ends(decision.outcome), "\(decision.id)")
      }
    }
  }

  @Test func aChangedFactGivesWhatItGivesWhenStatedAtOnce() throws {
    let plan = try Self.plan.get()
    var random = SeededGenerator(seed: 5)
    for facts in try many(plan) {
      var changed = plan.outcomes(facts)
      var stated = facts
      for _ in 0..<12 {
        let name = random.pick(changed.decisiveFacts)
        guard let field = plan.base.vocabulary[name], let value = value(field, &random) else {
          continue
        }
        let before = stated[name] ?? Fact(name: name, knowledge: .unknown, origin: .missing)
        var fact = before
        fact.knowledge = .known(FactValue(value))
        if !before.isStated { fact.origin = .assumed(because: "", source: "") }
        changed = changed.changing(name, to: fact.knowledge)
        // A fact counts as stated when it is; its strength stays what it was.
        fact.origin = .stated(
          Statement(
            location: SourceLocation(
              file: "", start: .init(line: 1, column: 1), end: .init(line: 1, column: 1)), text: "")
        )
        if !before.isStated { fact.strength = .must }
        stated[name] = fact
        #expect(changed.differences(from: plan.outcomes(stated)) == [], "\(name) = \(value)")
      }
    }
  }

  @Test func threadsDoNotMatter() throws {
    let plan = try Self.plan.get()
    let facts = try #require(try many(plan).last)
    let base = plan.outcomes(facts)
    let names = base.decisiveFacts
    @Sendable func result(_ index: Int) -> [String] {
      var random = SeededGenerator(seed: UInt64(index))
      guard let field = plan.base.vocabulary[names[index]], let value = value(field, &random) else {
        return []
      }
      let other = base.changing(names[index], to: .known(FactValue(value)))
      return other.differences(from: base).map { "\($0) \(ends(other[$0]))" }
    }
    let found = Mutex<[Int: [String]]>([:])
    DispatchQueue.concurrentPerform(iterations: names.count) { index in
      let own = result(index)
      found.withLock { $0[index] = own }
    }
    for index in names.indices { #expect(found.withLock { $0[index] } == result(index)) }
  }

  @Test func rowsOfOneDecisionComeWithTheRulesThatWereAsked() throws {
    let world = try World(
      """
      id: d
      code: T01
      order: 1
      title: D
      question: Which?
      scope: platform
      hit_policy: first
      options:
        - { id: a, label: A, summary: A. }
        - { id: b, label: B, summary: B. }
      rules:
        - id: d/large
          when: x.size > 10 && x.colour == 'red'
          effect: choose
          options: [a]
          because: Large and red.
          sources: [house]
          examples: { fires: [{ x.size: 11, x.colour: red }], silent: [{ x.size: 1 }] }
        - id: d/secret
          when: x.secret
          effect: choose
          options: [b]
          because: Secret.
          sources: [house]
          examples: { fires: [{ x.secret: yes }], silent: [{ x.secret: no }] }
      """)
    var table = try #require(
      DecisionRows(world.plan, decision: "d", facts: ["x.size", "x.colour", "x.secret"]))
    let first = table.row([.known(.double(20)), .known(.string("red")), .known(.bool(true))])
    let second = table.row([.known(.double(20)), .unknown, .known(.bool(true))])
    let third = table.row([.known(.double(2)), .known(.string("red")), .known(.bool(false))])
    #expect(table.decide(first) == "a")
    #expect(table.decide(second) == "b")
    #expect(table.decide(third) == nil)
    #expect(table.trace(first).asked.map(\.truth) == [.holds])
    let trace = table.trace(second)
    #expect(trace.option == "b")
    #expect(trace.asked.map(\.truth) == [.undecided, .holds])
    let terms = trace.terms(of: world.base.decisions[0].rules[0].when.expression)
    #expect(terms.map(\.truth) == [.holds, .unknown([1])] || terms.count == 2)
  }
}
