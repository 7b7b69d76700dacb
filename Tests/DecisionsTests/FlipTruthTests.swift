import Decisions
import Expressions
import Facts
import RuleBase
import Specifications
import TestSupport
import Testing

/// Flips of the standard rules against runs over the changed facts.
@Suite struct FlipTruthTests {
  private static let plan = Result { Plan(try RuleBase.load(folders: [RepositoryFiles.rules])) }

  /// The facts of some examples, and of random specifications.
  private func many(_ plan: Plan) throws -> [FactSet] {
    let random = RandomSpecification(plan.base.vocabulary)
    let made = (0..<4 as Range<UInt64>).compactMap { seed in
      Specification.read(random.file(seed: seed * 11 + 3), vocabulary: plan.base.vocabulary)
        .specification?.facts
    }
    let examples = try RepositoryFiles.exampleSpecifications().compactMap {
      Specification.read($0, vocabulary: plan.base.vocabulary).specification?.facts
    }
    return made + examples
  }

  private func ends(_ outcome: Outcome?) -> String {
    guard let outcome else { return "none" }
    return "\(outcome.status) \(outcome.options)"
  }

  @Test func applyingAFlipChangesTheOutcomeToWhatWasSaid() throws {
    let plan = try Self.plan.get()
    var tried = 0
    for facts in try many(plan) {
      let base = plan.outcomes(facts)
      for decision in plan.resolve(facts, analyses: [.flips, .questions, .thorough]).decisions {
        for flip in decision.flips {
          let other = base.changing(flip.fact, to: .known(FactValue(flip.value)))
          #expect(
            ends(other[decision.id]) == ends(flip.becomes), "\(decision.id): \(flip.words)")
          #expect(other.differences(from: base).contains(decision.id))
          tried += 1
        }
      }
    }
    #expect(tried > 500)
  }

  @Test func stoppingShortOfANumberChangesNothing() throws {
    let plan = try Self.plan.get()
    for facts in try many(plan) {
      let base = plan.outcomes(facts)
      for decision in plan.resolve(facts, analyses: [.flips, .thorough]).decisions {
        for flip in decision.flips where flip.side == .above || flip.side == .below {
          guard let number = flip.value.number, number > 0,
            let now = base.fact(flip.fact)?.value, let start = now.base.number, now.isExact
          else { continue }
          // From a value that is the limit itself, everything beyond it counts.
          guard start == 0 || (number / start - 1).magnitude > 1e-4 else { continue }
          // Short of the crossing by more than what is not told apart, and half the way to it.
          let back = flip.side == .above ? 0.9999 : 1.0001
          for short in [number * back, start + (number - start) / 2]
          where flip.side == .above ? short > start : short < start {
            let other = base.changing(flip.fact, to: .known(FactValue(.double(short))))
            #expect(
              !other.differences(from: base).contains(decision.id),
              "\(decision.id): \(flip.words), at \(short)")
          }
        }
      }
    }
  }

  @Test func aSteadyFactChangesNothingOnAGrid() throws {
    let plan = try Self.plan.get()
    for facts in try many(plan).suffix(6) {
      let base = plan.outcomes(facts)
      let decisions = plan.resolve(facts, analyses: [.flips, .questions, .thorough]).decisions
      for fact in Set(decisions.flatMap(\.steady)).sorted(by: { $0.rawValue < $1.rawValue }) {
        guard let field = plan.base.vocabulary[fact] else { continue }
        for value in grid(field, base.fact(fact)?.value?.base) {
          let changed = base.changing(fact, to: .known(FactValue(value)))
            .differences(from: base)
          for decision in decisions where decision.steady.contains(fact) {
            #expect(!changed.contains(decision.id), "\(decision.id): \(fact) = \(value)")
          }
        }
      }
    }
  }

  @Test func changesOfSeveralFactsLeadToTheOptionThatTheyAreToldOf() throws {
    let plan = try Self.plan.get()
    var tried = 0
    for facts in try many(plan) {
      let base = plan.outcomes(facts)
      for decision in plan.resolve(facts, analyses: [.flips, .questions, .ways]).decisions {
        for verdict in decision.options {
          guard let ways = verdict.ways else { continue }
          #expect(verdict.verdict == .defensible)
          #expect(!ways.all.isEmpty || !ways.obstacles.isEmpty, "\(verdict.option.id)")
          for way in ways.all {
            let other = way.changes.reduce(base) {
              $0.changing($1.fact, to: .known(FactValue($1.value)))
            }
            #expect(
              other[decision.id]?.options.contains(verdict.option.id) == true,
              "\(decision.id) \(verdict.option.id): \(way.changes.map(\.words))")
            #expect(ends(other[decision.id]) == ends(way.outcome))
            tried += 1
          }
        }
      }
    }
    #expect(tried > 100)
  }

  private func grid(_ field: Field, _ now: Value?) -> [Value] {
    switch field.kind {
    case .boolean: return [.bool(true), .bool(false)]
    case .choice(let choices, _): return choices.map { .string($0.id) }
    case .number:
      let start = now?.number ?? 1
      return [0.001, 0.04, 0.3, 0.8, 1.1, 1.3, 1.7, 2.5, 4, 30, 800].map { start * $0 }
        .filter { field.domain.contains($0) }.map { .double($0) }
    case .choices, .text, .texts, .records: return []
    }
  }
}
