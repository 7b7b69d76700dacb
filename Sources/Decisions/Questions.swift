import Facts
import RuleBase

/// Ranks what is not known by what its answer could change.
struct Questions {
  private let run: Run
  private let words: Words
  private let decisions: [Decision]
  private let variations: [Variation]

  init(_ run: Run, _ words: Words, _ decisions: [Decision], _ variations: [Variation]) {
    self.run = run
    self.words = words
    self.decisions = decisions
    self.variations = variations
  }

  /// Every question about a fact that nobody stated, most consequential first.
  func all() -> [Question] {
    let questions = run.plan.fields.indices.compactMap { index -> Question? in
      let fact = run.facts[index]
      let isOpen = !fact.isStated || fact.knowledge == .unknown
      if case .derived = fact.origin { return nil }
      guard isOpen, let text = run.plan.fields[index].question else { return nil }
      let own = variations.filter { $0.field == index }
      guard !own.isEmpty || fact.isStated || isRead(index) else { return nil }
      return question(index, text, own)
    }
    return questions.enumerated().sorted { lhs, rhs in
      let left = weight(lhs.element)
      let right = weight(rhs.element)
      return left == right ? lhs.offset < rhs.offset : left > right
    }.map(\.element)
  }

  private func isRead(_ index: Int) -> Bool {
    let name = run.plan.fields[index].name
    return decisions.contains { decision in
      decision.restsOn.contains(name)
        || decision.firings.contains { firing in
          guard case .unknown(let missing) = firing.standing else { return false }
          return missing.contains(name)
        }
    }
  }

  private func question(_ index: Int, _ text: String, _ own: [Variation]) -> Question {
    let field = run.plan.fields[index]
    let slot = run.plan.fieldSlots[index]
    let changed = own.flatMap { $0.changes.map(\.member) }
    let codes = decisions.filter { decision in changed.contains { $0.id == decision.id } }
    let assumed = run.facts[index].value == nil ? nil : words.text(run.facts[index])
    return Question(
      fact: field.name, text: text, ask: field.ask, changes: codes.map(\.code).uniqued,
      answers: own.map { variation in
        Question.Answer(
          value: words.text(variation.value, of: slot),
          outcomes: variation.changes.map { change in
            "\(change.member.code) \(words.text(change.outcome, of: change.member))"
          },
          answer: variation.value,
          becomes: variation.changes.map { .init(decision: $0.member.id, outcome: $0.outcome) })
      },
      assumed: assumed)
  }

  /// Decisions that shape the design weigh more than settings.
  private func weight(_ question: Question) -> Int {
    let changed = question.changes.reduce(0) { sum, code in
      let hasRecord = decisions.contains { $0.code == code && $0.member.hasRecord }
      return sum + (hasRecord ? 10 : 1)
    }
    // An assumption that may well be wrong comes before a possibility that nobody has raised.
    return changed + (changed > 0 && isDoubtful(question.fact) ? 1000 : 0)
  }

  private func isDoubtful(_ name: FactName) -> Bool {
    run.plan.fieldIndex(name).map { run.facts[$0].value?.isExact == false } ?? false
  }
}
