import Expressions
import Facts
import Quantities
import RuleBase

/// Tells what was found by changing facts, decision by decision.
struct FlipReports {
  private let run: Run
  private let words: Words
  private let scans: [FactScan]

  init(_ run: Run, _ words: Words, _ scans: [FactScan]) {
    self.run = run
    self.words = words
    self.scans = scans
  }

  /// Whether a fact is stated with a value.
  func isKnown(_ field: Int) -> Bool {
    run.facts[field].isStated && run.facts[field].knowledge != .unknown
  }

  /// The nearest changes that lead a member elsewhere: stated facts first, and among these limits of
  /// numbers, then yes or no, then choices.
  func flips(_ member: DecisionModel.Member) -> [Flip] {
    let ranked = scans.enumerated().sorted { lhs, rhs in
      (rank(lhs.element.field), lhs.offset) < (rank(rhs.element.field), rhs.offset)
    }
    return ranked.flatMap { flips(of: $0.element, member) }
  }

  /// Of some facts those of which no value that was tried changes any outcome of a member.
  func steady(_ reads: [FactName], _ flips: [Flip]) -> [FactName] {
    let moving = Set(flips.map(\.fact))
    let scanned = Set(scans.map { run.plan.fields[$0.field].name })
    return reads.filter { name in
      scanned.contains(name) && !moving.contains(name)
        && run.plan.base.vocabulary[name]?.isScanned == true
    }
  }

  /// Limits of numbers are most telling, then yes or no, then choices.
  private func rank(_ field: Int) -> Int {
    let isAssumed = isKnown(field) ? 0 : 10
    switch run.plan.fields[field].kind {
    case .number: return isAssumed
    case .boolean: return isAssumed + 1
    case .choice: return isAssumed + 2
    case .choices, .text, .texts, .records: return isAssumed + 3
    }
  }

  // MARK: - One fact

  /// A changed value that leads a member elsewhere.
  private struct Found {
    let variation: Variation
    let outcome: Outcome
    let text: String
  }

  private func flips(of scan: FactScan, _ member: DecisionModel.Member) -> [Flip] {
    var found: [Found] = []
    var sides: Set<Bool?> = []
    for variation in scan.variations {
      guard let change = variation.changes.first(where: { $0.member.id == member.id }) else {
        continue
      }
      // Of numbers only the nearest on each side.
      if variation.isStretch, !sides.insert(variation.isAbove).inserted { continue }
      found.append(
        Found(
          variation: variation, outcome: change.outcome,
          text: words.text(change.outcome, of: member)))
    }
    return grouped(found)
  }

  /// One flip for all words of a fact that lead to the same outcome.
  private func grouped(_ found: [Found]) -> [Flip] {
    var groups: [(first: Found, values: Alternatives)] = []
    for one in found {
      let value = Alternatives(bound(one.variation))
      if !one.variation.isStretch,
        let place = groups.firstIndex(where: {
          $0.first.text == one.text && $0.values.start == value.start
        })
      {
        groups[place].values.add(value)
      } else {
        groups.append((one, value))
      }
    }
    return groups.map { first, values in
      let variation = first.variation
      let label = words.label(of: run.plan.fieldSlots[variation.field])
      return Flip(
        fact: run.plan.fields[variation.field].name,
        words: "\(label): \(values.text(telling: Self.toldValues))", outcome: first.text,
        value: variation.value, becomes: first.outcome, side: variation.side,
        isStated: isKnown(variation.field), margin: margin(variation),
        distance: distance(variation), isFar: isFar(variation))
    }
  }

  /// Of so many values that lead to the same all are named (house).
  private static let toldValues = 4

  /// Whether numbers are far from anything plausible: from the ends of what is assumed, from what is
  /// stated, or from the figure that a limit is held against.
  func isFar(_ variation: Variation) -> Bool {
    guard variation.isStretch else { return false }
    let reach = FlipReach(run, variation.field)
    guard run.facts[variation.field].value != nil else {
      return variation.high.map { reach.isFarBelowFigure($0.number) } ?? false
    }
    guard let isAbove = variation.isAbove, let near = variation.near else { return false }
    return reach.isFar(near.number, isAbove: isAbove)
  }

  // MARK: - Words

