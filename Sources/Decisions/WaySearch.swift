import Dispatch
import Expressions
public import Facts
import RuleBase
import Synchronization

extension Plan {
  /// The smallest changes of facts under which an option or product would be chosen.
  ///
  /// Tried are all values of one fact at a time, as for flips; if none is found, pairs of values of
  /// two facts that the decision hangs on, where numbers are taken at the values that change any
  /// decision and at coarse steps.
  ///
  /// - Parameters:
  ///   - choice: the id of an option or of a product.
  ///   - decision: the id of the decision or member.
  ///   - stated: what the client stated.
  /// - Returns: what was found, and over how much it was searched; nil for a decision that is not
  ///   there.
  public func ways(to choice: String, of decision: String, _ stated: FactSet) -> Ways? {
    for (place, model) in base.decisions.enumerated() {
      guard let member = model.members.firstIndex(where: { $0.id == decision }) else { continue }
      let run = Run(self, Pass(tables, stated: stated))
      return WaySearch(run, place, member, choice).ways()
    }
    return nil
  }
}

/// Searches for changes of facts that make one choice the outcome.
struct WaySearch {
  private let run: Run
  private let trial: Trial
  private let words: Words
  private let decision: Int
  private let member: Int
  private let choice: String

  /// One fact at one value.
  private struct Step: Sendable {
    let field: Int
    let value: Value
    /// How large the change is, from 1 on.
    let size: Double
  }

  init(_ run: Run, _ decision: Int, _ member: Int, _ choice: String) {
    self.run = run
    self.decision = decision
    self.member = member
    self.choice = choice
    trial = Trial(run)
    words = Words(run)
  }

  func ways() -> Ways {
    let scans = FactScans(run).all([.flips, .questions, .thorough])
    let told = FlipReports(run, words, scans)
    let single = scans.flatMap { singleWays($0, told) }
    if !single.isEmpty {
      return Ways(
        all: sorted(single), facts: scans.count, pairedFacts: 0, pairs: 0)
    }
    let (found, fields, pairs) = pairedSteps(scans)
    let ways = found.map { pair in
      (
        way: Ways.Way(
          changes: pair.map { change($0, told) }, outcome: outcome(of: pair)),
        size: pair.reduce(1) { $0 * $1.size }
      )
    }
    return Ways(all: sorted(ways), facts: scans.count, pairedFacts: fields, pairs: pairs)
  }

  private static let mostWays = 5

  private func sorted(_ ways: [(way: Ways.Way, size: Double)]) -> [Ways.Way] {
    ways.enumerated().sorted { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }
      .prefix(Self.mostWays).map(\.element.way)
  }

  // MARK: - One fact

  /// The nearest values of a fact at which the choice is made, on each side.
  private func singleWays(_ scan: FactScan, _ told: FlipReports) -> [(way: Ways.Way, size: Double)]
  {
    var sides: Set<Bool?> = []
    return scan.variations.compactMap { variation in
      let step = nearStep(variation)
      let pass = trial.pass([(step.field, step.value)])
      guard isReached(pass) else { return nil }
      if variation.isStretch, !sides.insert(variation.isAbove).inserted { return nil }
      let label = words.label(of: run.plan.fieldSlots[scan.field])
      let change = Ways.Change(
        fact: run.plan.fields[scan.field].name, words: "\(label): \(told.bound(variation))",
        value: variation.value, margin: told.margin(variation),
        isStated: told.isKnown(scan.field))
      return (
        Ways.Way(changes: [change], outcome: pass.outcome(decision, member)), step.size
      )
    }
  }

  private func nearStep(_ variation: Variation) -> Step {
    Step(
      field: variation.field, value: variation.value,
      size: size(variation.field, variation.value))
  }

  /// How large a change is: how many times the number, or a fixed size for words, more for what every
  /// project has to state.
  private func size(_ field: Int, _ value: Value) -> Double {
    let weight = run.plan.fields[field].isRequired ? 1_000.0 : 1
    guard let number = value.number else { return 3 * weight }
    guard let now = run.facts[field].value?.base.number, now > 0, number > 0 else {
      return 10 * weight
    }
    return max(number / now, now / number) * weight
  }

