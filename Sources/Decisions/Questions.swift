import Expressions
import Facts
import RuleBase

/// Ranks what is not known by what its answer could change.
struct Questions {
  private let run: Run
  private let words: Words
  private let decisions: [Decision]
  private let scans: [FactScan]
  private let told: FlipReports
  private let cost: Double?

  init(_ run: Run, _ words: Words, _ decisions: [Decision], _ scans: [FactScan]) {
    self.run = run
    self.words = words
    self.decisions = decisions
    self.scans = scans
    told = FlipReports(run, words, scans)
    cost = Trial(run).cost
  }

  /// Every question about a fact that nobody stated: those that change decisions first, then those
  /// that move the run cost.
  func all() -> [Question] {
    let questions = run.plan.fields.indices.compactMap { index -> Question? in
      let fact = run.facts[index]
      let isOpen = !fact.isStated || fact.knowledge == .unknown
      if case .derived = fact.origin { return nil }
      guard isOpen, let text = run.plan.fields[index].question else { return nil }
      let scan = scans.first { $0.field == index }
      let money = scan.flatMap { runCost($0) }
      let isMoving = scan.map { !$0.variations.isEmpty } ?? false
      guard isMoving || money != nil || fact.isStated || isRead(index) || !waiting(index).isEmpty
      else { return nil }
      return question(index, text, scan?.variations ?? [], money)
    }
    return questions.enumerated().sorted { lhs, rhs in
      let left = (weight(lhs.element), lhs.element.cost?.spread ?? 0)
      let right = (weight(rhs.element), rhs.element.cost?.spread ?? 0)
      return left == right ? lhs.offset < rhs.offset : left > right
    }.map(\.element)
  }

  /// Unknown or assumed facts of which no answer changes anything, in vocabulary order.
  func idle() -> [FactName] {
    let asked = Set(all().map(\.fact))
    return run.plan.fields.indices.filter { index in
      let fact = run.facts[index]
      if case .derived = fact.origin { return false }
      return (!fact.isStated || fact.knowledge == .unknown)
        && run.plan.fields[index].question != nil
    }.map { run.plan.fields[$0].name }.filter { !asked.contains($0) }
  }

  private func isRead(_ index: Int) -> Bool {
    let name = run.plan.fields[index].name
    return decisions.contains { decision in
      decision.restsOn.contains(name)
        || decision.firings.contains { firing in
          guard case .unknown(let missing) = firing.standing else { return false }
          return missing.contains(name) && concerns(firing.rule, decision.outcome)
        }
    }
  }

  /// Whether a rule that can't be judged warns of the outcome, or is about it: one against options
  /// that are not taken anyway would change nothing.
  private func concerns(_ rule: Rule, _ outcome: Outcome) -> Bool {
    rule.effect == .warn || rule.options.isEmpty
      || !Set(rule.options).isDisjoint(with: outcome.options)
  }

  private func question(
    _ index: Int, _ text: String, _ own: [Variation], _ money: Question.Cost?
  ) -> Question {
    let field = run.plan.fields[index]
    let near = own.filter { !told.isFar($0) }
    let changed = near.flatMap { $0.changes.map(\.member) }
    let codes = decisions.filter { decision in changed.contains { $0.id == decision.id } }
    let assumed = run.facts[index].value == nil ? nil : words.text(run.facts[index])
    return Question(
      fact: field.name, text: text, ask: field.ask, changes: codes.map(\.code).uniqued,
      answers: near.map { variation in
        Question.Answer(
          value: told.bound(variation),
          outcomes: variation.changes.map { change in
            "\(change.member.code) \(words.text(change.outcome, of: change.member))"
          },
          answer: variation.value,
          becomes: variation.changes.map { .init(decision: $0.member.id, outcome: $0.outcome) },
          cost: variation.cost, isPriceless: variation.cost.map(isPriceless) ?? false)
      },
      assumed: assumed, cost: money, neededFor: waiting(index), isCutShort: near.count < own.count)
  }

  /// The breakdowns that have no total because a number is not known.
  private func waiting(_ index: Int) -> [BreakdownModel] {
    guard run.facts[index].value == nil, case .number = run.plan.fields[index].kind else {
      return []
    }
    let values = ResolvedValues(words)
    return run.plan.base.breakdowns.filter { breakdown in
      breakdown.when.map(values.isRuledOut) != true
        && breakdown.lines.contains { line in
          guard let slot = run.plan.base.names[line.figure],
            case .unknown = run.situations.base.value(atSlot: slot)
          else { return false }
          return run.leaves(of: [slot]).contains(index)
        }
    }
  }

  /// The least and the most run cost over what the answer may well be, if it moves it.
  private func runCost(_ scan: FactScan) -> Question.Cost? {
    let costs = scan.costs.filter { !isPriceless($0.cost) }
    guard let cost, let least = costs.min(by: { $0.cost < $1.cost }),
      let most = costs.max(by: { $0.cost < $1.cost })
    else { return nil }
    let slot = run.plan.fieldSlots[scan.field]
    let money = Question.Cost(
      now: cost, least: min(least.cost, cost), most: max(most.cost, cost),
      points: costs.map { .init(value: words.text($0.value, of: slot), cost: $0.cost) })
    return money.spread > Self.leastShare * max(cost, 1e-12) ? money : nil
  }

  /// An answer with so many times the run cost is as good as ruled out by it (house).
  private static let priceless = 100.0

  private func isPriceless(_ other: Double) -> Bool {
    cost.map { $0 > 0 && other > Self.priceless * $0 } ?? false
  }

  /// Changes of the run cost below this share of it are noise.
  private static let leastShare = 0.001

  /// Decisions that shape the design weigh more than settings.
  private func weight(_ question: Question) -> Int {
    let changed = question.changes.reduce(0) { sum, code in
      let hasRecord = decisions.contains { $0.code == code && $0.member.hasRecord }
      return sum + (hasRecord ? 10 : 1)
    }
    // An assumption that may well be wrong comes before a possibility that nobody has raised.
    // Without a figure there is nothing to agree on, so what it waits for comes first.
    return changed + (changed > 0 && isDoubtful(question.fact) ? 1000 : 0)
      + (question.neededFor.isEmpty ? 0 : 2000)
  }

  /// Whether an assumption may well be wrong in a way that changes a decision.
  private func isDoubtful(_ name: FactName) -> Bool {
    guard let field = run.plan.fieldIndex(name), run.facts[field].value?.isExact == false else {
      return false
    }
    return scans.first { $0.field == field }?.variations.contains(where: \.isPossible) ?? false
  }
}