  /// The assumption that has to hold, in words.
  func kept(_ variation: Variation) -> String {
    let slot = run.plan.fieldSlots[variation.field]
    let label = words.label(of: slot)
    if let near = variation.near, let isAbove = variation.isAbove {
      let text = edge(near, slot)
      return isAbove
        ? "\(label) stays \(near.isIncluded ? "below" : "at most") \(text)"
        : "\(label) stays \(near.isIncluded ? "above" : "at least") \(text)"
    }
    if variation.isStretch { return "\(label) is not \(bound(variation))" }
    let base = run.facts[variation.field].value?.base
    return "\(label): \(base.map { words.text($0, of: slot) } ?? "unknown")"
  }

  /// The changed value: a bound for a number, what comes or goes for a set.
  func bound(_ variation: Variation) -> String {
    let slot = run.plan.fieldSlots[variation.field]
    if variation.isStretch { return stretch(variation, slot) }
    let text = words.text(variation.value, of: slot)
    guard case .list(let changed) = variation.value else { return text }
    var before: [Value] = []
    if case .list(let words)? = run.facts[variation.field].value?.base { before = words }
    if let added = changed.first(where: { !before.contains($0) }) {
      return "also \(words.text(.list([added]), of: slot))"
    }
    if let removed = before.first(where: { !changed.contains($0) }) {
      return "without \(words.text(.list([removed]), of: slot))"
    }
    return text
  }

  /// Numbers from their near end, or between both where they hold the present one or none is known.
  private func stretch(_ variation: Variation, _ slot: Int) -> String {
    func text(_ bound: Variation.Bound) -> String { edge(bound, slot) }
    func above(_ bound: Variation.Bound) -> String {
      bound.isIncluded ? "\(text(bound)) or more" : "above \(text(bound))"
    }
    func below(_ bound: Variation.Bound) -> String {
      bound.isIncluded ? "\(text(bound)) or less" : "below \(text(bound))"
    }
    switch (variation.isAbove, variation.low, variation.high) {
    case (true?, let low?, _): return above(low)
    case (false?, _, let high?): return below(high)
    case (_, let low?, let high?):
      if low.number == high.number { return text(low) }
      return "\(above(low)), \(below(high))"
    case (_, let low?, nil): return above(low)
    case (_, nil, let high?): return below(high)
    case (_, nil, nil): return "any number"
    }
  }

  /// The end of a stretch: a limit as it is, what was solved for with three digits.
  private func edge(_ bound: Variation.Bound, _ slot: Int) -> String {
    if bound.isExact { return words.text(.double(bound.number), of: slot) }
    let factor = words.unit(of: slot).factor
    let number = roundedToSignificantDigits(bound.number / factor, 3) * factor
    return "about \(words.text(.double(number), of: slot))"
  }

  /// How far the present value is from the changed one.
  func margin(_ variation: Variation) -> String? {
    guard let near = variation.near, let base = run.facts[variation.field].value?.base.number,
      base != 0
    else { return nil }
    let slot = run.plan.fieldSlots[variation.field]
    let origin = isKnown(variation.field) ? "stated" : "assumed"
    let present = "the \(origin) \(words.text(run.facts[variation.field]))"
    let ratio = near.number / base
    if ratio >= 1.995 { return "\(format(roundedToSignificantDigits(ratio, 2))) times \(present)" }
    if ratio > 0, ratio < 0.5 {
      return "\(format(roundedToSignificantDigits(ratio * 100, 2))) % of \(present)"
    }
    guard ratio > 0 else { return "now \(present)" }
    let gap = roundedToSignificantDigits((near.number - base).magnitude, 3)
    let share = roundedToSignificantDigits((ratio - 1).magnitude * 100, 2)
    if share < 0.01 { return "\(present) lies at the limit" }
    return "\(words.text(.double(gap), of: slot)) (\(format(share)) %) from \(present)"
  }

  private func distance(_ variation: Variation) -> Double {
    guard let near = variation.near, let base = run.facts[variation.field].value?.base.number,
      base > 0, near.number > 0
    else { return 1 }
    return max(near.number / base, base / near.number)
  }
}

extension Variation {
  /// Where the value lies.
  var side: Flip.Side {
    guard isStretch else { return .other }
    switch isAbove {
    case true?: return .above
    case false?: return .below
    case nil: return .known
    }
  }
}
