import Expressions
import Facts
import Quantities
import RuleBase

/// Finds what can't be had together, and the least change of each requirement that would help.
struct ConflictSearch {
  private let run: Run
  private let words: Words
  private let oracle: ConflictOracle
  private let most: Int

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - run: what was decided.
  ///   - words: how it is told.
  ///   - most: how many sets of requirements are tried.
  init(_ run: Run, _ words: Words, most: Int) {
    self.run = run
    self.words = words
    self.most = most
    oracle = ConflictOracle(run.pass, Array(ConflictElement.all(run).prefix(64)))
  }

  /// The conflicts; nil where everything can be met by the design as decided or by another one.
  func all() -> Conflicts? {
    let everything = oracle.everything
    let found = MinimalConflicts(of: everything, count: oracle.elements.count, most: most) {
      oracle.isMet($0)
    }
    guard !found.sets.isEmpty else { return metByAnother() }
    let sets = found.sets.sorted { first, second in
      let (one, two) = (strength(first), strength(second))
      if one != two { return one > two }
      return first.nonzeroBitCount == second.nonzeroBitCount
        ? first > second : first.nonzeroBitCount < second.nonzeroBitCount
    }
    let union = sets.reduce(0, |)
    let relaxations = places(union).compactMap { relaxation($0, sets) }
    return Conflicts(
      sets: sets.map(clashing), metBy: [], relaxations: relaxations,
      isBounded: found.isBounded || oracle.isBounded, tried: oracle.tried)
  }

  /// What keeps all limits where the design as decided doesn't; nil where it does.
  private func metByAnother() -> Conflicts? {
    let other = oracle.designs(for: oracle.everything, mostFound: 1).first
    guard let choices = other?.choices(otherThan: run.pass), !choices.isEmpty else { return nil }
    return Conflicts(
      sets: [], metBy: choices, relaxations: [], isBounded: oracle.isBounded, tried: oracle.tried)
  }

  private func places(_ set: UInt64) -> [Int] {
    oracle.elements.indices.filter { set & (1 << UInt64($0)) != 0 }
  }

  private func strength(_ set: UInt64) -> Strength {
    places(set).map { oracle.elements[$0].fact.strength }.min() ?? .must
  }

  // MARK: - Sets

  private func clashing(_ set: UInt64) -> Conflicts.ClashingSet {
    let base = run.plan.base
    let figures = places(set).compactMap { place -> Conflicts.Figure? in
      let element = oracle.elements[place]
      guard let check = element.check.map({ base.checks[$0] }),
        case .double(let loosest)? = element.steps.last,
        let limit = element.fact.value?.base.number,
        let ends = oracle.ends(of: check, set, place, loosest)
      else { return nil }
      return Conflicts.Figure(
        check: check, limit: limit, low: ends.nearest.low, base: ends.nearest.base,
        high: ends.nearest.high, unit: unit(of: check.fact).symbol)
    }
    let obstacles = figures.isEmpty ? oracle.nearest(to: set).obstacles : nil
    return Conflicts.ClashingSet(
      requirements: places(set).map(requirement), strength: strength(set), figures: figures,
      decisions: (obstacles?.contradicted ?? []).map { base.decisions[$0].title }
        + (obstacles?.violated ?? []))
  }

  private func requirement(_ place: Int) -> Conflicts.Requirement {
    let element = oracle.elements[place]
    guard let member = element.choice?.member else {
      return .init(fact: element.fact, decision: nil, words: words.text(element.fact))
    }
    let choice = run.wishes.imposed[member]?.choice ?? ""
    return .init(
      fact: element.fact, decision: member,
      words: words.wording.label(ofOption: choice, of: member))
  }

  private func unit(of fact: FactName) -> Unit {
    run.plan.fieldIndex(fact).map { words.unit(of: run.plan.fieldSlots[$0]) } ?? .plain
  }

  // MARK: - Giving way

  /// The least change of one requirement that settles all sets, or else those that it takes part in.
  private func relaxation(_ place: Int, _ sets: [UInt64]) -> Conflicts.Relaxation? {
    let own = sets.indices.filter { sets[$0] & (1 << UInt64(place)) != 0 }
    let everything = oracle.everything
    if oracle.isMet(everything & ~(1 << UInt64(place))),
      let found = least(place, in: [everything])
    {
      return relaxation(place, found, settling: Array(sets.indices))
    }
    // Beside all that can be kept, whichever of its requirements each of the other sets is settled by.
    let others = sets.filter { $0 & (1 << UInt64(place)) == 0 }
    let kept = places(others.reduce(0, |)).map { first -> UInt64 in
      let given = others.reduce(UInt64(1) << UInt64(first)) { given, set in
        given & set != 0 ? given : given | (1 << UInt64(set.trailingZeroBitCount))
      }
      return everything & ~given
    }
    let left = kept.filter { oracle.isMet($0 & ~(1 << UInt64(place))) }
    if !left.isEmpty, let found = least(place, in: left) {
      return relaxation(place, found, settling: own)
    }
    return least(place, in: own.map { sets[$0] }).map { relaxation(place, $0, settling: own) }
  }

