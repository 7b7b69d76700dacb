import Dispatch
import Expressions
import Facts
import Quantities
import RuleBase
import Synchronization

/// One changed fact and the decisions whose outcome it changes.
struct Variation: Sendable {
  /// One outcome that differs from the base run's.
  struct Change: Sendable {
    let member: DecisionModel.Member
    let outcome: Outcome
  }

  let field: Int
  /// The changed value: for a number, the first one at which something changes.
  let value: Value
  /// For a number, on which side of the stated value it lies.
  let isAbove: Bool?
  /// For a number, the last value at which nothing changes, where that is the limit itself.
  var limit: Value?
  let changes: [Change]
}

/// Runs the plan over changed facts to see what depends on them.
struct Variations {
  private let run: Run
  private let plan: Plan

  init(_ run: Run) {
    self.run = run
    plan = run.plan
  }

  /// Every variation asked for, in vocabulary order.
  func all(_ analyses: Plan.Analyses) -> [Variation] {
    let fields = plan.fields.indices.filter { index in
      let isStated = run.facts[index].isStated && run.facts[index].knowledge != .unknown
      guard analyses.contains(isStated ? .flips : .questions) else { return false }
      if case .derived = run.facts[index].origin { return false }
      return plan.tables.dependencies.affected[index].contains { place in
        if case .decision = plan.base.order[place] { return true }
        return false
      }
    }
    let found = Mutex<[Int: [Variation]]>([:])
    DispatchQueue.concurrentPerform(iterations: fields.count) { place in
      let variations = self.variations(of: fields[place])
      found.withLock { $0[place] = variations }
    }
    return found.withLock { found in fields.indices.flatMap { found[$0] ?? [] } }
  }

  private func variations(of index: Int) -> [Variation] {
    let fact = run.facts[index]
    let field = plan.fields[index]
    switch field.kind {
    case .boolean:
      let current = fact.value?.base
      return [Value.bool(true), .bool(false)].filter { $0 != current }
        .compactMap { variation(index, $0) }
    case .choice(let choices, _):
      return choices.map { Value.string($0.id) }.filter { $0 != fact.value?.base }
        .compactMap { variation(index, $0) }
    case .choices(let choices, let isOpen):
      return toggles(fact.value?.base, choices, isOpen: isOpen)
        .compactMap { variation(index, $0) }
    case .number: return crossings(index, fact, field)
    case .text, .texts, .records: return []
    }
  }

  /// The sets that differ from the present one by a single word.
  private func toggles(_ current: Value?, _ choices: [Field.Choice], isOpen: Bool) -> [Value] {
    var words: [Value] = []
    if case .list(let list)? = current { words = list }
    return choices.map { choice in
      let word = Value.string(choice.id)
      return .list(words.contains(word) ? words.filter { $0 != word } : words + [word])
    }
  }

  private func variation(_ index: Int, _ value: Value, isAbove: Bool? = nil) -> Variation? {
    let changes = changes(index, value)
    guard !changes.isEmpty else { return nil }
    return Variation(field: index, value: value, isAbove: isAbove, changes: changes)
  }

  private func changes(_ index: Int, _ value: Value) -> [Variation.Change] {
    let other = run.pass.changing([(index, .known(FactValue(value)))])
    var changes: [Variation.Change] = []
    for (place, model) in plan.base.decisions.enumerated() {
      for (index, member) in model.members.enumerated()
      where other.differs(from: run.pass, in: place, index) {
        changes.append(Variation.Change(member: member, outcome: other.outcome(place, index)))
      }
    }
    return changes
  }

  // MARK: - Numbers

  /// The nearest values in each direction at which something changes.
  private func crossings(_ index: Int, _ fact: Fact, _ field: Field) -> [Variation] {
    guard let start = fact.value?.base.number else { return [] }
    if case .assumed = fact.origin {
      return (fact.value?.otherPoints ?? []).compactMap { point in
        variation(index, point, isAbove: point.number.map { $0 > start })
      }
    }
    guard start > 0 else { return [] }
    return [true, false].compactMap { crossing(index, field, from: start, upwards: $0) }
  }

  private static let steps: [Double] = [2, 10, 100, 1000]

  private func crossing(
    _ index: Int, _ field: Field, from start: Double, upwards: Bool
  ) -> Variation? {
    var same = start
    for step in Self.steps {
      var probe = upwards ? start * step : start / step
      if let high = field.domain.high { probe = min(probe, high) }
      if let low = field.domain.low { probe = max(probe, low) }
      guard probe != same else { return nil }
      if !changes(index, .double(probe)).isEmpty {
        let edge = bisect(index, same: same, changed: probe)
        var variation = variation(index, .double(edge.changed), isAbove: upwards)
        variation?.limit = edge.limit.map { .double($0) }
        return variation
      }
      same = probe
    }
    return nil
  }

  /// The changed end of a crossing, to three significant digits, and the limit where only what lies
  /// beyond it changes something.
  private func bisect(
    _ index: Int, same: Double, changed: Double
  ) -> (changed: Double, limit: Double?) {
    var same = same
    var changed = changed
    for _ in 0..<12 where abs(changed / same - 1) > 0.002 {
      let middle = (same * changed).squareRoot()
      if changes(index, .double(middle)).isEmpty { same = middle } else { changed = middle }
    }
    // Limits are round in the unit in which they are written.
    let unit = plan.fields[index].unit.factor
    let rounded = roundedToSignificantDigits(changed / unit, 3) * unit
    if !changes(index, .double(rounded)).isEmpty { return (rounded, nil) }
    let beyond = (rounded * (changed > same ? 1.00001 : 0.99999)).atSixDigits
    if !changes(index, .double(beyond)).isEmpty { return (beyond, rounded) }
    return (changed.atSixDigits, nil)
  }
}
