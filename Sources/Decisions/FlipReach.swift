import Expressions
import Facts
import RuleBase

/// How far from what is stated or assumed another number of a fact is worth telling.
struct FlipReach {
  /// What nobody knows is told up to so many times what is assumed, and down to such a part; a limit
  /// that nobody stated, down to such a part of the figure that it is held against (house).
  private static let farFromAssumed = 10.0
  /// What is stated is told down to such a part of it, and a stated limit down to such a part of the
  /// figure (house).
  private static let farBelowStated = 1_000.0
  private static let farBelowFigure = 100.0

  private let isKnown: Bool
  private let low: Double
  private let base: Double
  private let high: Double
  /// What the design comes to where the fact limits it from above, as far as that is known.
  private let figure: Double?

  init(_ run: Run, _ index: Int) {
    let fact = run.facts[index]
    isKnown = fact.isStated && fact.knowledge != .unknown
    base = fact.value?.base.number ?? 0
    low = fact.value?.range?.lowerBound ?? base
    high = fact.value?.range?.upperBound ?? base
    let name = run.plan.fields[index].name
    figure = run.plan.base.checks.first { $0.fact == name && $0.compare == .atMost }?.estimate
      .flatMap { run.plan.base.names[$0] }.flatMap { run.situations.base.number(atSlot: $0) }
  }

  /// Whether a number on one side of the present one is far from anything plausible.
  func isFar(_ number: Double, isAbove: Bool) -> Bool {
    if isKnown {
      guard !isAbove else { return false }
      return number * Self.farBelowStated < base
        || figure.map { number * Self.farBelowFigure < $0 } ?? false
    }
    return isAbove ? number > Self.farFromAssumed * high : number * Self.farFromAssumed < low
  }

  /// Whether a limit that nobody stated is far below the figure that it would be held against.
  func isFarBelowFigure(_ number: Double) -> Bool {
    figure.map { number * Self.farFromAssumed < $0 } ?? false
  }
}