  private func isReached(_ pass: Pass) -> Bool {
    let outcome = pass.outcome(decision, member)
    if outcome.options.contains(choice) { return true }
    guard let joint = run.plan.joints[decision], pass.states[decision].applies else { return false }
    let products = pass.products(
      member, joint, pass.states[decision], run.plan.tables.memberIDs[decision][member])
    return products.contains { joint.choices[member][$0].id == choice }
  }

  private func outcome(of steps: [Step]) -> Outcome {
    trial.pass(steps.map { ($0.field, $0.value) }).outcome(decision, member)
  }

  // MARK: - Two facts

  private static let mostPairs = 20_000

  /// Pairs of values at which the choice is made, the smallest for each pair of facts.
  private func pairedSteps(_ scans: [FactScan]) -> (found: [[Step]], fields: Int, pairs: Int) {
    let place = run.plan.base.order.firstIndex { step in
      if case .decision(let index) = step { index == decision } else { false }
    }
    guard let place else { return ([], 0, 0) }
    let affected = run.plan.tables.dependencies.affected
    let relevant = scans.filter { affected[$0.field].contains(place) }
    let steps = relevant.map { otherSteps($0) }
    var pairs: [(Step, Step)] = []
    for first in steps.indices {
      for second in steps.indices.dropFirst(first + 1) {
        for one in steps[first] { for other in steps[second] { pairs.append((one, other)) } }
      }
    }
    // The smallest changes first, so that a bound leaves out the largest.
    let sizes = pairs.map { $0.0.size * $0.1.size }
    let order = pairs.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }.prefix(Self.mostPairs)
    let tried = order.map { pairs[$0] }
    let reached = Mutex<Set<Int>>([])
    DispatchQueue.concurrentPerform(iterations: (tried.count + 63) / 64) { part in
      for index in (part * 64)..<min((part + 1) * 64, tried.count) {
        let (one, other) = tried[index]
        if isReached(trial.pass([(one.field, one.value), (other.field, other.value)])) {
          reached.withLock { _ = $0.insert(index) }
        }
      }
    }
    var seen: Set<[Int]> = []
    let found = reached.withLock { $0.sorted() }.map { [tried[$0].0, tried[$0].1] }
      .filter { seen.insert($0.map(\.field)).inserted }
    return (found.prefix(Self.mostWays).map { $0 }, relevant.count, tried.count)
  }

  /// The values of a fact to pair with others: all words; of numbers those at which any decision
  /// changes, and steps by ten.
  private func otherSteps(_ scan: FactScan) -> [Step] {
    let field = run.plan.fields[scan.field]
    let now = run.facts[scan.field].value?.base
    var values = field.otherValues(than: now)
    if field.kind == .number {
      var numbers = scan.variations.compactMap(\.value.number)
      if let now = now?.number { numbers += [0.01, 0.1, 10, 100].map { now * $0 } }
      values = Set(numbers.map(\.atSixDigits)).sorted().filter { field.domain.contains($0) }
        .map { .double($0) }
    }
    return values.filter { $0 != now }.map {
      Step(field: scan.field, value: $0, size: size(scan.field, $0))
    }
  }

  private func change(_ step: Step, _ told: FlipReports) -> Ways.Change {
    let now = run.facts[step.field].value?.base.number
    let variation = Variation(
      field: step.field, value: step.value,
      isAbove: step.value.number.flatMap { number in now.map { number > $0 } },
      low: step.value.number.map { .init(number: $0, isIncluded: true) },
      high: step.value.number.map { .init(number: $0, isIncluded: true) }, changes: [], cost: nil)
    let label = words.label(of: run.plan.fieldSlots[step.field])
    return Ways.Change(
      fact: run.plan.fields[step.field].name, words: "\(label): \(told.bound(variation))",
      value: step.value, margin: told.margin(variation), isStated: told.isKnown(step.field))
  }
}