  /// A value of a requirement with a design that meets the rest.
  private struct Found {
    let value: Value?
    let design: Pass
    /// The value with which the limit is met for sure.
    var sure: Double?
  }

  private func least(_ place: Int, in sets: [UInt64]) -> Found? {
    let element = oracle.elements[place]
    func design(_ value: Value) -> Pass? {
      var first: Pass?
      for set in sets {
        guard let found = oracle.designs(for: set, changing: (place, value), mostFound: 1).first
        else { return nil }
        first = first ?? found
      }
      return first
    }
    guard let field = element.field else {
      let without = oracle.designs(
        for: sets[0] & ~(1 << UInt64(place)), mostFound: 1)
      return without.first.map { Found(value: nil, design: $0) }
    }
    guard run.plan.fields[field].kind == .number, case .double(let loosest)? = element.steps.last
    else {
      for step in element.steps {
        if let design = design(step) { return Found(value: step, design: design) }
      }
      return nil
    }
    return leastNumber(place, field, loosest, sets, design)
  }

  /// Solves for the number: from what the designs come to where the limit has a figure, else, and
  /// where less would do, by halving.
  private func leastNumber(
    _ place: Int, _ field: Int, _ loosest: Double, _ sets: [UInt64], _ design: (Value) -> Pass?
  ) -> Found? {
    let element = oracle.elements[place]
    guard let start = element.fact.value?.base.number else { return nil }
    var same = start
    var enough = loosest
    var sure: Double?
    let direction = run.plan.fields[field].limit ?? .atMost
    if let check = element.check.map({ run.plan.base.checks[$0] }) {
      let found = sets.map { oracle.ends(of: check, $0, place, loosest) }
      let nearest = found.compactMap { ends in
        ends.map { direction == .atMost ? $0.nearest.low : $0.nearest.high }
      }
      if nearest.count == sets.count,
        let least = direction == .atMost ? nearest.max() : nearest.min()
      {
        let rounded = outwards(least, direction, field)
        if design(.double(rounded)) != nil {
          enough = rounded
          let less = start + (rounded - start) * 0.99
          if design(.double(less)) == nil { same = enough }
        }
      }
      let farthest = found.compactMap { $0?.sure }
      sure = (direction == .atMost ? farthest.max() : farthest.min()).map {
        outwards($0, direction, field)
      }
    }
    for _ in 0..<24 where same != enough && abs(enough / same - 1) > 0.005 {
      let middle = (same * enough).squareRoot()
      if design(.double(middle)) == nil { same = middle } else { enough = middle }
    }
    let rounded = outwards(enough, direction, field)
    guard let found = design(.double(rounded)) else { return nil }
    return Found(value: .double(rounded), design: found, sure: sure == rounded ? nil : sure)
  }

  /// The number at three digits, away from the side on which the solution has to stay; of shares the
  /// rest to one is rounded.
  private func outwards(_ number: Double, _ direction: Field.Limit, _ field: Int) -> Double {
    let unit = run.plan.fields[field].unit.factor
    func up(_ value: Double) -> Double {
      let rounded = roundedToSignificantDigits(value, 3)
      guard rounded < value, value > 0 else { return rounded }
      return roundedToSignificantDigits(value * 1.005, 3)
    }
    switch direction {
    case .atMost: return (up(number / unit) * unit).atSixDigits
    case .atLeast:
      return number < 1
        ? (1 - up(1 - number)).atSixDigits : roundedToSignificantDigits(number * 0.995, 3)
    }
  }

  private func relaxation(
    _ place: Int, _ found: Found, settling settled: [Int]
  ) -> Conflicts.Relaxation {
    let element = oracle.elements[place]
    let slot = element.field.map { run.plan.fieldSlots[$0] }
    let requirement = requirement(place)
    return Conflicts.Relaxation(
      requirement: requirement, from: requirement.words,
      to: found.value.map { words.text($0, of: slot) } ?? "free choice",
      fromNumber: element.fact.value?.base.number, toNumber: found.value?.number,
      sure: found.sure, concession: element.concession, effects: effects(found.design),
      settles: settled)
  }

  /// The totals of breakdowns that differ between the design as decided and another.
  private func effects(_ other: Pass) -> [Conflicts.Effect] {
    run.plan.base.breakdowns.compactMap { model in
      guard let slot = run.plan.base.names[model.total],
        let before = run.pass.cells.base[slot].numberValue,
        let after = other.cells.base[slot].numberValue, before.isFinite, after.isFinite,
        abs(after - before) > 0.01 * abs(before)
      else { return nil }
      return Conflicts.Effect(
        label: "\(model.title.lowercasedFirst), \(model.totalLabel)", before: before,
        after: after, unit: words.unit(of: slot).symbol)
    }
  }
}
