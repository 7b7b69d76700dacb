import Expressions
import Facts
import RuleBase

/// What stands against a design: limits that it breaks for sure, decisions without an option, and
/// fixed choices that a rule excludes.
struct Obstacles: Sendable {
  /// A limit with the figure that breaks it.
  struct Breach: Hashable, Sendable {
    /// The place of the check.
    let check: Int
    let limit: Double
    let low: Double
    let base: Double
    let high: Double

    /// How many times the figure is off, above one; a share short of what is asked counts alike.
    let excess: Double
  }

  var breaches: [Breach] = []
  /// Places of decisions of which no option is left.
  var contradicted: [Int] = []
  /// Ids of members whose fixed choice is excluded.
  var violated: [String] = []

  var isEmpty: Bool { breaches.isEmpty && contradicted.isEmpty && violated.isEmpty }

  /// Looks at a pass.
  ///
  /// - Parameters:
  ///   - pass: the design.
  ///   - demanded: the fields whose limits count.
  init(_ pass: Pass, demanding demanded: Set<Int>) {
    let base = pass.tables.base
    for (place, check) in base.checks.enumerated() {
      guard let field = pass.tables.fieldIndex(check.fact), demanded.contains(field),
        let breach = Self.breach(check, place, field, pass)
      else { continue }
      breaches.append(breach)
    }
    for (place, state) in pass.states.enumerated() where state.applies {
      for (member, verdict) in state.verdicts.enumerated()
      where verdict == .contradicted && !pass.isFixed(place, member) {
        contradicted.append(place)
        break
      }
      if !pass.wishes.imposed.isEmpty { violated += pass.violations(of: place) }
    }
  }

  private static func breach(
    _ check: Check, _ place: Int, _ field: Int, _ pass: Pass
  ) -> Breach? {
    guard let estimate = check.estimate, let slot = pass.tables.base.names[estimate],
      let limit = pass.fact(field).value?.base.number,
      let base = pass.cells.base[slot].numberValue
    else { return nil }
    let ends = [
      pass.cells.low[slot].numberValue ?? base, base, pass.cells.high[slot].numberValue ?? base,
    ]
    guard let low = ends.min(), let high = ends.max() else { return nil }
    let isBroken = check.compare == .atMost ? low > limit : high < limit
    guard isBroken else { return nil }
    let excess = check.compare == .atMost ? low / limit : limit / high
    return Breach(
      check: place, limit: limit, low: low, base: base, high: high,
      excess: excess.isFinite ? excess : .infinity)
  }

  /// Whether another design has no larger obstacle of any kind and a smaller one of some.
  func isBeaten(by other: Obstacles) -> Bool {
    if other.contradicted.count > contradicted.count { return false }
    if other.violated.count > violated.count { return false }
    for breach in other.breaches {
      guard let own = breaches.first(where: { $0.check == breach.check }),
        own.excess >= breach.excess
      else { return false }
    }
    return other.contradicted.count < contradicted.count || other.violated.count < violated.count
      || breaches.contains { own in
        (other.breaches.first { $0.check == own.check }?.excess ?? 0) < own.excess
      }
  }
}

extension Pass {
  /// The members of a decision whose fixed choice a rule excludes.
  func violations(of place: Int) -> [String] {
    let model = tables.base.decisions[place]
    guard states[place].applies else { return [] }
    var copy = self
    var state = states[place]
    return model.members.indices.compactMap { member in
      let id = model.members[member].id
      guard let imposed = wishes.imposed[id] else { return nil }
      if let joint = tables.joints[place] {
        guard joint.fixed(imposed.choice, member: member) != nil else { return nil }
        var walk = Walk(self, joint, state.memory, comparing: state.compared, isAgain: true)
        let none = model.members.map { _ in false }
        let isLeft = state.compared.bits.contains { candidate in
          joint.has(candidate, imposed.choice, member) && !walk.isSunk(candidate, imposed: none)
        }
        return isLeft ? nil : id
      }
      guard
        let option = model.members[member].options.firstIndex(where: { $0.id == imposed.choice })
      else { return nil }
      let out = copy.excluded(tables.decisions[place], &state) { _ in true }
      return out[member][option] ? id : nil
    }
  }
}
